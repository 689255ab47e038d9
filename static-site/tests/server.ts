import type { Assignment, AssignmentSummary, CourseStart, Me, Submission } from '../src/shapes'
import { aStudent, aSubmission, aSummary, anAssignment } from './make'

interface Refusal {
  status: number
  code: string
  message?: string
  headers?: Record<string, string>
  submission?: string
}

const NEW_SESSION = { user_id: 'u1', token: 'new-token', recovery_code: 'code-1' }

/** The API as far as the page's tests need it: real requests and answers, one student, no time. */
export class FakeServer {
  me: Me = aStudent()
  assignments: AssignmentSummary[] = [aSummary(), aSummary({ slug: 'sum', title: 'Sum', position: 2, points: 20 })]
  page: Assignment = anAssignment()
  submissions = new Map<string, Submission>()
  requests: { method: string; path: string; headers: Headers; body: Record<string, string> }[] = []
  refusals = new Map<string, Refusal | 'silence'>()

  readonly fetch = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const { pathname, search } = new URL(String(input))
    const method = init.method ?? 'GET'
    const body = JSON.parse(String(init.body ?? '{}'))
    this.requests.push({ method, path: pathname + search, headers: new Headers(init.headers), body })
    const refusal = this.refusals.get(`${method} ${pathname}`)
    if (refusal === 'silence') throw new TypeError('Failed to fetch')
    return refusal ? refused(refusal) : this.#answer(method, pathname, search, body)
  }

  sent(method: string, path: string) {
    return this.requests.filter((request) => request.method === method && request.path.split('?')[0] === path)
  }

  #answer(method: string, path: string, search: string, body: Record<string, string>): Response {
    const [, collection = '', id] = path.split('/')
    if (path === '/submissions' && method === 'POST') return this.#accept(body)
    if (path === '/submissions') return json(200, { submissions: this.#history(), next: null })
    if (collection === 'submissions') return this.#one(id!)
    if (collection === 'assignments' && id) return json(200, this.#page(id))
    if (path === '/course') return json(200, this.#course(new URLSearchParams(search).get('assignment')))
    if (path === '/sessions') return json(201, { ...NEW_SESSION, course: this.#course(body.assignment ?? null) })
    return json(200, this.#fixed()[path] ?? {})
  }

  #page(slug: string): Assignment {
    const summary = this.assignments.find((each) => each.slug === slug)
    const { deadline = null, latest_submission = null } = summary ?? {}
    return { ...this.page, slug, deadline, latest_submission }
  }

  #course(wanted: string | null): CourseStart {
    const slug = this.assignments.some((each) => each.slug === wanted) ? wanted : this.me.next_assignment
    return { me: this.me, assignments: this.assignments, assignment: slug ? this.#page(slug) : null }
  }

  #fixed(): Record<string, unknown> {
    return {
      '/tickets': { ticket: 't' },
      '/sessions/recover': { user_id: 'u2', token: 'other-token' },
    }
  }

  #accept({ assignment, code }: Record<string, string>): Response {
    const submission = aSubmission({ id: `s${this.submissions.size + 1}`, assignment: assignment!, code: code! })
    this.submissions.set(submission.id, submission)
    return json(202, submission)
  }

  #one(id: string): Response {
    const submission = this.submissions.get(id)
    return submission ? json(200, submission, { ETag: `"${submission.version}"` }) : refused({ status: 404, code: 'not_found' })
  }

  #history() {
    return [...this.submissions.values()].reverse().map(({ timeline, ...rest }) => ({ ...rest, ...timeline }))
  }
}

function refused({ status, code, message = '', headers = {}, submission }: Refusal): Response {
  return json(status, { error: { code, message, submission } }, headers)
}

function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers })
}
