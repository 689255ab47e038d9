import type { Api } from '../api'
import type { Submission, SubmissionSummary } from '../shapes'

/** The student's submissions of one assignment, newest first, a page at a time. */
export class History {
  submissions = $state.raw<SubmissionSummary[]>([])
  next = $state.raw<string | null>(null)
  slug = $state.raw<string | null>(null)
  /** Before, an empty list says nothing. */
  isRead = $state.raw(false)

  constructor(private readonly api: Api) {}

  /** Nothing is asked for where the page knows that nothing was submitted yet. */
  async open(slug: string, isUntouched = false): Promise<void> {
    if (this.slug !== slug) this.#start(slug)
    if (isUntouched) return void (this.isRead = true)
    const page = await this.api.submissions(slug)
    if (this.slug !== slug) return
    this.isRead = true
    // Pages read before stay: a refresh brings only what is newer.
    const isFresh = this.submissions.length === 0
    this.submissions = merged(page.submissions, this.submissions)
    if (isFresh) this.next = page.next
  }

  async more(): Promise<void> {
    const { slug, next } = this
    if (!slug || !next) return
    const page = await this.api.submissions(slug, next)
    if (this.slug !== slug) return
    this.submissions = merged(this.submissions, page.submissions)
    this.next = page.next
  }

  close(): void {
    this.#start(null)
  }

  /** Whether nothing was ever submitted to it, as far as the page has been told. */
  isEmpty(slug: string): boolean {
    return this.slug === slug && this.isRead && this.submissions.length === 0
  }

  absorb(submission: Submission): void {
    if (submission.assignment === this.slug) this.submissions = merged([summary(submission)], this.submissions)
  }

  #start(slug: string | null): void {
    this.slug = slug
    this.submissions = []
    this.next = null
    this.isRead = false
  }
}

function merged(first: SubmissionSummary[], second: SubmissionSummary[]): SubmissionSummary[] {
  const newest = new Map<string, SubmissionSummary>()
  for (const entry of [...first, ...second]) {
    const known = newest.get(entry.id)
    if (!known || known.version < entry.version) newest.set(entry.id, entry)
  }
  return [...newest.values()].sort((a, b) => b.accepted_at.localeCompare(a.accepted_at))
}

function summary(submission: Submission): SubmissionSummary {
  const { id, assignment, status, version, points, max_points, reused, timeline } = submission
  return {
    ...{ id, assignment, status, version, points, max_points, reused },
    accepted_at: timeline.accepted_at,
    finished_at: timeline.finished_at,
  }
}
