import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { python } from '@codemirror/lang-python'
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language'
import { EditorState, Prec } from '@codemirror/state'
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import { replacedSelections } from './replaced'
import { syntaxMarks } from './syntax'
import { theme } from './theme'

export interface EditorOptions {
  host: HTMLElement
  text: string
  /** In the language on screen. */
  label: () => string
  caret: number
  /** What a syntax mark says, in the language on screen. */
  syntaxMessage: () => string
  /** The line of the syntax mark; null when there is none. */
  marked: (line: number | null) => void
  changed: (text: string) => void
}

export interface MountedEditor {
  replace(text: string): void
  goToLine(line: number): void
  focus(): void
  /** The language on screen changed. */
  relabel(): void
  destroy(): void
}

/**
 * Python in CodeMirror. It lives in a shadow tree because there it brings its styles as constructed sheets,
 * which the page's `style-src 'self'` allows; in the document it would need 'unsafe-inline'.
 */
export function mountEditor({ host, text, label, caret, syntaxMessage, marked, changed }: EditorOptions): MountedEditor {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
  const listener = EditorView.updateListener.of((update) => {
    if (update.docChanged) changed(update.state.doc.toString())
  })
  const selection = { anchor: Math.min(caret, text.length) }
  const marks = syntaxMarks(syntaxMessage, marked)
  const state = EditorState.create({ doc: text, selection, extensions: [...extensions(label), marks, listener] })
  return controls(new EditorView({ state, parent: root, root }))
}

function controls(view: EditorView): MountedEditor {
  return {
    // One transaction, so that Ctrl+Z brings back what a restore replaced.
    replace(text) {
      if (view.state.doc.toString() === text) return
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } })
    },
    goToLine(line) {
      const { from } = view.state.doc.line(Math.min(Math.max(1, line), view.state.doc.lines))
      view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: 'center' }) })
      view.focus()
    },
    focus: () => view.focus(),
    // Whatever is dispatched makes the editor ask for its attributes again.
    relabel: () => view.dispatch({}),
    destroy: () => view.destroy(),
  }
}

function extensions(label: () => string) {
  return [
    lineNumbers(),
    highlightActiveLine(),
    drawSelection(),
    history(),
    bracketMatching(),
    closeBrackets(),
    indentOnInput(),
    indentUnit.of('    '),
    EditorState.tabSize.of(4),
    python(),
    theme,
    replacedSelections,
    // The page submits on this key; the editor's own meaning of it (a blank line) must not change the text first.
    Prec.highest(keymap.of([{ key: 'Mod-Enter', run: () => true }])),
    // Escape, then Tab, still moves on: CodeMirror lets the next Tab through after an Escape.
    keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab]),
    EditorView.contentAttributes.of(() => ({ 'aria-label': label(), spellcheck: 'false', tabindex: '0' })),
  ]
}
