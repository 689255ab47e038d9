import { expect, test } from 'vitest'
import { saysMore, sentence, worthOpening } from '../src/failing'
import type { TestResult } from '../src/shapes'

const failed = (changes: Partial<TestResult>): TestResult => ({ name: 'test_one', outcome: 'failed', ...changes })

test('three are opened at most, and of those that fail in the same words the first', () => {
  const broken = { message: 'SyntaxError: invalid syntax', traceback: 'File "solution.py", line 1' }
  const tests = [failed(broken), failed(broken), ...['1', '2', '3'].map((got) => failed({ expected: '0', got }))]
  expect([...worthOpening(tests)].map((test) => tests.indexOf(test))).toEqual([0, 2, 3])
})

test('a test that is known by its name alone has nothing to open', () => {
  expect(saysMore(failed({ message: '', call: null }))).toBe(false)
  expect([...worthOpening([failed({}), failed({ hint: 'Think.' })])]).toEqual([failed({ hint: 'Think.' })])
})

test.each([
  ['the sentence that two values stand in already', '6 != 42', '6', '42', ''],
  ['the same of long values, of which it has the ends', "'zz[2955 chars]zz' != 'Hello'", "'zzz'", "'Hello'", ''],
  ['and of a long expected one', "'a' != 'zz[2955 chars]zz'", "'a'", "'zzz'", ''],
])('%s is left out', (_, message, got, expected, said) => {
  expect(sentence(failed({ message, got, expected }))).toBe(said)
})

test("what unittest says to the tests' author is left out, and the rest stays", () => {
  const message = 'Lists differ: [1] != [2]\n\nDiff is 900 characters long. Set self.maxDiff to None to see it.'
  expect(sentence(failed({ message, got: '[1, 3]', expected: '[2, 3]' }))).toBe('Lists differ: [1] != [2]')
})

test("the teacher's own words stay, and so does what has no values beside it", () => {
  expect(sentence(failed({ message: '6 != 42 : add, do not subtract', got: '6', expected: '42' }))).toContain('add, do not')
  expect(sentence(failed({ message: '6 != 42' }))).toBe('6 != 42')
})
