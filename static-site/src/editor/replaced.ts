import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'

/**
 * A selection that is typed over is replaced by the editor, not by the browser: Chromium would carry the old text's
 * colour along in a style attribute, which the page's policy blocks and reports.
 */
export const replacedSelections: Extension = EditorView.domEventHandlers({
  beforeinput(event, view) {
    if (event.inputType !== 'insertText' || !event.data || event.isComposing) return false
    const { from, to } = selected(event, view)
    if (from === to) return false
    replace(view, from, to, event.data)
    return true
  },
})

/** The editor's own selection reaches beyond the lines that are drawn; the browser's is newer by a moment. */
function selected(event: InputEvent, view: EditorView): { from: number; to: number } {
  const { main } = view.state.selection
  const [range] = main.empty ? event.getTargetRanges() : []
  if (!range) return main
  return {
    from: view.posAtDOM(range.startContainer, range.startOffset),
    to: view.posAtDOM(range.endContainer, range.endOffset),
  }
}

function replace(view: EditorView, from: number, to: number, text: string): void {
  const insert = () =>
    view.state.update({ changes: { from, to, insert: text }, selection: { anchor: from + text.length }, userEvent: 'input.type' })
  // Whoever listens for typing (closing brackets around a selection) is asked first, as the editor itself does.
  if (view.state.facet(EditorView.inputHandler).some((handler) => handler(view, from, to, text, insert))) return
  view.dispatch(insert())
}
