import { expect, test, vi } from 'vitest'
import { later } from '../src/later'

function failsOnce() {
  return vi.fn(async () => 'the part').mockRejectedValueOnce(new TypeError('Failed to fetch'))
}

test('a part that could not be fetched is fetched when the network is back', async () => {
  vi.useFakeTimers()
  const part = later(failsOnce())
  await vi.advanceTimersByTimeAsync(1)
  dispatchEvent(new Event('online'))
  expect(await part).toBe('the part')
})

test('and after a while where nobody says that it is', async () => {
  vi.useFakeTimers()
  const fetchPart = failsOnce()
  const part = later(fetchPart)
  await vi.advanceTimersByTimeAsync(4999)
  expect(fetchPart).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(1)
  expect(await part).toBe('the part')
})
