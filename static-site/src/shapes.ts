/** The bodies of the HTTP API and of the push messages, as docs/openapi.yaml describes them. */

export type Status = 'queued' | 'grading' | 'passed' | 'failed' | 'error'
export type Progress = 'open' | 'tried' | 'passed'
export type Outcome = 'passed' | 'failed' | 'error' | 'timed_out' | 'out_of_memory' | 'crashed' | 'not_run'

export interface Config {
  api: string
  websocket: string
  title: string
}

export interface NewSession {
  user_id: string
  token: string
  recovery_code?: string
}

export interface Me {
  user_id: string
  points: number
  max_points: number
  next_assignment: string | null
  in_grading: string | null
}

export interface AssignmentSummary {
  slug: string
  title: string
  position: number
  points: number
  best_points: number | null
  status: Progress
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
  status?: Progress
  latest_submission: string | null
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
  queue_position?: number | null
  tests: TestResult[]
  output?: string | null
  timeline: Timeline
  reused: boolean
  level: string | null
  isolation?: string
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
