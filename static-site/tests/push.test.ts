import { beforeEach, expect, test, vi } from 'vitest'
import { Push, reconnectDelay } from '../src/push'
import { aHint } from './make'

class FakeSocket {
  static all: FakeSocket[] = []
  static get last() {
    return FakeSocket.all.at(-1)!
  }
  readyState = 1
  sent: Record<string, unknown>[] = []
  onopen?: () => void
  onclose?: () => void
  onmessage?: (event: { data: string }) => void
  constructor(readonly address: string) {
    FakeSocket.all.push(this)
  }
  answersPings = true
  send(text: string) {
    this.sent.push(JSON.parse(text))
    if (this.answersPings && text.includes('ping')) this.says({ type: 'pong' })
  }
  close() {
    this.readyState = 3
  }
  says(message: object) {
    this.onmessage?.({ data: JSON.stringify(message) })
  }
  subscribes(submissions: object[] = []) {
    this.onopen?.()
    this.says({ type: 'snapshot', submissions })
  }
}

function aPush(options: Partial<ConstructorParameters<typeof Push>[0]> = {}) {
  const hint = vi.fn()
  const changed = vi.fn()
  const ticket = async () => 'a ticket'
  const socket = (address: string) => new FakeSocket(address) as unknown as WebSocket
  const push = new Push({ address: 'ws://x', ticket, since: () => ({ s1: 2 }), hint, changed, random: () => 1, socket, ...options })
  push.start()
  return { push, hint, changed }
}

const settled = () => vi.advanceTimersByTimeAsync(0)

beforeEach(() => {
  vi.useFakeTimers()
  FakeSocket.all = []
})

test('it connects with a ticket and subscribes with the versions it knows', async () => {
  aPush()
  await settled()
  FakeSocket.last.onopen?.()
  expect(FakeSocket.last.address).toBe('ws://x?ticket=a%20ticket')
  expect(FakeSocket.last.sent).toEqual([{ action: 'subscribe', since: { s1: 2 } }])
})

test('it is open only once the snapshot came', async () => {
  const { push, changed } = aPush()
  await settled()
  FakeSocket.last.onopen?.()
  expect(push.isOpen).toBe(false)
  FakeSocket.last.subscribes()
  expect(changed).toHaveBeenLastCalledWith(true)
})

test('the snapshot and the events are hints', async () => {
  const { hint } = aPush()
  await settled()
  FakeSocket.last.subscribes([aHint(3)])
  FakeSocket.last.says({ type: 'status', ...aHint(4, 'passed') })
  expect(hint.mock.calls.map(([heard]) => heard.version)).toEqual([3, 4])
})

test('a lost socket is opened again after a jittered, growing pause', async () => {
  aPush()
  await settled()
  FakeSocket.last.onclose?.()
  await vi.advanceTimersByTimeAsync(499)
  expect(FakeSocket.all.length).toBe(1)
  await vi.advanceTimersByTimeAsync(1)
  FakeSocket.last.onclose?.()
  await vi.advanceTimersByTimeAsync(999)
  expect(FakeSocket.all.length).toBe(2)
  await vi.advanceTimersByTimeAsync(1)
  expect(FakeSocket.all.length).toBe(3)
})

test('the pause has full jitter and never exceeds thirty seconds', () => {
  expect(reconnectDelay(20, () => 1)).toBe(30_000)
  expect(reconnectDelay(20, () => 0)).toBe(0)
})

test('a ticket that cannot be had is a lost socket', async () => {
  const ticket = vi.fn(async () => Promise.reject(new Error('no')))
  aPush({ ticket })
  await vi.advanceTimersByTimeAsync(500)
  expect(ticket).toHaveBeenCalledTimes(2)
})

test('it pings every five minutes', async () => {
  aPush()
  await settled()
  FakeSocket.last.subscribes()
  await vi.advanceTimersByTimeAsync(5 * 60_000)
  expect(FakeSocket.last.sent.at(-1)).toEqual({ action: 'ping' })
})

test('a socket that does not answer a ping is replaced', async () => {
  const { push } = aPush()
  await settled()
  FakeSocket.last.subscribes()
  FakeSocket.last.answersPings = false
  push.wake()
  await vi.advanceTimersByTimeAsync(10_000 + 500)
  expect(FakeSocket.all.length).toBe(2)
})

test('a socket that answers stays', async () => {
  const { push } = aPush()
  await settled()
  FakeSocket.last.subscribes()
  push.wake()
  await vi.advanceTimersByTimeAsync(11_000)
  expect(FakeSocket.all.length).toBe(1)
})

test('it renews itself before the gateway ends it at two hours', async () => {
  aPush()
  await settled()
  FakeSocket.last.subscribes()
  await vi.advanceTimersByTimeAsync(114 * 60_000)
  expect(FakeSocket.all.length).toBe(1)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(FakeSocket.all.length).toBe(2)
})

test('waking up does not wait for the back-off', async () => {
  const { push } = aPush()
  await settled()
  for (let times = 0; times < 8; times++) {
    FakeSocket.last.onclose?.()
    await vi.advanceTimersByTimeAsync(30_000)
  }
  FakeSocket.last.onclose?.()
  const before = FakeSocket.all.length
  push.wake()
  await settled()
  expect(FakeSocket.all.length).toBe(before + 1)
})

test('what an old socket still says is ignored', async () => {
  const { push, hint } = aPush()
  await settled()
  const old = FakeSocket.last
  push.stop()
  old.says({ type: 'status', ...aHint(9) })
  expect(hint).not.toHaveBeenCalled()
})
