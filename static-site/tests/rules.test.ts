import { expect, test } from 'vitest'
import { latePercent, nearness, standing } from '../src/state/rules'
import type { Attempts, Deadline } from '../src/shapes'

const NOW = Date.parse('2026-03-10T12:00:00Z')
const HOUR = 3600_000

const hours = (count: number) => new Date(NOW + count * HOUR).toISOString()

function aDeadline(due: number | null, closes: number | null, percent = 10): Deadline {
  const [dueAt, closesAt] = [due, closes].map((count) => (count === null ? null : hours(count)))
  return { due: dueAt!, closes: closesAt!, late_percent_per_day: percent, is_extended: false }
}

function tries(changes: Partial<Attempts>): Attempts {
  return { used: 0, maximum: null, cool_down_seconds: 0, next_at: null, ...changes }
}

test.each([
  [30, 60, 'far'],
  [23.9, 60, 'soon'],
  [0, 60, 'soon'],
  [-0.001, 60, 'late'],
  [-60, -1, 'closed'],
  [-1, null, 'late'],
  [null, 48, 'far'],
  [null, 5, 'soon'],
  [null, 0, 'soon'],
] as const)('due in %s h and closing in %s h is %s', (due, closes, expected) => {
  expect(nearness(aDeadline(due, closes), NOW)).toBe(expected)
})

test('each late day that has begun costs once more, and never more than everything', () => {
  const after = (count: number) => latePercent(aDeadline(-count, null, 30), NOW)
  expect([0, 0.001, 23.9, 24, 24.1, 72.1, 900].map(after)).toEqual([0, 30, 30, 30, 60, 100, 100])
})

test('without a due date nothing is late', () => {
  expect([latePercent(null, NOW), latePercent(aDeadline(null, -3), NOW)]).toEqual([0, 0])
})

test('the rules stop a submission in the order the server keeps', () => {
  const [closed, attempts] = [aDeadline(-5, -1), tries({ used: 3, maximum: 3, next_at: hours(1) })]
  expect(standing(closed, attempts, NOW)).toEqual({ kind: 'closed', since: NOW - HOUR })
  expect(standing(null, attempts, NOW)).toEqual({ kind: 'used_up', maximum: 3 })
  expect(standing(null, { ...attempts, used: 2 }, NOW)).toEqual({ kind: 'cooling', until: NOW + HOUR })
  expect(standing(null, { ...attempts, used: 2 }, NOW + HOUR)).toEqual({ kind: 'open' })
})

test('the moment of closing itself is still open, as it is at the server', () => {
  expect(standing(aDeadline(null, 0), null, NOW)).toEqual({ kind: 'open' })
})

test('being late does not stop a submission', () => {
  expect(standing(aDeadline(-50, 1), tries({ used: 8 }), NOW)).toEqual({ kind: 'open' })
})
