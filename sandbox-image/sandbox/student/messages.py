"""Warnings and log records go to the tests: only they know whether anyone listens."""

import logging
import warnings
from collections.abc import Callable
from typing import Any

type Ask = Callable[..., Any]


class _Handler(logging.Handler):
    def __init__(self, ask: Ask) -> None:
        super().__init__()
        self._ask = ask

    def emit(self, record: logging.LogRecord) -> None:
        self._ask("log", record.name, record.levelno, record.getMessage())


def forward(ask: Ask) -> None:
    """Everything is passed on; the filters and levels that count are those of the tests' process."""

    def show(message: Any, category: type[Warning], filename: str, lineno: int, *_: object) -> None:
        ask("warn", category.__name__, str(message), filename, lineno)

    vars(warnings)["showwarning"] = show  # as the documentation says to replace it
    warnings.simplefilter("always")
    root = logging.getLogger()
    root.setLevel(1)
    root.addHandler(_Handler(ask))
