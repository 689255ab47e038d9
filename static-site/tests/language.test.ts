import { afterEach, expect, test } from 'vitest'
import { keptIn } from '../src/kept'
import { allWords } from '../src/words/all'
import { language } from '../src/words/language.svelte'

const kept = keptIn(() => localStorage)

afterEach(() => language.use('en'))

test('the language of the browser is spoken and not kept: the browser may change its mind', async () => {
  await language.use('fi')
  expect([allWords().submit, document.documentElement.lang, kept.read('language')]).toEqual(['Palauta', 'fi', null])
})

test('a language that was chosen is kept', async () => {
  await language.choose('fi', kept)
  expect([allWords().submit, language.wanted(kept)]).toEqual(['Palauta', 'fi'])
})
