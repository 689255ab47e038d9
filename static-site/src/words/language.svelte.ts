import type { Kept } from '../kept'
import { en, type Words } from './en'

export type LanguageCode = 'en' | 'fi'

/** The language on screen. English is there from the first byte; Finnish is fetched when it is wanted. */
class Language {
  words = $state.raw<Words>(en)
  code = $state.raw<LanguageCode>('en')

  async use(code: LanguageCode, kept: Kept): Promise<void> {
    this.words = code === 'fi' ? (await import('./fi')).fi : en
    this.code = code
    document.documentElement.lang = code
    kept.write('language', code)
  }

  /** The one chosen here before, else the browser's. */
  wanted(kept: Kept): LanguageCode {
    const chosen = kept.read('language') ?? navigator.language
    return chosen.startsWith('fi') ? 'fi' : 'en'
  }
}

export const language = new Language()
