"""sys.stdin of the student's code: every read asks the tests' own stdin, which a test may have replaced."""

import io
from collections.abc import Callable

type Ask = Callable[..., object]


class Stdin(io.TextIOBase):
    encoding = "utf-8"
    errors = "strict"

    def __init__(self, ask: Ask) -> None:
        super().__init__()
        self.mode = "r"
        self.name = "<stdin>"
        self._ask = ask

    def readable(self) -> bool:
        return True

    def read(self, size: int | None = -1, /) -> str:
        return str(self._ask("stdin", "read", size))

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]  # text, as every TextIOBase gives
        return str(self._ask("stdin", "readline", size))


def input_from(ask: Ask) -> Callable[..., str]:
    def input(prompt: object = "", /) -> str:  # noqa: A001 -- it stands in for the builtin and carries its name
        return str(ask("input", str(prompt)))

    return input
