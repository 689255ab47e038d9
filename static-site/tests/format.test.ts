import { afterEach, expect, test, vi } from 'vitest'
import { countdown, date, duration, number, relative } from '../src/view/format'
import { language } from '../src/words/language.svelte'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

function browserOf(...languages: string[]): void {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(languages)
}

afterEach(async () => {
  vi.restoreAllMocks()
  await language.use('en')
})

test('how far a moment is, is said in the largest unit that fits twice, and never promises too much', () => {
  const said = [72 * HOUR + 23 * HOUR, 47.9 * HOUR, 119.9 * MINUTE, 119_900, 900].map(relative)
  expect(said).toEqual(['in 3 days', 'in 47 hours', 'in 119 minutes', 'in 119 seconds', 'in 0 seconds'])
  expect(relative(-2.9 * HOUR)).toBe('2 hours ago')
})

test.each(['en', 'fi'] as const)('points are written as the number formats of the browser would, %s', async (code) => {
  browserOf('en-GB', 'fi-FI')
  await language.use(code)
  const written = [0, 7, 999, 1000, 1234.5, 12.5, 137.25, 0.1 + 0.2]
  expect(written.map(number)).toEqual(written.map((value) => value.toLocaleString(code, { maximumFractionDigits: 2 })))
})

test('a length of time has its unit', () => {
  expect([2.5 * HOUR, 1.5 * HOUR, HOUR, 1000].map(duration)).toEqual(['2 hours', '90 minutes', '1 hour', '1 second'])
})

test('a wait is counted in seconds, and in minutes from two on', () => {
  expect([0, 119, 120, 605].map(countdown)).toEqual(['0 s', '119 s', '2:00', '10:05'])
})

test("a date is written as the student's browser writes it", () => {
  browserOf('fi-FI', 'en-GB')
  expect(date('2026-03-12T16:00:00Z', 2026)).toMatch(/^Thu,? 12 Mar,? /)
  browserOf('en-US')
  expect(date('2026-03-12T16:00:00Z', 2026)).toMatch(/^Thu, Mar 12, .* [AP]M$/)
})

test('the year is there where it is another', () => {
  expect(date('2027-03-12T16:00:00Z', 2026)).toContain('2027')
  expect(date('2026-03-12T16:00:00Z', 2026)).not.toContain('2026')
})

test('Finnish has its own numbers and units', async () => {
  browserOf('en-US')
  await language.use('fi')
  expect([number(1234.5), relative(3 * HOUR), duration(3 * HOUR)]).toEqual(['1\u00a0234,5', '3 tunnin päästä', '3 tuntia'])
})
