export interface Piece {
  text: string
  isDifferent: boolean
}

/** What two short texts do not share, between their common beginning and common end; enough for a value, cheap for 64 KB. */
export function difference(expected: string, got: string): { expected: Piece[]; got: Piece[] } {
  const a = [...expected]
  const b = [...got]
  const start = commonLength(a, b)
  const limit = Math.min(a.length, b.length) - start
  const end = Math.min(limit, commonLength([...a].reverse(), [...b].reverse()))
  return { expected: pieces(a, start, end), got: pieces(b, start, end) }
}

function commonLength(a: string[], b: string[]): number {
  let length = 0
  while (length < a.length && length < b.length && a[length] === b[length]) length++
  return length
}

function pieces(letters: string[], start: number, end: number): Piece[] {
  const stop = letters.length - end
  return [
    { text: letters.slice(0, start).join(''), isDifferent: false },
    { text: letters.slice(start, stop).join(''), isDifferent: true },
    { text: letters.slice(stop).join(''), isDifferent: false },
  ].filter((piece) => piece.text !== '')
}
