import { ApiError, Unreachable } from '../api'

export type ProblemKind =
  | 'offline'
  | 'in_grading'
  | 'too_large'
  | 'unacceptable'
  | 'too_many'
  | 'busy'
  | 'not_found'
  | 'forbidden'
  | 'session'
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

export function problemOf(error: unknown, now = Date.now()): Problem {
  if (error instanceof Unreachable) return { kind: 'offline', message: '', retryAt: null }
  if (!(error instanceof ApiError)) throw error
  const wait = error.retryAfterSeconds
  return { kind: KINDS[error.status] ?? 'unexpected', message: error.message, retryAt: wait ? now + wait * 1000 : null }
}
