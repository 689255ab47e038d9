"""Which of the student's objects the tests have made themselves, and have not got back from a call since.

Such an object may say what it contains (`3 in Interval(1, 5)`), for nothing else was expected in its place. What a call
returns may not, even if it is the same object: `"milk" in cart.items()` would ask a cart that returns itself.
"""

import dis
import sys
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from types import FrameType

_OURS: Final = "sandbox."
_CACHE: Final = dis.opmap["CACHE"]
_POP_TOP: Final = dis.opmap["POP_TOP"]
_INSTRUCTION_BYTES: Final = 2


class Constructed:
    """Objects that are met again are doubted, until the request that brought them is known to mean no harm."""

    def __init__(self) -> None:
        self._objects: dict[int, Any] = {}
        self._times_met: dict[int, int] = {}
        self._doubted: set[int] = set()

    def __contains__(self, instance: object) -> bool:
        self.settle()
        return id(instance) in self._objects

    def meet(self, instance: Any) -> None:
        """It came from the student's process, at whatever place in a message."""
        place = id(instance)
        self._times_met[place] = self._times_met.get(place, 0) + 1
        if place in self._objects:
            self._doubted.add(place)

    def add(self, instance: Any) -> None:
        """Only what comes for the first time: a constructor may give what a function has returned before."""
        if self._times_met.get(id(instance)) == 1:
            self._objects[id(instance)] = instance

    def is_doubted(self, instance: Any) -> bool:
        return id(instance) in self._doubted

    def excuse(self, instance: Any) -> None:
        self._doubted.discard(id(instance))

    def settle(self) -> None:
        while self._doubted:
            self._objects.pop(self._doubted.pop(), None)


def is_thrown_away() -> bool:
    """Whether the line that has called a mirror does nothing with the answer: `tree.insert(3)`, which returns self."""
    frame: FrameType | None = sys._getframe(1)  # noqa: SLF001 -- the only way to know who asks
    while frame is not None and str(frame.f_globals.get("__name__", _OURS)).startswith(_OURS):
        frame = frame.f_back  # a mirror's function has globals without a name
    if frame is None:
        return False
    code, place = frame.f_code.co_code, frame.f_lasti + _INSTRUCTION_BYTES
    while code[place] == _CACHE:
        place += _INSTRUCTION_BYTES
    return code[place] == _POP_TOP
