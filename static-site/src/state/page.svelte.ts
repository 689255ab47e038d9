import type { Api } from '../api'
import { assignmentLink, overviewLink, submissionLink, type Route } from '../routes'
import type { Submission } from '../shapes'
import type { Course } from './course.svelte'
import type { History } from './history.svelte'

/** What the address asks for, and the submission on screen because of it. */
export class Page {
  route = $state.raw<Route>({ view: 'start' })
  /** The submission in the address, else the newest one of the assignment. */
  shown = $state.raw<Submission | null>(null)

  constructor(
    private readonly api: Api,
    private readonly course: Course,
    private readonly history: History,
    /** Told of every submission that is read because it is looked at. */
    private readonly read: (submission: Submission) => void,
  ) {}

  async go(route: Route): Promise<void> {
    if (route.view === 'start') return this.#goToNext()
    this.route = route
    if (route.view === 'overview') this.course.close()
    else await this.#openAssignment(route.slug, route.submission)
  }

  /** Shows a newer state of a submission, if it is the one that should be on screen. */
  update(submission: Submission): void {
    if (this.route.view !== 'assignment' || this.route.slug !== submission.assignment) return
    const wanted = this.route.submission ?? this.#newest(submission.assignment)
    if (wanted === submission.id) this.shown = submission
  }

  /** Forgets what belongs to one student. */
  clear(): void {
    this.shown = null
    this.history.close()
  }

  /** Leaves an older submission's address for the assignment's own, where the newest verdict shows. */
  showNewest(): void {
    if (this.route.view === 'assignment' && this.route.submission) location.hash = assignmentLink(this.route.slug)
  }

  async #openAssignment(slug: string, id: string | null): Promise<void> {
    if (this.shown?.assignment !== slug) this.shown = null
    const isUntouched = this.course.isUntouched(slug)
    await Promise.all([this.course.open(slug), this.history.open(slug, isUntouched)])
    const wanted = id ?? this.#newest(slug)
    if (wanted) await this.#show(slug, wanted)
  }

  #newest(slug: string): string | null {
    const newest = this.history.slug === slug ? this.history.submissions[0] : undefined
    return newest?.id ?? null
  }

  async #show(slug: string, id: string): Promise<void> {
    const submission = await this.api.submission(id)
    if (this.route.view !== 'assignment' || this.route.slug !== slug) return
    // A submission under another assignment's address: the address is corrected, not obeyed.
    if (submission.assignment !== slug) return location.replace(submissionLink(submission.assignment, id))
    this.update(submission)
    this.read(submission)
  }

  #goToNext(): void {
    const next = this.course.me?.next_assignment
    location.replace(next ? assignmentLink(next) : overviewLink)
  }
}
