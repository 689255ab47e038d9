import type { AssignmentSummary, Attempts, Deadline, Progress } from '../shapes'

const DAY_MS = 24 * 3600_000
const SOON_MS = DAY_MS

/** Whether the server would take a submission now: its own rules, in its own order. It has the last word. */
export type Standing =
  | { kind: 'open' }
  | { kind: 'closed'; since: number }
  | { kind: 'used_up'; maximum: number }
  | { kind: 'cooling'; until: number }

/** Times are milliseconds of the server's clock. */
export function standing(deadline: Deadline | null, attempts: Attempts | null, now: number): Standing {
  const closes = moment(deadline?.closes)
  if (closes !== null && now > closes) return { kind: 'closed', since: closes }
  const { used = 0, maximum = null } = attempts ?? {}
  if (maximum !== null && used >= maximum) return { kind: 'used_up', maximum }
  const until = moment(attempts?.next_at)
  return until !== null && now < until ? { kind: 'cooling', until } : { kind: 'open' }
}

export type Nearness = 'far' | 'soon' | 'late' | 'closed'

/** How a deadline stands to now; without a due date, closing for good is the date that matters. */
export function nearness(deadline: Deadline, now: number): Nearness {
  const closes = moment(deadline.closes)
  if (closes !== null && now > closes) return 'closed'
  const due = moment(deadline.due)
  if (due !== null && now > due) return 'late'
  return (due ?? closes ?? Infinity) - now < SOON_MS ? 'soon' : 'far'
}

/** How far a student is, in one word: what closed before anything was sent is not open. */
export function progress({ status, deadline }: AssignmentSummary, now: number): Progress | 'closed' {
  return status === 'open' && deadline && nearness(deadline, now) === 'closed' ? 'closed' : status
}

/** The share of its points that a submission handed in now would lose; each day that has begun costs once more. */
export function latePercent(deadline: Deadline | null, now: number): number {
  const due = moment(deadline?.due)
  if (!deadline || due === null || now <= due) return 0
  return Math.min(100, Math.ceil((now - due) / DAY_MS) * deadline.late_percent_per_day)
}

export function moment(iso: string | null | undefined): number | null {
  return iso ? Date.parse(iso) : null
}
