import type { Api } from '../api'
import type { Assignment, AssignmentSummary, Me, Submission } from '../shapes'

/** The student's course: progress, points and the assignment on screen. */
export class Course {
  me = $state.raw<Me | null>(null)
  assignments = $state.raw<AssignmentSummary[]>([])
  assignment = $state.raw<Assignment | null>(null)
  #pages = new Map<string, Assignment>()
  #wanted: string | null = null

  constructor(private readonly api: Api) {}

  async refresh(): Promise<Me> {
    const [me, assignments] = await Promise.all([this.api.me(), this.api.assignments()])
    this.me = me
    this.assignments = [...assignments].sort((a, b) => a.position - b.position)
    return me
  }

  /** Shows a page seen before at once, and the published one when it arrives, unless another was opened since. */
  async open(slug: string): Promise<void> {
    this.#wanted = slug
    this.assignment = this.#pages.get(slug) ?? null
    const page = await this.api.assignment(slug)
    this.#pages.set(slug, page)
    if (this.#wanted === slug) this.assignment = page
  }

  close(): void {
    this.#wanted = null
    this.assignment = null
  }

  summary(slug: string): AssignmentSummary | undefined {
    return this.assignments.find((assignment) => assignment.slug === slug)
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
