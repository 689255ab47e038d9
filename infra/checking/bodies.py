"""Functions of a Python text by name, and what is in them."""

import ast

type Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(tree: ast.Module) -> dict[str, list[ast.stmt]]:
    """Statements of each function and method, without the docstring: `Account.deposit` → its body."""
    found = {node.name: _body(node) for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}
    for owner in (node for node in tree.body if isinstance(node, ast.ClassDef)):
        methods = (node for node in owner.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
        found |= {f"{owner.name}.{method.name}": _body(method) for method in methods}
    return found


def same(one: list[ast.stmt], other: list[ast.stmt]) -> bool:
    return [ast.dump(node) for node in one] == [ast.dump(node) for node in other]


def is_empty(body: list[ast.stmt]) -> bool:
    """Nothing to solve: `pass`, a bare constant, `return 0`, `raise NotImplementedError`."""
    match body:
        case []:
            return True
        case [ast.Pass() | ast.Raise() | ast.Expr(ast.Constant()) | ast.Return(None | ast.Constant() | ast.Name())]:
            return True
    return False


def _body(node: Function) -> list[ast.stmt]:
    return node.body[1:] if ast.get_docstring(node) is not None else node.body
