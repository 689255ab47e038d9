import { expect, test } from 'vitest'
import { createDrafts } from '../src/drafts'
import { keptIn, keptName } from '../src/kept'

const starter = 'pass\n'

function refusing(): Storage {
  throw new DOMException('no storage', 'SecurityError')
}

test('a draft survives the page, whatever became of the assignment', () => {
  createDrafts(keptIn(() => localStorage)).write('hello', 'x = 1', starter)
  expect(createDrafts(keptIn(() => localStorage)).read('hello')).toBe('x = 1')
})

test('drafts of two assignments do not meet', () => {
  const drafts = createDrafts(keptIn(() => localStorage))
  drafts.write('hello', 'one', starter)
  drafts.write('sum', 'two', starter)
  expect([drafts.read('hello'), drafts.read('sum')]).toEqual(['one', 'two'])
})

test('an untouched starter is no draft, so a corrected starter is seen', () => {
  const drafts = createDrafts(keptIn(() => localStorage))
  drafts.write('hello', 'x = 1', starter)
  drafts.write('hello', starter, starter)
  expect(drafts.read('hello')).toBeNull()
})

test('a browser that refuses storage keeps the draft in the tab and says that it is not kept', () => {
  const drafts = createDrafts(keptIn(refusing))
  expect(drafts.write('hello', 'x = 1', starter)).toBe(false)
  expect(drafts.read('hello')).toBe('x = 1')
})

test("only this site's own names are heard from other tabs", () => {
  expect([keptName('arvio:token'), keptName('token'), keptName(null)]).toEqual(['token', null, null])
})
