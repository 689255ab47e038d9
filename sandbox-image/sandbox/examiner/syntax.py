"""The tests' text as a tree, read once for everybody who asks something about it."""

import ast

type Nodes = list[ast.AST]


class Syntax:
    """`nodes` are all of the tree's, in the order of ast.walk(), at a third of its price."""

    def __init__(self, tree: ast.Module) -> None:
        self.tree = tree
        self.nodes: Nodes = [tree]
        for node in self.nodes:  # grows while it is read
            for value in vars(node).values():
                if isinstance(value, list):
                    self.nodes += [each for each in value if isinstance(each, ast.AST)]
                elif isinstance(value, ast.AST):
                    self.nodes.append(value)


def parsed(tests: str) -> Syntax | None:
    """None for a text that is no Python."""
    try:
        return Syntax(ast.parse(tests))
    except (SyntaxError, ValueError, RecursionError):
        return None
