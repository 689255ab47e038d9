import { beforeEach, expect, test, vi } from 'vitest'
import { ApiError, Unreachable } from '../src/api'
import { Follower } from '../src/follow'
import type { Submission } from '../src/shapes'
import { aHint, aSubmission } from './make'

function aFollower(isPushing = false) {
  const get = vi.fn(async (_id: string): Promise<Submission> => aSubmission())
  const changed = vi.fn()
  const elsewhere = vi.fn()
  const lost = vi.fn()
  const follower = new Follower({ get, changed, elsewhere, lost, isPushing: () => isPushing })
  follower.saw(aSubmission())
  follower.follow('s1')
  return { follower, get, changed, elsewhere, lost }
}

beforeEach(() => void vi.useFakeTimers())

test('without a socket it asks after 1, 2, 3, 5 and 5 seconds', async () => {
  const { get } = aFollower()
  const asked: number[] = []
  for (let second = 1; second <= 16; second++) {
    await vi.advanceTimersByTimeAsync(1000)
    if (get.mock.calls.length > asked.length) asked.push(second)
  }
  expect(asked).toEqual([1, 3, 6, 11, 16])
})

test('with a socket it still asks every five seconds, so a lost push costs no verdict', async () => {
  const { get } = aFollower(true)
  await vi.advanceTimersByTimeAsync(4999)
  expect(get).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1)
  expect(get).toHaveBeenCalledOnce()
})

test('a newer version is asked for at once', async () => {
  const { follower, get } = aFollower(true)
  follower.hint(aHint(2))
  expect(get).toHaveBeenCalledOnce()
})

test('a version it knows is dropped', () => {
  const { follower, get } = aFollower(true)
  follower.hint(aHint(1))
  expect(get).not.toHaveBeenCalled()
})

test('a hint that comes during an answer leads to one more question', async () => {
  const { follower, get } = aFollower(true)
  follower.hint(aHint(2))
  follower.hint(aHint(3))
  await vi.advanceTimersByTimeAsync(0)
  expect(get).toHaveBeenCalledTimes(2)
})

test('an answer older than what is shown changes nothing', async () => {
  const { follower, get, changed } = aFollower()
  follower.saw(aSubmission({ version: 5 }))
  get.mockResolvedValue(aSubmission({ version: 4, status: 'grading' }))
  await follower.now()
  expect(changed).not.toHaveBeenCalled()
})

test('it ends with the verdict', async () => {
  const { follower, get, changed } = aFollower()
  get.mockResolvedValue(aSubmission({ version: 3, status: 'passed' }))
  await vi.advanceTimersByTimeAsync(60_000)
  expect(changed).toHaveBeenCalledOnce()
  expect(get).toHaveBeenCalledOnce()
  expect(follower.following).toBeNull()
})

test('a hint that overtook the answer of the submit is not forgotten', async () => {
  const { follower, get } = aFollower(true)
  follower.stop()
  follower.hint(aHint(3, 'passed', 's2'))
  follower.saw(aSubmission({ id: 's2', version: 1 }))
  follower.follow('s2')
  expect(get).toHaveBeenLastCalledWith('s2')
})

test('a submission of another tab is told elsewhere', () => {
  const { follower, elsewhere } = aFollower()
  follower.hint(aHint(1, 'queued', 's7'))
  expect(elsewhere).toHaveBeenCalledWith(aHint(1, 'queued', 's7'))
})

test('no network: it goes on asking', async () => {
  const { get } = aFollower()
  get.mockRejectedValue(new Unreachable())
  await vi.advanceTimersByTimeAsync(12_000)
  expect(get.mock.calls.length).toBe(4)
})

test('it waits as long as the API asks', async () => {
  const { get } = aFollower()
  get.mockRejectedValue(new ApiError(429, 'too_many', '', 20))
  await vi.advanceTimersByTimeAsync(20_000)
  expect(get).toHaveBeenCalledOnce()
})

test('a submission that is gone is not asked for again', async () => {
  const { get, lost } = aFollower()
  get.mockRejectedValue(new ApiError(404, 'not_found', ''))
  await vi.advanceTimersByTimeAsync(60_000)
  expect(get).toHaveBeenCalledOnce()
  expect(lost).toHaveBeenCalledOnce()
})
