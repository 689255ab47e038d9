import type { TestResult } from './shapes'

// More than this many open at once, and the first one, which matters, is lost among them.
const OPEN_AT_ONCE = 3

/** Of these tests the first few that say something new: one mistake may break every test in the same words. */
export function worthOpening(tests: TestResult[]): Set<TestResult> {
  const said = new Map<unknown, TestResult>()
  for (const test of tests.filter(saysMore)) {
    const words = test.traceback ? `${test.message}\n${test.traceback}` : test
    if (!said.has(words)) said.set(words, test)
  }
  return new Set([...said.values()].slice(0, OPEN_AT_ONCE))
}

/** Whether there is anything beyond name and outcome; an assignment may keep the rest to itself. */
export function saysMore(test: TestResult): boolean {
  const { hint, call, expected, got, message, output, traceback } = test
  return [hint, call, expected, got, message, output, traceback].some(Boolean)
}

/** unittest's sentence without what stands beside it already, and without what speaks to whoever wrote the tests. */
export function sentence({ message, expected, got }: TestResult): string {
  const said = (message ?? '').replace(DIFF_TOO_LONG, '')
  const isCompared = typeof expected === 'string' || typeof got === 'string'
  // After a colon stands what the teacher added.
  if (!isCompared || said.includes(' : ')) return said
  return said.startsWith(`${got} != ${expected}`) || SHORTENED.test(said) ? '' : said
}

const DIFF_TOO_LONG = /\n*Diff is \d+ characters long\. Set self\.maxDiff to None to see it\./
// Of long values that sentence has the ends only.
const SHORTENED = /^['"].*\[\d+ chars\].* != |^.* != ['"].*\[\d+ chars\]/
