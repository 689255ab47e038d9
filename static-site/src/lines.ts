export interface Line {
  text: string
  /** In the first text only, in the second only, or in both. */
  in: 'first' | 'second' | 'both'
}

// Beyond this many comparisons a page would stutter; a rewritten file is then shown as removed and added as a whole.
const MOST_COMPARISONS = 4_000_000

/** The lines of two texts in one list, as a reader compares two versions. */
export function compareLines(first: string, second: string): Line[] {
  const a = first.split('\n')
  const b = second.split('\n')
  const start = commonLength(a, b)
  const end = commonLength(a.slice(start).reverse(), b.slice(start).reverse())
  const middle = compareMiddle(a.slice(start, a.length - end), b.slice(start, b.length - end))
  return [...marked(a.slice(0, start), 'both'), ...middle, ...marked(a.slice(a.length - end), 'both')]
}

function compareMiddle(a: string[], b: string[]): Line[] {
  if (a.length * b.length > MOST_COMPARISONS) return [...marked(a, 'first'), ...marked(b, 'second')]
  return walk(a, b, longestCommon(a, b))
}

/** lengths[i][j] is how many lines a[i…] and b[j…] share in order. */
function longestCommon(a: string[], b: string[]): Uint16Array[] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1))
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i]![j] = a[i] === b[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!)
    }
  }
  return lengths
}

function walk(a: string[], b: string[], lengths: Uint16Array[]): Line[] {
  const lines: Line[] = []
  let [i, j] = [0, 0]
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      lines.push({ text: a[i++]!, in: 'both' })
      j++
    } else if (lengths[i + 1]![j]! >= lengths[i]![j + 1]!) lines.push({ text: a[i++]!, in: 'first' })
    else lines.push({ text: b[j++]!, in: 'second' })
  }
  return [...lines, ...marked(a.slice(i), 'first'), ...marked(b.slice(j), 'second')]
}

function commonLength(a: string[], b: string[]): number {
  let length = 0
  while (length < a.length && length < b.length && a[length] === b[length]) length++
  return length
}

function marked(lines: string[], where: Line['in']): Line[] {
  return lines.map((text) => ({ text, in: where }))
}
