import type { Assignment, CourseStart, NewSession, Submission, SubmissionPage } from './shapes'

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

/** No answer of the API came, or only a part of it. The request may have arrived: repeat it only with the same Idempotency-Key. */
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

/** Every request of the page. Methods throw ApiError or Unreachable; they may be handed on without their object. */
export class Api {
  #etags = new Map<string, { etag: string; submission: Submission }>()

  constructor(private readonly options: ApiOptions) {}

  openSession = (joinCode: string, assignment: string) =>
    this.#post<NewSession>('/sessions', { ...(joinCode && { join_code: joinCode }), ...(assignment && { assignment }) })
  recover = (recoveryCode: string) => this.#post<NewSession>('/sessions/recover', { recovery_code: recoveryCode })
  newRecoveryCode = () => this.#post<{ recovery_code: string }>('/me/recovery-code', {})
  ticket = async () => (await this.#post<{ ticket: string }>('/tickets', {})).ticket
  course = (assignment: string) =>
    this.#answer<CourseStart>(`/course${assignment && `?${new URLSearchParams({ assignment })}`}`)
  assignment = (slug: string) => this.#answer<Assignment>(`/assignments/${encodeURIComponent(slug)}`)

  submit = (assignment: string, code: string, key: string) =>
    this.#post<Submission>('/submissions', { assignment, code }, { 'Idempotency-Key': key })

  submissions = (assignment: string, cursor?: string) =>
    this.#answer<SubmissionPage>(`/submissions?${new URLSearchParams({ assignment, ...(cursor ? { cursor } : {}) })}`)

  /** One conditional GET: an unchanged submission costs an empty 304. */
  submission = async (id: string): Promise<Submission> => {
    const known = this.#etags.get(id)
    const headers: Record<string, string> = known ? { 'If-None-Match': known.etag } : {}
    const response = await this.#respond(`/submissions/${encodeURIComponent(id)}`, { headers })
    return response.status === 304 && known ? known.submission : this.#remember(id, response)
  }

  async #remember(id: string, response: Response): Promise<Submission> {
    const submission = await this.#body<Submission>(response)
    const etag = response.headers.get('ETag')
    if (etag) this.#etags.set(id, { etag, submission })
    return submission
  }

  #post<T>(path: string, body: unknown, headers: Record<string, string> = {}): Promise<T> {
    return this.#answer<T>(path, { method: 'POST', body, headers })
  }

  async #answer<T>(path: string, call: Call = {}): Promise<T> {
    return this.#body<T>(await this.#respond(path, call))
  }

  async #respond(path: string, call: Call): Promise<Response> {
    const { base, token, fetch: send = fetch } = this.options
    return send(base.replace(/\/$/, '') + path, request(call, token())).catch(unreachable)
  }

  async #body<T>(response: Response): Promise<T> {
    // The line may break in the middle, and a network that wants a sign-in answers in the API's place.
    if (response.ok) return (await response.json().catch(unreachable)) as T
    if (response.status === 401) this.options.unauthorized?.()
    throw await asError(response)
  }
}

function unreachable(error: unknown): never {
  throw new Unreachable(String(error))
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
