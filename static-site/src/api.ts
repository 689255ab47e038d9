import type { Assignment, AssignmentSummary, Me, NewSession, Submission, SubmissionPage } from './shapes'

/** The API answered, and the answer was no. `code` is the contract's, or `http_<status>` when a gateway answered. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly retryAfterSeconds: number | null = null,
    readonly submission: string | null = null,
  ) {
    super(message)
  }
}

/** No answer came. The request may have arrived all the same: repeat it only with the same Idempotency-Key. */
export class Unreachable extends Error {}

export interface ApiOptions {
  base: string
  token: () => string | null
  /** Called on every 401, before the error is thrown. */
  unauthorized?: () => void
  fetch?: typeof fetch
}

interface Call {
  method?: string
  body?: unknown
  headers?: Record<string, string>
}

export type Api = ReturnType<typeof createApi>

export function createApi({ base, token, unauthorized = () => {}, fetch: send = fetch }: ApiOptions) {
  const etags = new Map<string, { etag: string; submission: Submission }>()

  async function respond(path: string, call: Call): Promise<Response> {
    try {
      return await send(base.replace(/\/$/, '') + path, request(call, token()))
    } catch (error) {
      throw new Unreachable(String(error))
    }
  }

  async function answer<T>(path: string, call: Call = {}): Promise<T> {
    const response = await respond(path, call)
    if (!response.ok) throw await refused(response)
    return (await response.json()) as T
  }

  async function refused(response: Response): Promise<ApiError> {
    if (response.status === 401) unauthorized()
    return asError(response)
  }

  /** One conditional GET: an unchanged submission costs an empty 304. */
  async function submission(id: string): Promise<Submission> {
    const known = etags.get(id)
    const headers: Record<string, string> = known ? { 'If-None-Match': known.etag } : {}
    const response = await respond(`/submissions/${encodeURIComponent(id)}`, { headers })
    if (response.status === 304 && known) return known.submission
    if (!response.ok) throw await refused(response)
    return remember(id, response)
  }

  async function remember(id: string, response: Response): Promise<Submission> {
    const body = (await response.json()) as Submission
    const etag = response.headers.get('ETag')
    if (etag) etags.set(id, { etag, submission: body })
    return body
  }

  return {
    submission,
    openSession: (joinCode?: string) =>
      answer<NewSession>('/sessions', { method: 'POST', body: joinCode ? { join_code: joinCode } : {} }),
    recover: (recoveryCode: string) =>
      answer<NewSession>('/sessions/recover', { method: 'POST', body: { recovery_code: recoveryCode } }),
    newRecoveryCode: () => answer<{ recovery_code: string }>('/me/recovery-code', { method: 'POST', body: {} }),
    me: () => answer<Me>('/me'),
    assignments: () => answer<AssignmentSummary[]>('/assignments'),
    assignment: (slug: string) => answer<Assignment>(`/assignments/${encodeURIComponent(slug)}`),
    submit: (assignment: string, code: string, key: string) =>
      answer<Submission>('/submissions', {
        method: 'POST',
        body: { assignment, code },
        headers: { 'Idempotency-Key': key },
      }),
    submissions: (slug: string, cursor?: string) =>
      answer<SubmissionPage>(`/submissions?${new URLSearchParams({ assignment: slug, ...(cursor ? { cursor } : {}) })}`),
    ticket: async () => (await answer<{ ticket: string }>('/tickets', { method: 'POST', body: {} })).ticket,
  }
}

function request({ method = 'GET', body, headers = {} }: Call, token: string | null): RequestInit {
  return {
    method,
    // The page keeps its own ETags; the browser's cache would hide a new verdict behind an old answer.
    cache: 'no-store',
    headers: {
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }
}

async function asError(response: Response): Promise<ApiError> {
  const body = await response.json().catch(() => ({}))
  // The gateway's own refusals are {"message"}, ours are {"error": {...}}.
  const error = body?.error ?? { message: body?.message }
  return new ApiError(
    response.status,
    error.code ?? `http_${response.status}`,
    error.message ?? '',
    retryAfter(response.headers.get('Retry-After')),
    error.submission ?? null,
  )
}

function retryAfter(header: string | null): number | null {
  const seconds = Number(header)
  return header !== null && Number.isFinite(seconds) ? Math.max(1, Math.ceil(seconds)) : null
}
