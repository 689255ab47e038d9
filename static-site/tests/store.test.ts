import { beforeEach, expect, test, vi } from 'vitest'
import { keptIn } from '../src/kept'
import { parseRoute } from '../src/routes'
import { Store } from '../src/store.svelte'
import { aStudent, aSubmission, aSummary } from './make'
import { FakeServer } from './server'

let server: FakeServer

function aStore(): Store {
  const config = { api: 'http://api.test', websocket: 'ws://api.test' }
  return new Store(config, keptIn(() => localStorage))
}

async function opened(hash = '#/assignments/hello'): Promise<Store> {
  location.hash = hash
  const store = aStore()
  await store.start()
  return store
}

const verdict = (changes = {}) => aSubmission({ version: 3, status: 'passed', points: 10, ...changes })

beforeEach(() => {
  server = new FakeServer()
  vi.stubGlobal('fetch', server.fetch)
  // No socket can be opened: everything here must hold by polling alone.
  vi.stubGlobal('WebSocket', function WebSocket() { throw new Error('blocked') })
  vi.stubGlobal('BroadcastChannel', undefined)
})

test('a first visit opens a session by itself and shows the recovery code', async () => {
  const store = await opened()
  expect([store.session.phase, store.session.recoveryCode]).toEqual(['ready', 'code-1'])
  expect(localStorage.getItem('arvio:token')).toBe('new-token')
})

test('a first visit asks the API once before everything stands', async () => {
  await opened()
  expect(server.requests.map(({ method, path }) => `${method} ${path}`).filter((each) => each !== 'POST /tickets')).toEqual(['POST /sessions'])
  expect(server.sent('POST', '/sessions')[0]!.body).toEqual({ assignment: 'hello' })
})

test('of two tabs opened together both belong to the student of the first', async () => {
  const request = async (_name: string, action: () => Promise<void>) => {
    localStorage.setItem('arvio:token', 'token-of-the-other-tab')
    await action()
  }
  vi.stubGlobal('navigator', { ...navigator, locks: { request }, languages: ['en'] })
  const store = await opened()
  vi.unstubAllGlobals()
  expect([store.session.token, store.session.recoveryCode]).toEqual(['token-of-the-other-tab', null])
  expect(server.sent('GET', '/course')[0]!.headers.get('Authorization')).toBe('Bearer token-of-the-other-tab')
})

test('a return visit keeps the session and shows no code', async () => {
  localStorage.setItem('arvio:token', 'old-token')
  const store = await opened()
  expect(server.sent('POST', '/sessions')).toEqual([])
  expect(store.session.recoveryCode).toBeNull()
})

test('a course with a join code asks for it', async () => {
  server.refusals.set('POST /sessions', { status: 403, code: 'join_code' })
  expect((await opened()).session.phase).toBe('join')
})

test('a return visit opens the first assignment that is not completed', async () => {
  server.me = aStudent({ next_assignment: 'sum', points: 10 })
  const store = await opened('')
  expect(location.hash).toBe('#/assignments/sum')
  expect(store.course.me?.points).toBe(10)
})

test('a push says at once how it ended, and the button waits for the row', async () => {
  const store = await opened()
  await store.submit('hello', 'print(1)')
  server.refusals.set('GET /submissions/s1', 'silence')

  store.grading.follower.hint({ submission: 's1', version: 3, status: 'passed' })

  expect([store.page.shown?.status, store.page.shown?.version]).toEqual(['passed', 1])
  expect(store.grading.isBusy).toBe(true)
})

test('submitting holds the button until the verdict, which moves points and progress at once', async () => {
  const store = await opened()
  await store.submit('hello', 'print(1)')
  expect(store.grading.isBusy).toBe(true)

  server.submissions.set('s1', verdict())
  server.refusals.set('GET /course', 'silence')
  await store.grading.follower.now()

  expect(store.grading.isBusy).toBe(false)
  expect(store.page.shown?.status).toBe('passed')
  expect(store.course.me?.points).toBe(10)
  expect(store.course.summary('hello')).toMatchObject({ status: 'passed', best_points: 10 })
})

test('a worse verdict takes nothing away', async () => {
  server.assignments = [aSummary({ status: 'passed', best_points: 10 })]
  const store = await opened()
  store.course.credit(verdict({ status: 'failed', points: 0 }))
  expect(store.course.summary('hello')).toMatchObject({ status: 'passed', best_points: 10 })
})

test('an error of ours costs nothing and counts as no try', async () => {
  const store = await opened()
  store.course.credit(verdict({ status: 'error', points: null }))
  expect(store.course.summary('hello')?.status).toBe('open')
})

test('a reload while one is in grading holds the button and follows it', async () => {
  server.submissions.set('s1', aSubmission({ status: 'grading', version: 2 }))
  server.me = aStudent({ in_grading: 's1' })
  const store = await opened()
  expect(store.grading.inGrading).toBe('s1')
  await vi.waitFor(() => expect(store.page.shown?.id).toBe('s1'))
})

test('a 409 leads to the one in grading', async () => {
  const store = await opened()
  server.submissions.set('s9', aSubmission({ id: 's9', assignment: 'sum' }))
  server.refusals.set('POST /submissions', { status: 409, code: 'in_grading', submission: 's9' })
  await store.submit('hello', 'x')
  await vi.waitFor(() => expect(store.grading.followed?.assignment).toBe('sum'))
  expect(store.submitProblem?.kind).toBe('in_grading')
})

test('after silence the same text goes again under the same key, and another text under another', async () => {
  const store = await opened()
  server.refusals.set('POST /submissions', 'silence')
  await store.submit('hello', 'one')
  await store.submit('hello', 'one')
  await store.submit('hello', 'two')
  const keys = server.sent('POST', '/submissions').map((request) => request.headers.get('Idempotency-Key'))
  expect(keys[1]).toBe(keys[0])
  expect(keys[2]).not.toBe(keys[0])
  expect(store.submitProblem?.kind).toBe('offline')
})

test('after a refusal the same text is a new attempt', async () => {
  const store = await opened()
  server.refusals.set('POST /submissions', { status: 429, code: 'too_many', headers: { 'Retry-After': '3' } })
  await store.submit('hello', 'one')
  await store.submit('hello', 'one')
  const [first, second] = server.sent('POST', '/submissions').map((request) => request.headers.get('Idempotency-Key'))
  expect(second).not.toBe(first)
  expect(store.submitProblem!.retryAt! - Date.now()).toBeGreaterThan(2000)
})

test('a 401 ends the session, keeps the draft and makes nobody new', async () => {
  const store = await opened()
  store.drafts.write('hello', 'mine', 'pass\n')
  server.refusals.set('POST /submissions', { status: 401, code: 'unauthorized' })
  await store.submit('hello', 'mine')
  expect(store.session.phase).toBe('lost')
  expect(store.drafts.read('hello')).toBe('mine')
  expect(server.sent('POST', '/sessions').length).toBe(1)
})

test('an older submission in the address is shown, and a new verdict does not push it away', async () => {
  server.submissions.set('s1', verdict({ id: 's1' }))
  server.submissions.set('s2', aSubmission({ id: 's2', timeline: { ...aSubmission().timeline, accepted_at: '2026-01-01T11:00:00Z' } }))
  const store = await opened('#/assignments/hello/submissions/s1')
  store.grading.take(verdict({ id: 's2', version: 4 }))
  expect(store.page.shown?.id).toBe('s1')
})

test("a new student after a lost session does not wait for the old one's verdict nor see the old history", async () => {
  const store = await opened()
  await store.submit('hello', 'x')
  server.refusals.set('GET /course', { status: 401, code: 'unauthorized' })
  await store.refresh()
  server.refusals.clear()
  server.submissions.clear()

  await store.session.startAnew()
  await store.enter()

  expect([store.grading.isBusy, store.history.submissions, store.page.shown]).toEqual([false, [], null])
})

test('the refusal of a second submission goes with the verdict of the first', async () => {
  const store = await opened()
  server.submissions.set('s9', aSubmission({ id: 's9' }))
  server.refusals.set('POST /submissions', { status: 409, code: 'in_grading', submission: 's9' })
  await store.submit('hello', 'x')
  store.grading.take(verdict({ id: 's9' }))
  expect(store.submitProblem).toBeNull()
})

test('an assignment that could not be read is read when the network is back, with its newest verdict', async () => {
  const store = await opened()
  server.submissions.set('s7', verdict({ id: 's7', assignment: 'sum' }))
  server.refusals.set('GET /assignments/sum', 'silence')
  location.hash = '#/assignments/sum'
  await store.go(parseRoute(location.hash))
  expect(store.problem?.kind).toBe('offline')

  server.refusals.clear()
  store.wake()

  await vi.waitFor(() => expect([store.problem, store.page.shown?.id]).toEqual([null, 's7']))
})

test('what the course does not have stays not found, whatever else was read since', async () => {
  const store = await opened()
  server.refusals.set('GET /assignments/nothing', { status: 404, code: 'assignment_not_found' })
  location.hash = '#/assignments/nothing'
  await store.go(parseRoute(location.hash))

  await store.refresh()

  expect(store.problem?.kind).toBe('no_assignment')
})

test('a return visit that began without a network goes on by itself when it is back', async () => {
  localStorage.setItem('arvio:token', 'old-token')
  server.refusals.set('GET /course', 'silence')
  const store = await opened()
  expect(store.problem?.kind).toBe('offline')

  server.refusals.clear()
  store.wake()

  await vi.waitFor(() => expect([store.problem, store.course.assignment?.slug]).toEqual([null, 'hello']))
})

test('what went wrong at an address that was left does not show at the next one', async () => {
  const store = await opened()
  server.refusals.set('GET /assignments/sum', 'silence')
  await Promise.all([store.go(parseRoute('#/assignments/sum')), store.go(parseRoute('#/'))])
  expect(store.problem).toBeNull()
})

test('whoever asks for news while some are being read gets those that are read after', async () => {
  const store = await opened()
  server.requests = []
  const first = store.refresh()
  server.me = aStudent({ points: 7 })
  await Promise.all([first, store.refresh(), store.refresh()])
  expect(store.course.me?.points).toBe(7)
  expect(server.sent('GET', '/course').length).toBe(2)
})

test('while the verdict cannot be asked for, the page knows that it is away', async () => {
  const store = await opened()
  await store.submit('hello', 'x')
  server.refusals.set('GET /submissions/s1', 'silence')
  await store.grading.follower.now()
  expect([store.grading.isAway, store.grading.isBusy]).toEqual([true, true])

  server.refusals.clear()
  server.submissions.set('s1', verdict())
  await store.grading.follower.now()
  expect([store.grading.isAway, store.grading.isBusy]).toEqual([false, false])
})

test('nothing is said to be submitted never before that is known', async () => {
  const store = await opened()
  expect(store.history.isEmpty('hello')).toBe(true)
  server.submissions.set('s7', verdict({ id: 's7', assignment: 'sum' }))
  const going = store.go(parseRoute('#/assignments/sum'))
  expect(store.history.isEmpty('sum')).toBe(false)
  await going
  expect(store.history.isEmpty('sum')).toBe(false)
})
