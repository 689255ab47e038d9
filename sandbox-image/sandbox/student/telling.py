"""How objects that are no plain values are told to the tests, and what the tests mean by what they tell."""

import functools
from collections.abc import Callable
from typing import Any

from sandbox.values import layouts
from sandbox.values.codec import Decoder, Encoder
from sandbox.values.scalars import NAMES

from . import description, failure
from .borrowed import NUMBERS, Ask, borrowed
from .handles import Handles


class Telling:
    """`errors` are the exceptions of the tests' that were raised here, with their numbers over there."""

    def __init__(self, ask: Ask) -> None:
        self.handles = Handles()
        self.errors: dict[int, tuple[BaseException, int]] = {}
        self._ask = ask

    def encode(self, value: Any, encoder: Encoder, *, with_context: bool = True) -> Any:
        """What is not a plain value: the tests' own object going home, or a number for an object of the student's."""
        home = NUMBERS.get(id(value))
        if home is not None:
            return ["k", home]
        number, is_new = self.handles.number(value)
        told = self._description(value) if is_new else 0
        layout = description.layout_of(value)
        if layout is not None:
            return ["h", number, told, layouts.content(value, layout, encoder)]
        if isinstance(value, BaseException):
            return ["h", number, told, self._error_facts(value, with_context=with_context)]
        return ["h", number, told]

    def sketch(self, value: Any, _: Encoder) -> Any:
        """For comparing only: nothing gets a number by it, for the tests would never hear of that number."""
        number = self.handles.known(value)
        return ["h", number] if number is not None else ["x", id(value)]

    def _description(self, value: Any) -> Any:
        def class_of(cls: type) -> Any:
            """A map or a match is nothing that the tests could build: its class goes as one of the student's would."""
            plain = issubclass(cls, BaseException) or id(cls) not in NAMES
            return Encoder(self.encode).encode(cls) if plain else self.encode(cls, Encoder(self.encode))

        return description.of(
            value, lambda each: Encoder(self.encode).encode(each), class_of, lambda each: self.handles.number(each)[0]
        )

    def decode(self, wire: list[Any], _: Decoder) -> Any:
        if wire[0] == "h":
            return self.handles[wire[1]]
        return borrowed(wire[1], wire[2], self._ask)

    def _error_facts(self, error: BaseException, *, with_context: bool) -> Any:
        """Arguments, words, cause; the attributes of an exception whose class the tests have themselves; context, of
        which there may be a thousand, and whether it is to be shown.
        """
        alone = [Encoder(self.encode).encode(each) for each in failure.arguments(error)]
        cause = None if error.__cause__ is None else Encoder(self.encode).encode(error.__cause__)
        before = error.__context__ if with_context else None
        context = None if before is None else Encoder(functools.partial(self.encode, with_context=False)).encode(before)
        own = vars(error) if description.is_library_class(type(error)) else {}
        notes = {"__notes__": error.__notes__} if hasattr(error, "__notes__") else {}
        state = {key: Encoder(self.encode).encode(value) for key, value in {**own, **notes}.items()}
        return [alone, failure.text_of(error), cause, state, context, error.__suppress_context__]

    def thrown(self, cls: Callable[..., BaseException], arguments: tuple[Any, ...], number: int) -> BaseException:
        """An exception of the tests', to be raised here; on its way back it is theirs again by its number."""
        error = cls(*arguments)
        self.errors[id(error)] = (error, number)
        return error
