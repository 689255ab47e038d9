from __future__ import annotations

import pickle
from datetime import date
from decimal import Decimal


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return f"Point({self.x!r}, y={self.y!r})"

    def __eq__(self, other):
        return (self.x, self.y) == (other.x, other.y)


class Tag:
    def __init__(self, *points):
        self.points = list(points)

    def __repr__(self):
        return f"Tag({', '.join(map(repr, self.points))})"


def record():
    return {"day": date(2024, 2, 29), "price": Decimal("1.50"), "words": ["a", ("b", -1, 2.5, None, True)]}


def hinted(number: int, words: list[str], maybe: dict[str, float] | None = None) -> str:
    return words[number]


def formula(a, b):
    return f"{a} * ({b} + 1) - min({a}, 2) ** 2"


def calculate(text):
    return eval(text)


def saved(value):
    return pickle.dumps(value)
