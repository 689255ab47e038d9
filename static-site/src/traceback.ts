export interface TracebackPiece {
  text: string
  /** The student's own line this piece points to. */
  line?: number
}

/** Splits a traceback so that every mention of the student's file can become a link to its line in the editor. */
export function tracebackPieces(traceback: string, module: string): TracebackPiece[] {
  const mention = new RegExp(`File "(?:[^"\\n]*/)?${escaped(module)}\\.py", line (\\d+)`, 'g')
  const pieces: TracebackPiece[] = []
  let from = 0
  for (const match of traceback.matchAll(mention)) {
    pieces.push({ text: traceback.slice(from, match.index) }, { text: match[0], line: Number(match[1]) })
    from = match.index + match[0].length
  }
  return [...pieces, { text: traceback.slice(from) }].filter((piece) => piece.text !== '')
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
