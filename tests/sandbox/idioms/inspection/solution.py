"""A module's own words."""


def add(first: int, second: int = 2, *rest, loud: bool = False) -> int:
    """Adds."""
    return first + second


class Shape:
    """A shape."""

    def area(self, scale=1):
        return 0


def recursive(n):
    return 1 if n == 0 else n * recursive(n - 1)
