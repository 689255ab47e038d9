import { flushSync, mount } from 'svelte'
import { expect, test, vi } from 'vitest'
import Notice from '../src/view/Notice.svelte'
import TestCase from '../src/view/TestCase.svelte'
import Timeline from '../src/view/Timeline.svelte'
import VerdictStatus from '../src/view/VerdictStatus.svelte'
import { trustedHandout } from '../src/trusted'
import type { TestResult } from '../src/shapes'
import type { Problem } from '../src/state/problem'
import { aSubmission } from './make'

function show(test: Partial<TestResult>, goToLine = vi.fn()): HTMLElement {
  const props = { test: { name: 'test_one', outcome: 'failed', ...test } as TestResult, module: 'solution', isOpen: true, goToLine }
  mount(TestCase, { target: document.body, props })
  flushSync()
  return document.body
}

function statusOf(changes: Parameters<typeof aSubmission>[0], due: string | null = null): string {
  mount(VerdictStatus, { target: document.body, props: { shown: aSubmission(changes), due } })
  flushSync()
  return document.body.textContent!.replace(/\s+/g, ' ').trim()
}

test('a failing test says call, expected and got', () => {
  const text = show({ call: 'add(40, 2)', expected: '42', got: '6' }).textContent
  for (const part of ['add(40, 2)', 'Expected', '42', 'Got', '6']) expect(text).toContain(part)
})

test("unittest's repetition of expected and got is left out, the teacher's sentence is not", () => {
  const compared = { expected: '42', got: '6' }
  expect(show({ ...compared, message: '6 != 42' }).textContent).not.toContain('!=')
  expect(show({ ...compared, message: '6 != 42 : add, do not subtract' }).textContent).toContain('add, do not subtract')
})

test("a student's output is text, never HTML", () => {
  const body = show({ output: '<img src=x onerror=alert(1)>', message: '<script>1</script>', name: '<b>x</b>' })
  expect(body.querySelector('img, script, b')).toBeNull()
  expect(body.textContent).toContain('<img src=x onerror=alert(1)>')
})

test('a traceback leads to the line', () => {
  const goToLine = vi.fn()
  show({ traceback: 'File "solution.py", line 7, in f' }, goToLine).querySelector('button')!.click()
  expect(goToLine).toHaveBeenCalledWith(7)
})

test('an unknown outcome is shown by its own name', () => {
  expect(show({ outcome: 'strange' as never }).textContent).toContain('strange')
})

test('the status is said in words', () => {
  const tests: TestResult[] = [{ name: 'a', outcome: 'passed' }, { name: 'b', outcome: 'failed' }]
  expect(statusOf({ status: 'failed', points: 0, tests })).toContain('Not passed yet 1 of 2 tests passed, 0 of 10 points')
})

test('an error is said to be ours', () => {
  expect(statusOf({ status: 'error' })).toContain('It was not your code')
})

test('a queued submission says how many are ahead', () => {
  expect(statusOf({ queue_position: 3 })).toContain('about 3 ahead of you')
})

test('the timeline gives the seconds since the submission was accepted', () => {
  const timeline = { accepted_at: '2026-01-01T10:00:00.000Z', queued_at: null, started_at: null, finished_at: '2026-01-01T10:00:01.250Z' }
  mount(Timeline, { target: document.body, props: { submission: aSubmission({ status: 'passed', timeline }), clockOffset: 0 } })
  expect(document.body.textContent).toContain('Done +1.25 s')
  expect(document.body.textContent).not.toContain('Queued')
})

test("the API's own sentence is shown where it knows more", () => {
  mount(Notice, { target: document.body, props: { problem: { kind: 'unacceptable', message: 'The code is empty.', retryAt: null } } })
  expect(document.querySelector('[role=alert]')!.textContent).toContain('The code is empty.')
})

test('the handout goes through the one policy that may make HTML', () => {
  expect(String(trustedHandout('<p>hi</p>'))).toBe('<p>hi</p>')
})

test('what says no more than its name cannot be opened', () => {
  expect(show({ message: '' }).querySelector('details')).toBeNull()
  expect(show({ hint: 'Think of nothing.' }).querySelector('details')).not.toBeNull()
})

const notice = (problem: Problem, props = {}) => {
  mount(Notice, { target: document.body, props: { problem, ...props } })
  flushSync()
  return document.querySelector('[role=alert]')!
}

test('asking again for what does not exist is not offered; the way to all assignments is', () => {
  const alert = notice({ kind: 'not_found', message: '', retryAt: null }, { retry: vi.fn() })
  expect(alert.querySelector('button')).toBeNull()
  expect(alert.querySelector('a')!.getAttribute('href')).toBe('#/')
})

test.each([
  [30, 'Please wait a moment.'],
  [600, 'Try again in 10 minutes.'],
])('a wait of %s seconds is said where it is long', (seconds, said) => {
  vi.useFakeTimers()
  const alert = notice({ kind: 'too_many', message: '', retryAt: Date.now() + seconds * 1000 })
  expect(alert.textContent).toContain('too many requests')
  expect(alert.textContent).toContain(said)
})
