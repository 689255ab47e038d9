"""Mutable values that both sides hold, seen from the tests."""

from typing import TYPE_CHECKING, Any

from sandbox.values import containers
from sandbox.values.codec import Decoder
from sandbox.values.tracked import Tracked

from . import mirrors

if TYPE_CHECKING:
    from .remote import Remote


class Held:
    def __init__(self, remote: "Remote") -> None:
        self._remote = remote
        self._tracked = Tracked(lambda value, _: remote.encode(value))

    def changed(self) -> list[tuple[int, Any]]:
        return self._tracked.changed()

    def take_effects(self, changes: Any, states: Any, decoder: Decoder, sent: int) -> None:
        """What the call did to its arguments, and to the values that both sides hold; with a place, an argument that
        both hold from now on.
        """
        if changes != 0:
            for target, state in zip(decoder.shared[:sent], changes, strict=True):
                decoder.refill(target, state)
        for number, state, *place in states:
            if place:
                self._tracked.add(number, decoder.shared[place[0]])
                continue
            held = self._tracked.get(number)
            mirrors.refresh(self._remote.mirror(number) if held is None else held, state, decoder)
            self._tracked.settle(number)

    def attribute(self, number: int, fresh: Any) -> Any:
        """The same attribute is the same object here too, as long as it is the same over there."""
        held = self._tracked.get(number)
        if type(held) is type(fresh):
            kind = containers.MUTABLE[type(held)]
            kind.fill(held, kind.items(fresh))
            fresh = held
        self._tracked.add(number, fresh)
        return fresh
