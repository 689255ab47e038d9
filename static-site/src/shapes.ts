/** The bodies of the HTTP API and of the push messages, as docs/openapi.yaml describes them. */

export type Status = 'queued' | 'grading' | 'passed' | 'failed' | 'error'
export type Progress = 'open' | 'tried' | 'passed'
export type Outcome = 'passed' | 'failed' | 'error' | 'timed_out' | 'out_of_memory' | 'crashed' | 'not_run'

export interface Config {
  api: string
  websocket: string
}

export interface NewSession {
  user_id: string
  token: string
  recovery_code?: string
  /** What GET /course would answer; a recovered session brings none. */
  course?: CourseStart
}

/** All that a visit begins with; the assignment is the one asked for, else the next to do. */
export interface CourseStart {
  me: Me
  assignments: AssignmentSummary[]
  assignment: Assignment | null
}

export interface Me {
  user_id: string
  points: number
  max_points: number
  next_assignment: string | null
  in_grading: string | null
  /** The API's clock. */
  now: string
}

/** This student's own, extensions included. */
export interface Deadline {
  due: string | null
  closes: string | null
  late_percent_per_day: number
  is_extended: boolean
}

export interface Attempts {
  used: number
  maximum: number | null
  cool_down_seconds: number
  next_at: string | null
}

export interface AssignmentSummary {
  slug: string
  title: string
  position: number
  points: number
  best_points: number | null
  status: Progress
  latest_submission: string | null
  deadline: Deadline | null
}

export interface Limits {
  cpu_seconds: number
  wall_seconds: number
  memory_mb: number
  output_kb: number
}

export interface Assignment {
  slug: string
  title: string
  handout_html: string
  starter_code: string
  module: string
  limits: Limits
  points: number
  best_points: number | null
  status: Progress
  latest_submission: string | null
  deadline: Deadline | null
  attempts: Attempts | null
}

export interface TestResult {
  name: string
  outcome: Outcome
  points?: number | null
  message?: string | null
  call?: string | null
  expected?: string | null
  got?: string | null
  output?: string | null
  traceback?: string | null
  hint?: string | null
}

export interface Timeline {
  accepted_at: string
  queued_at: string | null
  started_at: string | null
  finished_at: string | null
}

export interface Submission {
  id: string
  assignment: string
  code: string
  status: Status
  version: number
  points: number | null
  max_points: number
  /** What lateness took, and of how many points; absent when it took nothing. */
  late_penalty_percent?: number
  earned_points?: number
  queue_position?: number | null
  tests: TestResult[]
  output?: string | null
  timeline: Timeline
  reused: boolean
  level: string | null
  isolation: 'strict' | 'shared'
}

export interface SubmissionSummary {
  id: string
  assignment: string
  status: Status
  version: number
  points: number | null
  max_points: number
  reused: boolean
  accepted_at: string
  finished_at: string | null
}

export interface SubmissionPage {
  submissions: SubmissionSummary[]
  next: string | null
}

/** What a push says: a newer version may exist. The row behind GET /submissions/{id} is the truth. */
export interface Hint {
  submission: string
  version: number
  status: Status
  queue_position?: number
}

export function isFinal(status: Status): boolean {
  return status === 'passed' || status === 'failed' || status === 'error'
}
