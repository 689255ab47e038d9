"""Values that both sides hold: says of the tests' own that they are shared, or fills them with something else."""

import sandbox.student.loop as loop

ORIGINAL = loop.Loop._effects
ROWS = {
    "no such place": [[7, 0, 99]], "behind": [[7, 0, -1]], "a text": [[7, 0, "0"]], "a list": [[7, 0, []]],
    "no number": [[None, 0, 0]], "another kind": [[7, 0, 0], [7, ["d", None, ["a", 1]]]],
    "nothing": [[]], "too much": [[7, 0, 0, 0, 0]], "not held": [[3, ["l", None, [1]]]],
    "unhashable": [[[], 0, 0]], "a thousand": [[each, 0, 0] for each in range(1000)],
}


def shown(values, kind):
    def forged(self, *arguments):
        loop.Loop._effects = ORIGINAL
        return [0, ROWS[kind]]

    loop.Loop._effects = forged
    return 41


def then():
    return 41
