import { python } from '@codemirror/lang-python'
import { EditorState } from '@codemirror/state'
import { expect, test } from 'vitest'
import { firstError } from '../src/editor/syntax'

const errorIn = (doc: string) => firstError(EditorState.create({ doc, extensions: python() }))

test.each(['def f(:\n    pass\n', 'x = = 1\n', 'print("a"\ny = 2\n', 'for i in range(3)\n    print(i)\n'])('a mistake is marked: %j', (code) => {
  expect(errorIn(code)).not.toBeNull()
})

test.each([
  'def add(a: int, b: int) -> int:\n    return a + b\n',
  'match point:\n    case (0, y) if y > 0:\n        print(f"{y=:>{width}} {d["k"]!r}")\n',
  'type Pair[T] = tuple[T, T]\nclass A[T: int](B, metaclass=M):\n    x: int = 1\n',
  'async def f(*, a, b=1, /, **k):\n    async with x as y, z:\n        return [i async for i in g() if (n := i)]\n',
  'try:\n    pass\nexcept* (A, B) as e:\n    raise X from e\nelse:\n    del a, b[0]\nfinally:\n    global q\n',
  '@decorate(1)\nclass C: f = lambda self: (yield)\nx = not a if b else {**c, "d": [*e]}\nx @= y; x //= 2; x: list[int]\n',
  'def f():\n    yield\nx = 20.\ny = 20. * x\n',
  'def f():\n    return 1\n        ',
  'class A:\n    def f(self):\n\t\tpass\n \t ',
  '',
])('Python as it is written is not: %j', (code) => {
  expect(errorIn(code)).toBeNull()
})

test('a bracket left open is marked itself, not the end of the file', () => {
  expect(errorIn('print("a"\n\n\n')).toEqual({ from: 5, to: 6 })
})
