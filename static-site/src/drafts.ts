import type { Kept } from './kept'

/**
 * A student's text of each assignment, kept on every keystroke.
 * Keyed by the assignment alone: a repaired test, a new revision or a new session must not lose it.
 */
export interface Drafts {
  read(slug: string): string | null
  /** False when the browser could not store it, so the page can say so. */
  write(slug: string, text: string, starter: string): boolean
  forget(slug: string): void
}

export function createDrafts(kept: Kept): Drafts {
  return {
    read: (slug) => kept.read(draftName(slug)),
    write(slug, text, starter) {
      // An untouched starter is no draft: a corrected starter should be seen.
      if (text !== starter) return kept.write(draftName(slug), text)
      kept.forget(draftName(slug))
      return true
    },
    forget: (slug) => kept.forget(draftName(slug)),
  }
}

export function draftName(slug: string): string {
  return `draft:${slug}`
}
