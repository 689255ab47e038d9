import { ApiError, Unreachable } from '../api'

export type ProblemKind =
  | 'offline'
  | 'in_grading'
  | 'too_large'
  | 'unacceptable'
  | 'empty'
  | 'too_many'
  | 'busy'
  | 'not_found'
  | 'no_assignment'
  | 'no_submission'
  | 'forbidden'
  | 'session'
  | 'closed'
  | 'used_up'
  | 'cooling'
  | 'unexpected'

/** A failed request as the page speaks of it: what kind, the API's own sentence, and when to try again. */
export interface Problem {
  kind: ProblemKind
  message: string
  retryAt: number | null
}

const KINDS: Record<number, ProblemKind> = {
  401: 'session',
  403: 'forbidden',
  404: 'not_found',
  409: 'in_grading',
  413: 'too_large',
  422: 'unacceptable',
  429: 'too_many',
  502: 'busy',
  503: 'busy',
  504: 'busy',
}

// What the assignment's own rules refuse has the status of something else.
const RULES: Record<string, ProblemKind> = {
  assignment_closed: 'closed',
  attempts_used_up: 'used_up',
  cooling_down: 'cooling',
}

const CODES: Record<string, ProblemKind> = {
  ...RULES,
  code_empty: 'empty',
  assignment_not_found: 'no_assignment',
  submission_not_found: 'no_submission',
}

/** The assignment's rules said no: what the page believed of them is out of date. */
export function isAgainstTheRules({ kind }: Problem): boolean {
  return Object.values(RULES).includes(kind)
}

export function problemOf(error: unknown, now = Date.now()): Problem {
  if (error instanceof Unreachable) return { kind: 'offline', message: '', retryAt: null }
  if (!(error instanceof ApiError)) throw error
  const wait = error.retryAfterSeconds
  return { kind: CODES[error.code] ?? KINDS[error.status] ?? 'unexpected', message: error.message, retryAt: wait ? now + wait * 1000 : null }
}

/** What went wrong in it, or nothing. What is no failed request is a mistake of ours, and thrown. */
export async function problemIn(action: () => Promise<unknown>): Promise<Problem | null> {
  try {
    await action()
    return null
  } catch (error) {
    return problemOf(error)
  }
}
