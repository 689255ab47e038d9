import { flushSync, mount, unmount } from 'svelte'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keptIn } from '../src/kept'
import type { Attempts, Deadline, Submission } from '../src/shapes'
import { Store } from '../src/store.svelte'
import AssignmentHeader from '../src/view/AssignmentHeader.svelte'
import Overview from '../src/view/Overview.svelte'
import SubmitBar from '../src/view/SubmitBar.svelte'
import Terms from '../src/view/Terms.svelte'
import Verdict from '../src/view/Verdict.svelte'
import { language } from '../src/words/language.svelte'
import { aStudent, aSubmission, aSummary } from './make'
import { FakeServer } from './server'

const NOW = Date.parse('2026-03-10T12:00:00Z')
const SECOND = 1000
const HOUR = 3600 * SECOND

let server: FakeServer
let shown: Record<string, unknown> | undefined

const at = (milliseconds: number) => new Date(NOW + milliseconds).toISOString()

function limit(deadline: Partial<Deadline> | null, attempts: Partial<Attempts> | null = null): void {
  const none = { due: null, closes: null, late_percent_per_day: 0, is_extended: false }
  server.assignments = [aSummary({ deadline: deadline && { ...none, ...deadline } })]
  const free = { used: 0, maximum: null, cool_down_seconds: 0, next_at: null }
  server.page = { ...server.page, attempts: attempts && { ...free, ...attempts } }
}

/** The laptop's clock may be wrong by `skew`; the server's says NOW. */
async function opened(skew = 0): Promise<Store> {
  vi.setSystemTime(NOW + skew)
  server.me = aStudent({ now: at(0) })
  location.hash = '#/assignments/hello'
  const config = { api: 'http://api.test', websocket: 'ws://api.test' }
  const store = new Store(config, keptIn(() => localStorage))
  await store.start()
  return store
}

function show(component: Parameters<typeof mount>[0], props: Record<string, unknown>): HTMLElement {
  shown = mount(component, { target: document.body, props })
  flushSync()
  return document.body
}

const bar = (store: Store) => show(SubmitBar as never, { store, slug: 'hello', text: 'x', shown: null })
const button = () => document.querySelector<HTMLButtonElement>('button')!
const isHeld = () => button().getAttribute('aria-disabled') === 'true'
const text = () => document.body.textContent!.replace(/\s+/g, ' ')

function pass(milliseconds: number): void {
  vi.advanceTimersByTime(milliseconds)
  flushSync()
}

beforeEach(() => {
  vi.useFakeTimers()
  server = new FakeServer()
  vi.stubGlobal('fetch', server.fetch)
  vi.stubGlobal('WebSocket', function WebSocket() { throw new Error('blocked') })
  vi.stubGlobal('BroadcastChannel', undefined)
})

afterEach(async () => {
  if (shown) await unmount(shown)
  shown = undefined
  await language.use('en')
})

test.each([0, 5 * HOUR, -72 * HOUR])('a deadline that passes closes the open page by itself, on a laptop %i ms wrong', async (skew) => {
  limit({ closes: at(3 * SECOND) })
  bar(await opened(skew))
  expect(isHeld()).toBe(false)

  pass(4 * SECOND)

  expect(isHeld()).toBe(true)
  expect(document.querySelector('#caution')!.textContent).toMatch(/^This assignment closed on Tue.* Nothing more can be submitted/)
})

test('a late student is told what a submission costs now, and may send it', async () => {
  limit({ due: at(-25 * HOUR), closes: at(90 * HOUR), late_percent_per_day: 10 })
  bar(await opened())
  expect(text()).toContain('You are late: a submission now loses 20 % of its points.')
  expect(isHeld()).toBe(false)
})

test('one who has passed is not told that it is late', async () => {
  limit({ due: at(-25 * HOUR), late_percent_per_day: 10 })
  server.assignments = server.assignments.map((each) => ({ ...each, status: 'passed' }))
  bar(await opened())
  expect(text()).not.toContain('late')
})

test('a pause counts down on the button, which is free again by itself', async () => {
  limit(null, { used: 1, cool_down_seconds: 300, next_at: at(125 * SECOND) })
  bar(await opened(-HOUR))
  expect(button().textContent).toContain('Submit again in 2:05')
  expect(text()).toContain('a pause of 5 minutes between two attempts')

  pass(100 * SECOND)
  expect([isHeld(), button().textContent]).toEqual([true, expect.stringContaining('in 25 s')])

  pass(25 * SECOND)
  expect([isHeld(), button().textContent!.trim()]).toEqual([false, 'Submit'])
})

test('used-up attempts disable the button and say why, and the keyboard does not go around it', async () => {
  limit(null, { used: 2, maximum: 2 })
  const store = await opened()
  bar(store)

  await store.submit('hello', 'x')

  expect(isHeld()).toBe(true)
  expect(text()).toContain('You have used all 2 attempts at this assignment. Your best points stay.')
  expect(server.sent('POST', '/submissions')).toEqual([])
})

test('the last attempt is announced before it is used', async () => {
  limit(null, { used: 1, maximum: 2 })
  bar(await opened())
  expect(text()).toContain('This is your last attempt.')
})

test('an accepted submission counts at once', async () => {
  limit(null, { used: 0, maximum: 2 })
  const store = await opened()
  show(Terms as never, { store, get assignment() { return store.course.assignment } })
  expect(text()).toContain('2 of 2 left')

  server.page = { ...server.page, attempts: { ...server.page.attempts!, used: 1 } }
  await store.submit('hello', 'x')
  await vi.waitFor(() => (flushSync(), expect(text()).toContain('1 of 2 left')))
})

test.each([
  ['assignment_closed', { closes: at(-HOUR) }, 'This assignment closed on'],
  ['attempts_used_up', null, 'You have used all 2 attempts'],
])('when the server knows better (%s), the page learns it and says it once', async (code, deadline, said) => {
  limit({ closes: at(HOUR) }, { used: 1, maximum: 2 })
  const store = await opened()
  bar(store)
  limit(deadline, { used: 2, maximum: 2 })
  server.refusals.set('POST /submissions', { status: 403, code })

  await store.submit('hello', 'x')
  flushSync()

  expect(text()).toContain(said)
  expect(document.querySelector('[role=alert]')).toBeNull()
  expect(isHeld()).toBe(true)
})

test('a refusal that the page cannot see for itself is said in its own words', async () => {
  limit(null)
  const store = await opened()
  bar(store)
  server.refusals.set('POST /submissions', { status: 429, code: 'cooling_down', headers: { 'Retry-After': '30' } })

  await store.submit('hello', 'x')
  flushSync()

  expect(document.querySelector('[role=alert]')!.textContent).toContain('asks for a pause')
  expect(button().textContent).toContain('Submit again in 30 s')
})

test('more time that was given while the page is open opens it again', async () => {
  limit({ due: at(-HOUR), closes: at(-HOUR) })
  const store = await opened()
  bar(store)
  expect(isHeld()).toBe(true)

  limit({ due: at(HOUR), closes: at(HOUR), is_extended: true })
  await store.refresh()
  flushSync()

  expect([isHeld(), document.querySelector('#caution')!.textContent]).toEqual([false, ''])
})

test('the terms say when, at what cost, until when and how often', async () => {
  limit({ due: at(5 * HOUR), closes: at(77 * HOUR), late_percent_per_day: 12.5, is_extended: true }, { used: 1, maximum: 5, cool_down_seconds: 60 })
  const store = await opened()
  show(Terms as never, { store, assignment: store.course.assignment })
  expect(text()).toMatch(/Due Tue.* · in 5 hours !\s?Due soon \(extended for you\)/)
  expect(text()).toContain('Late work loses 12.5 % of its points for each day that has begun')
  expect(text()).toMatch(/Closes for good Fri/)
  expect(text()).toContain('Attempts 4 of 5 left, a pause of 1 minute between two')
})

test('an assignment without rules says nothing of them', async () => {
  limit(null)
  const store = await opened()
  expect(show(Terms as never, { store, assignment: store.course.assignment }).textContent!.trim()).toBe('')
})

test('the overview says each deadline, and marks it in words for what is not passed', async () => {
  const deadline = (due: number, closes: number | null = null) =>
    ({ due: at(due), closes: closes && at(closes), late_percent_per_day: 10, is_extended: false }) as Deadline
  const row = (title: string, position: number, own: Deadline) => aSummary({ slug: title, title, position, deadline: own })
  limit(null)
  server.assignments = [
    row('Far', 1, deadline(80 * HOUR)), row('Soon', 2, deadline(HOUR)), row('Late', 3, deadline(-HOUR)),
    row('Gone', 4, deadline(-90 * HOUR, -50 * HOUR)), { ...row('Done', 5, deadline(-HOUR)), status: 'passed' },
  ]
  show(Overview as never, { store: await opened() })
  const rows = [...document.querySelectorAll('li')].map((item) => item.textContent!.replace(/\s+/g, ' '))
  expect(rows[0]).toMatch(/Due .* in 3 days (?!.*(soon|Late|Closed))/)
  expect(rows[1]).toContain('Due soon')
  expect(rows[2]).toContain('60 minutes ago')
  expect(rows[2]).toMatch(/! ?Late/)
  expect(rows[3]).toMatch(/Closed .* 2 days ago.*Closed/)
  expect(rows[4]).not.toMatch(/! ?Late/)
})

const late: Partial<Submission> = { status: 'passed', version: 3, late_penalty_percent: 10, tests: [{ name: 'a', outcome: 'passed' }] }
const atTen = { accepted_at: '2026-01-01T10:00:00Z', queued_at: null, started_at: null, finished_at: null }

test.each([
  [{ points: 9, earned_points: 10 }, at(0), '9 of 10 points: 10 % off, handed in late'],
  [{ points: 9, earned_points: 10 }, '2026-01-01T07:30:00Z', '9 of 10 points: 10 % off, handed in 2 hours late'],
  [{ points: 4.5, earned_points: 5 }, '2026-01-01T07:30:00Z', '4.5 of 10 points: 10 % off the 5 you earned, handed in 2 hours late'],
])('the verdict says what lateness took of %j', async (points, due, said) => {
  limit({ due, late_percent_per_day: 10 })
  show(Verdict as never, { store: await opened(), shown: aSubmission({ ...late, ...points, timeline: atTen }), module: 'solution', goToLine: vi.fn() })
  expect(text()).toContain(said)
})

test('a verdict that could be forged says so and what that means; others do not', async () => {
  limit(null)
  const store = await opened()
  const props = (isolation: 'strict' | 'shared') => ({ store, shown: aSubmission({ ...late, isolation }), module: 'solution', goToLine: vi.fn() })
  show(Verdict as never, props('strict'))
  expect(text()).not.toContain('forge')
  await unmount(shown!)

  show(Verdict as never, props('shared'))

  const note = [...document.querySelectorAll('details')].find((each) => each.textContent!.includes('Not forge-proof'))!
  expect(note.querySelector('summary')!.textContent).toBe('Not forge-proof')
  expect(note.textContent).toContain('one process with your code')
})

test('all of it is said in Finnish too', async () => {
  await language.use('fi')
  limit({ due: at(-5 * HOUR), closes: at(77 * HOUR), late_percent_per_day: 10 }, { used: 4, maximum: 5, cool_down_seconds: 60 })
  const store = await opened()
  bar(store)
  show(Terms as never, { store, assignment: store.course.assignment })
  const verdict = aSubmission({ ...late, isolation: 'shared', points: 9, earned_points: 10, timeline: atTen })
  show(Verdict as never, { store, shown: verdict, module: 'solution', goToLine: vi.fn() })
  for (const said of ['Määräaika', '5 tuntia sitten', 'Myöhässä', 'menettää 10 % pisteistään', 'Sulkeutuu lopullisesti',
    '1 / 5 jäljellä', 'Olet myöhässä', 'viimeinen yrityksesi', 'vähennettiin 10 %', 'Ei suojattu väärentämiseltä'])
    expect(text()).toContain(said)
})

test.each([
  ['open', false],
  ['tried', true],
] as const)('a closed assignment that is %s is not called open', async (status, isMarked) => {
  limit({ closes: at(-HOUR) })
  server.assignments[0]!.status = status
  show(Overview as never, { store: await opened() })

  const row = document.querySelector('li')!.textContent!
  expect(row).toContain('Closed')
  expect(row).not.toContain('Open')
  expect(row.includes('Tried')).toBe(isMarked)
})

test('nor is it called open on its own page and among the others', async () => {
  limit({ closes: at(-HOUR) })
  const store = await opened()
  show(AssignmentHeader as never, { store, assignment: store.course.assignment })

  expect(text()).not.toContain('Open')
  expect(document.querySelector('nav a')!.getAttribute('aria-label')).toBe('1. Hello, Closed')
})

test('of no points lateness takes none', async () => {
  limit({ due: at(-30 * HOUR), late_percent_per_day: 10 })
  const verdict = aSubmission({ ...late, status: 'failed', late_penalty_percent: 20, points: 0, earned_points: 0, timeline: atTen })
  show(Verdict as never, { store: await opened(), shown: verdict, module: 'solution', goToLine: vi.fn() })

  expect(text()).toContain('0 of 10 points')
  expect(text()).not.toContain('% off')
})
