import re
from pathlib import Path

NAMED_ERROR = re.compile(r"\b(\w*Error|error|ERROR|FATAL|fatal)(\x1b\[\S*)?: \S")


class ArvioFailed(Exception):
    """Something a person must know about: the message is one sentence that says the cause and what to do.

    `log` is the file that holds the rest, where there is one. The command line tool prints both and exits with 1.
    """

    def __init__(self, cause: str, *, log: Path | None = None) -> None:
        super().__init__(cause)
        self.cause = cause
        self.log = log


class NotRunning(ArvioFailed):
    """The instance has no answer to give, because it is not up."""


class Busy(ArvioFailed):
    """A function runs as often as it may at the moment: it is there, and has work."""


def likely_cause(text: str) -> str:
    """What a program said that reads most like the reason: its last named error, else its last line; never empty."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    errors = [line for line in lines if NAMED_ERROR.search(line)]
    return (errors or lines or ["it said nothing"])[-1]


def log_cause(log: Path) -> str:
    return likely_cause(log.read_text(errors="replace")[-8000:]) if log.exists() else "it left no log"
