import { en } from './en'
import { enLater, type Words } from './en-later'
import { language } from './language.svelte'

const english: Words = { ...en, ...enLater }

/** Every word of the language on screen, for the views that are fetched later than the page. */
export const allWords = (): Words => language.whole ?? english
