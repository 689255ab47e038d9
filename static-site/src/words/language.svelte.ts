import type { Kept } from '../kept'
import { en, type FirstWords } from './en'
import type { Words } from './en-later'

export type LanguageCode = 'en' | 'fi'

/** The language on screen. The first words of English are there from the first byte; all else is fetched when it is wanted. */
class Language {
  words = $state.raw<FirstWords>(en)
  /** The whole catalogue of another language than English. */
  whole = $state.raw<Words | null>(null)
  code = $state.raw<LanguageCode>('en')

  async choose(code: LanguageCode, kept: Kept): Promise<void> {
    await this.use(code)
    kept.write('language', code)
  }

  /** A catalogue that cannot be fetched leaves the page in the language it has rather than empty. */
  async use(code: LanguageCode): Promise<void> {
    const whole = code === 'fi' ? await import('./fi').catch(() => null) : { fi: null }
    if (!whole) return
    this.whole = whole.fi
    this.words = this.whole ?? en
    this.code = code
    document.documentElement.lang = code
  }

  /** The one chosen here before, else the browser's. */
  wanted(kept: Kept): LanguageCode {
    const chosen = kept.read('language') ?? navigator.language
    return chosen.startsWith('fi') ? 'fi' : 'en'
  }

  /** Numbers and dates as this student's browser writes them in the language on screen. */
  get locale(): string {
    return navigator.languages.find((locale) => locale.startsWith(this.code)) ?? this.code
  }
}

export const language = new Language()
