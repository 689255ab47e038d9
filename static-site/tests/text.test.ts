import { expect, test } from 'vitest'
import { difference } from '../src/difference'
import { compareLines } from '../src/lines'
import { plain } from '../src/plain'
import { assignmentLink, parseRoute, submissionLink } from '../src/routes'
import { tracebackPieces } from '../src/traceback'

const different = (pieces: { text: string; isDifferent: boolean }[]) =>
  pieces.filter((piece) => piece.isDifferent).map((piece) => piece.text)

test('a difference is what two values do not share', () => {
  const { expected, got } = difference("'Hello, Maija'", "'Hello Maija'")
  expect([different(expected), different(got)]).toEqual([[','], []])
})

test('repeated letters are not counted from both ends', () => {
  const { expected, got } = difference('aa', 'aaa')
  expect([different(expected), different(got)]).toEqual([[], ['a']])
})

test('a terminal escape and a change of direction become visible marks', () => {
  expect(plain('\u001b[31mred \u202Etxt')).toBe('␛[31mred ⟨U+202E⟩txt')
})

test('line ends and tabs stay', () => {
  expect(plain('a\tb\r\nc\n')).toBe('a\tb\nc\n')
})

test("every mention of the student's file leads to its line", () => {
  const pieces = tracebackPieces('  File "solution.py", line 3, in f\n  File "/usr/lib/json.py", line 9', 'solution')
  expect(pieces.filter((piece) => piece.line)).toEqual([{ text: 'File "solution.py", line 3', line: 3 }])
})

test('a traceback loses nothing by being split', () => {
  const text = 'Traceback:\n  File "solution.py", line 3\n  File "solution.py", line 12, in <module>\n'
  expect(tracebackPieces(text, 'solution').map((piece) => piece.text).join('')).toBe(text)
})

test.each([
  ['', { view: 'start' }],
  ['#/', { view: 'overview' }],
  ['#/nonsense', { view: 'overview' }],
  ['#/assignments/a%20b', { view: 'assignment', slug: 'a b', submission: null }],
  ['#/assignments/a/submissions/7', { view: 'assignment', slug: 'a', submission: '7' }],
  ['#/assignments/%', { view: 'assignment', slug: '%', submission: null }],
])('the address %j asks for its view', (hash, route) => {
  expect(parseRoute(hash)).toEqual(route)
})

test('links and addresses agree', () => {
  expect(parseRoute(assignmentLink('ä/b'))).toMatchObject({ slug: 'ä/b' })
  expect(parseRoute(submissionLink('x', 'id'))).toMatchObject({ submission: 'id' })
})

const compared = (first: string, second: string) => compareLines(first, second).map((line) => `${line.in} ${line.text}`)

test('two versions are compared by lines', () => {
  expect(compared('a\nb\nc', 'a\nx\nc\nd')).toEqual(['both a', 'first b', 'second x', 'both c', 'second d'])
})

test('the same text has no difference', () => {
  expect(compareLines('a\nb\n', 'a\nb\n').every((line) => line.in === 'both')).toBe(true)
})
