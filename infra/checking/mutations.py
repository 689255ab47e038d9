"""The slips of a pen that a student could make, one operator a kind of slip. Each yields single changes of a text."""

import ast
from collections.abc import Callable, Iterator

from infra.checking.source_text import Edit, SourceText

type Operator = Callable[[ast.AST, SourceText], Iterator[Edit]]

SYMBOLS: dict[type, str] = {
    ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!=", ast.Is: "is",
    ast.IsNot: "is not", ast.In: "in", ast.NotIn: "not in", ast.And: "and", ast.Or: "or", ast.Add: "+", ast.Sub: "-",
    ast.Mult: "*", ast.Div: "/", ast.FloorDiv: "//", ast.Mod: "%", ast.Pow: "**",
}  # fmt: skip
BOUNDARIES = {"<": "<=", "<=": "<", ">": ">=", ">=": ">"}
OPPOSITES = {
    "<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "==", "is": "is not", "is not": "is", "in": "not in",
    "not in": "in",
}  # fmt: skip
ARITHMETIC = {"+": "-", "-": "+", "*": "/", "/": "*", "//": "/", "%": "//", "**": "*"}
WITHOUT_METHOD = {"strip", "lstrip", "rstrip", "lower", "upper", "casefold", "title", "capitalize", "copy"}
WITHOUT_FUNCTION = {"abs", "round", "list", "reversed"}
OTHER_FUNCTION = {"min": "max", "max": "min", "any": "all", "all": "any"}
EXECUTED = (ast.Call, ast.Await)


def boundary(node: ast.AST, source: SourceText) -> Iterator[Edit]:
    yield from _compared(node, source, BOUNDARIES)


def opposite(node: ast.AST, source: SourceText) -> Iterator[Edit]:
    yield from _compared(node, source, OPPOSITES)


def arithmetic(node: ast.AST, source: SourceText) -> Iterator[Edit]:
    """Not of texts and lists: they have no minus, and a TypeError tells nothing about the tests."""
    match node:
        case ast.BinOp(left, operator, right) if not (_is_no_number(left) or _is_no_number(right)):
            symbol = SYMBOLS.get(type(operator), "")
            if symbol in ARITHMETIC:
                yield from source.replace_between(left, right, symbol, ARITHMETIC[symbol])
        case ast.AugAssign(target, operator, value) if not _is_no_number(value):
            symbol = SYMBOLS.get(type(operator), "")
            if symbol in ARITHMETIC:
                yield from source.replace_between(target, value, f"{symbol}=", f"{ARITHMETIC[symbol]}=")


def logic(node: ast.AST, source: SourceText) -> Iterator[Edit]:
    if isinstance(node, ast.BoolOp):
        old, new = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
        for left, right in zip(node.values, node.values[1:], strict=False):
            yield from source.replace_between(left, right, old, new)


def negation(node: ast.AST, source: SourceText) -> Iterator[Edit]:
    for test in _tests(node):
        if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
            yield source.replace(test, f"({source.segment(test.operand)})")
        elif not isinstance(test, ast.Compare | ast.BoolOp | ast.Constant):
            yield source.replace(test, f"not ({source.segment(test)})")


def constant(node: ast.AST, source: SourceText) -> Iterator[Edit]:
    match node:
        case ast.Constant(bool(value)):
            yield source.replace(node, str(not value))
        case ast.Constant(int(value)):
            yield source.replace(node, str(value + 1))
            yield source.replace(node, str(value - 1))
        case ast.Constant(float(value)):
            yield source.replace(node, str(value + 1))


def nothing_returned(node: ast.AST, source: SourceText) -> Iterator[Edit]:
    match node:
        case ast.Return(value) | ast.Yield(value) if value is not None and not _is_none(value):
            yield source.replace(value, "None")


def deletion(node: ast.AST, source: SourceText) -> Iterator[Edit]:
    match node:
        case ast.Expr(value) if isinstance(value, EXECUTED):
            yield source.replace(node, "pass")
        case ast.AugAssign() | ast.Raise() | ast.Break() | ast.Continue() | ast.Delete():
            yield source.replace(node, "pass")
        case ast.Assign(targets) if all(isinstance(target, ast.Subscript | ast.Attribute) for target in targets):
            yield source.replace(node, "pass")


def call(node: ast.AST, source: SourceText) -> Iterator[Edit]:
    match node:
        case ast.Call(ast.Attribute(value, name)) if name in WITHOUT_METHOD:
            yield source.replace(node, source.segment(value))
        case ast.Call(ast.Name(name), [argument, *_]) if name in WITHOUT_FUNCTION and not _is_loose(argument):
            yield source.replace(node, f"({source.segment(argument)})")
        case ast.Call(ast.Name("sorted"), [argument, *_]):
            yield source.replace(node, f"list({source.segment(argument)})")
        case ast.Call(ast.Name(name) as function) if name in OTHER_FUNCTION:
            yield source.replace(function, OTHER_FUNCTION[name])


# The first survive bad tests most often, so they come first where not all fit.
OPERATORS: dict[str, Operator] = {
    "boundary": boundary,
    "constant": constant,
    "logic": logic,
    "call": call,
    "opposite": opposite,
    "arithmetic": arithmetic,
    "negation": negation,
    "deletion": deletion,
    "nothing returned": nothing_returned,
}


def _compared(node: ast.AST, source: SourceText, others: dict[str, str]) -> Iterator[Edit]:
    if isinstance(node, ast.Compare):
        lefts = [node.left, *node.comparators]
        for left, operator, right in zip(lefts, node.ops, node.comparators, strict=False):
            symbol = SYMBOLS[type(operator)]
            if symbol in others:
                yield from source.replace_between(left, right, symbol, others[symbol])


def _tests(node: ast.AST) -> list[ast.expr]:
    match node:
        case ast.If(test) | ast.While(test) | ast.IfExp(test):
            return [test]
        case ast.comprehension(ifs=tests):
            return tests
    return []


def _is_no_number(node: ast.expr) -> bool:
    return isinstance(node, ast.JoinedStr | ast.List | ast.ListComp) or (
        isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _is_loose(node: ast.expr) -> bool:
    """A generator or a starred argument means something else without the call around it."""
    return isinstance(node, ast.GeneratorExp | ast.Starred)
