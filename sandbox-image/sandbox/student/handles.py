"""Objects that stay on this side: the tests know them by number."""

from typing import Any


class Handles:
    def __init__(self) -> None:
        self._objects: list[Any] = []
        self._numbers: dict[int, int] = {}

    def number(self, value: Any) -> tuple[int, bool]:
        """The object's number, and whether it is new. The object is kept alive, so its id cannot be used again."""
        known = self._numbers.get(id(value))
        if known is not None:
            return known, False
        self._objects.append(value)
        self._numbers[id(value)] = len(self._objects) - 1
        return len(self._objects) - 1, True

    def known(self, value: Any) -> int | None:
        return self._numbers.get(id(value))

    def __getitem__(self, number: int) -> Any:
        return self._objects[number]

    def __len__(self) -> int:
        return len(self._objects)

    def forget_from(self, number: int) -> None:
        """Objects that a message introduced which was never sent: the tests have not been told of them."""
        for value in self._objects[number:]:
            self._numbers.pop(id(value), None)
        del self._objects[number:]
