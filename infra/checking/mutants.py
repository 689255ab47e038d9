"""Mutants: the model solution with one small mistake in it, which good tests notice."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff
from itertools import chain, islice, zip_longest

from infra.checking.mutations import OPERATORS
from infra.checking.source_text import Edit, SourceText

AT_MOST = 40
CONTEXT_LINES = 1
# At the end of a line whose mutants do the same as the line itself; mutmut reads the same words.
LEFT_ALONE = "# pragma: no mutate"


@dataclass(frozen=True)
class Mutant:
    """`line` is where it differs from the model solution, `kind` the name of its operator."""

    kind: str
    line: int
    code: str

    def difference(self, model: str, name: str) -> str:
        lines = unified_diff(model.splitlines(), self.code.splitlines(), name, "mutant", n=CONTEXT_LINES, lineterm="")
        return "\n".join(lines)


def mutants_of(model: str, at_most: int = AT_MOST) -> list[Mutant]:
    """In the order of the text, and always the same ones. Of each kind alike, when there are more than `at_most`."""
    source = SourceText(model)
    in_turns = chain.from_iterable(zip_longest(*(_of_kind(kind, source) for kind in OPERATORS)))
    chosen = islice(_distinct(mutant for mutant in in_turns if mutant), at_most)
    return sorted(chosen, key=lambda mutant: mutant.line)


def _distinct(mutants: Iterator[Mutant]) -> Iterator[Mutant]:
    seen: set[str] = set()
    for mutant in mutants:
        if mutant.code not in seen:
            seen.add(mutant.code)
            yield mutant


def _of_kind(kind: str, source: SourceText) -> Iterator[Mutant]:
    """One after the other, as many as are asked for; neighbours come from places that are far apart."""
    edits = [edit for node in _executed(source.tree) for edit in OPERATORS[kind](node, source)]
    edits = [edit for edit in edits if not source.lines[source.line(edit) - 1].rstrip().endswith(LEFT_ALONE)]
    for edit in _spread(edits):
        if mutant := _mutant(kind, edit, source):
            yield mutant


def _mutant(kind: str, edit: Edit, source: SourceText) -> Mutant | None:
    """None for a change that is no Python any more, or none at all."""
    code = source.with_edit(edit)
    try:
        is_same = ast.dump(ast.parse(code)) == source.meaning
    except (SyntaxError, ValueError):
        return None
    return None if is_same else Mutant(kind, source.line(edit), code)


def _executed(node: ast.AST) -> Iterator[ast.AST]:
    """What runs when tests call it: no annotations, no decorators, nothing under `if __name__ == "__main__"`."""
    yield node
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not _is_main(child):
                yield from _executed(child)


def _is_main(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and "__name__" in ast.unparse(node.test)


def _spread(edits: list[Edit]) -> list[Edit]:
    """In the order of the reversed bits of their numbers: a cut of any length still comes from everywhere."""
    width = len(edits).bit_length()
    numbers = sorted(range(len(edits)), key=lambda number: f"{number:0{width}b}"[::-1])
    return [edits[number] for number in numbers]
