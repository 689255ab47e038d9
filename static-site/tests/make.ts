import type { Assignment, AssignmentSummary, Hint, Me, Status, Submission } from '../src/shapes'

export function aSubmission(changes: Partial<Submission> = {}): Submission {
  return {
    ...{ id: 's1', assignment: 'hello', code: 'x = 1', status: 'queued', version: 1, points: null, max_points: 10 },
    ...{ tests: [], reused: false, level: null, isolation: 'strict' },
    timeline: { accepted_at: '2026-01-01T10:00:00Z', queued_at: null, started_at: null, finished_at: null },
    ...changes,
  }
}

export function aHint(version: number, status: Status = 'grading', submission = 's1'): Hint {
  return { submission, version, status }
}

export function anAssignment(changes: Partial<Assignment> = {}): Assignment {
  return {
    ...{ slug: 'hello', title: 'Hello', handout_html: '<p>Say hello.</p>', starter_code: 'pass\n', module: 'solution' },
    ...{ points: 10, best_points: null, status: 'open', latest_submission: null, deadline: null, attempts: null },
    limits: { cpu_seconds: 2, wall_seconds: 6, memory_mb: 256, output_kb: 64 },
    ...changes,
  }
}

export function aSummary(changes: Partial<AssignmentSummary> = {}): AssignmentSummary {
  const mine = { best_points: null, status: 'open', latest_submission: null, deadline: null } as const
  return { slug: 'hello', title: 'Hello', position: 1, points: 10, ...mine, ...changes }
}

export function aStudent(changes: Partial<Me> = {}): Me {
  return { user_id: 'u1', points: 0, max_points: 30, next_assignment: 'hello', in_grading: null, now: new Date().toISOString(), ...changes }
}
