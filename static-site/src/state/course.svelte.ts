import type { Api } from '../api'
import type { Assignment, AssignmentSummary, CourseStart, Me, Submission } from '../shapes'
import type { ServerClock } from './server-clock.svelte'
import { standing, type Standing } from './rules'

/** The student's course: progress, points and the assignment on screen. */
export class Course {
  me = $state.raw<Me | null>(null)
  assignments = $state.raw<AssignmentSummary[]>([])
  assignment = $state.raw<Assignment | null>(null)
  #pages = new Map<string, Assignment>()
  #wanted = ''
  /** The page that came with the visit's first answer: no need to ask for it again. */
  #fresh: Assignment | null = null

  constructor(
    private readonly api: Api,
    private readonly clock: ServerClock,
  ) {}

  /** `wanted` is what the address asks for before any assignment is open. */
  async refresh(wanted: string): Promise<Me> {
    const askedAt = Date.now()
    return this.take(await this.api.course(this.#wanted || wanted), askedAt)
  }

  take({ me, assignments, assignment }: CourseStart, askedAt: number): Me {
    this.clock.heard(me.now, askedAt)
    if (this.me?.user_id !== me.user_id) this.#begin(assignment)
    this.me = me
    this.assignments = [...assignments].sort((a, b) => a.position - b.position)
    if (assignment) this.#show(assignment)
    return me
  }

  /** Whether the visit's first answer says that nothing was ever submitted to it. */
  isUntouched(slug: string): boolean {
    return this.#fresh?.slug === slug && this.#fresh.latest_submission === null
  }

  /** Shows a page seen before at once, and the published one when it arrives, unless another was opened since. */
  async open(slug: string): Promise<void> {
    this.#wanted = slug
    this.assignment = this.#pages.get(slug) ?? null
    const isFresh = this.#fresh?.slug === slug
    this.#fresh = null
    if (!isFresh) this.#show(await this.api.assignment(slug))
  }

  close(): void {
    this.#fresh = null
    this.#wanted = ''
    this.assignment = null
  }

  /** Of an assignment at this moment of the server's clock; attempts are known of the one on screen. */
  standing(slug: string, now: number): Standing {
    const attempts = this.assignment?.slug === slug ? this.assignment.attempts : null
    return standing(this.summary(slug)?.deadline ?? null, attempts, now)
  }

  summary(slug: string): AssignmentSummary | undefined {
    return this.assignments.find((assignment) => assignment.slug === slug)
  }

  /** A student's first answer; another's pages say what that one did. */
  #begin(brought: Assignment | null): void {
    this.#pages.clear()
    this.#fresh = brought
  }

  #show(page: Assignment): void {
    this.#pages.set(page.slug, page)
    if (this.#wanted === page.slug) this.assignment = page
  }

  /** Points and progress move with the verdict itself; the next refresh confirms them. */
  credit(submission: Submission): void {
    if (submission.status === 'error') return
    this.assignments = this.assignments.map((entry) =>
      entry.slug === submission.assignment ? credited(entry, submission) : entry,
    )
    const points = this.assignments.reduce((sum, entry) => sum + (entry.best_points ?? 0), 0)
    // Points are hundredths; sums of binary fractions are not.
    if (this.me) this.me = { ...this.me, points: Math.round(points * 100) / 100 }
  }
}

function credited(entry: AssignmentSummary, submission: Submission): AssignmentSummary {
  const isPassed = entry.status === 'passed' || submission.status === 'passed'
  return {
    ...entry,
    best_points: Math.max(entry.best_points ?? 0, submission.points ?? 0),
    status: isPassed ? 'passed' : 'tried',
  }
}
