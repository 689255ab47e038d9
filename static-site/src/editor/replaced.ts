import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'

/**
 * A selection that is typed over is replaced by the editor, not by the browser: Chromium would carry the old text's
 * colour along in a style attribute, which the page's policy blocks and reports.
 */
export const replacedSelections: Extension = EditorView.domEventHandlers({
  beforeinput(event, view) {
    if (event.inputType !== 'insertText' || !event.data || event.isComposing) return false
    const { from, to } = selected(view)
    if (from === to) return false
    replace(view, from, to, event.data)
    return true
  },
})

/** The editor's own selection reaches beyond the lines that are drawn; the browser's is newer by a moment. */
function selected(view: EditorView): { from: number; to: number } {
  const { main } = view.state.selection
  if (!main.empty) return main
  // Chromium, the one that needs this, has it on a shadow tree too.
  const range = (view.root as Document).getSelection?.()
  if (!range?.anchorNode || !range.focusNode || range.isCollapsed) return main
  const ends = [view.posAtDOM(range.anchorNode, range.anchorOffset), view.posAtDOM(range.focusNode, range.focusOffset)]
  return { from: Math.min(...ends), to: Math.max(...ends) }
}

function replace(view: EditorView, from: number, to: number, text: string): void {
  const typed = view.state.toText(text)
  const insert = () =>
    view.state.update({ changes: { from, to, insert: typed }, selection: { anchor: from + typed.length }, userEvent: 'input.type' })
  // Whoever listens for typing (closing brackets around a selection) is asked first, as the editor itself does.
  if (view.state.facet(EditorView.inputHandler).some((handler) => handler(view, from, to, text, insert))) return
  view.dispatch(insert())
}
