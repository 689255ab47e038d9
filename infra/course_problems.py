"""What is wrong with a course folder: collected, so that an instructor sees all of it at once."""

from dataclasses import dataclass, field
from pathlib import Path

from infra.failures import ArvioFailed


@dataclass(frozen=True)
class Problem:
    """`what` is wrong and what to write `instead`, both without a capital and without a full stop."""

    file: Path
    what: str
    instead: str
    line: int | None = None

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else f"{self.file}"
        return f"{place}: {self.what}; {self.instead}"


class CourseProblems(ArvioFailed):
    """The course folder cannot be published as it is."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


@dataclass
class Problems:
    found: list[Problem] = field(default_factory=list)

    def add(self, file: Path, what: str, instead: str, *, line: int | None = None) -> None:
        self.found.append(Problem(file, what, instead, line))

    def raise_if_any(self) -> None:
        if self.found:
            raise CourseProblems(self.found)


def read_text(file: Path, problems: Problems, *, purpose: str) -> str | None:
    """Text of a file, or None after noting why there is none. A byte order mark is dropped: Python would refuse it."""
    try:
        return file.read_text(encoding="utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        problems.add(file, "the file is missing", f"write it: {purpose}")
    except UnicodeDecodeError as error:
        problems.add(file, f"it is not UTF-8 (byte {error.start})", "save it as UTF-8 in your editor")
    except OSError as error:
        problems.add(file, f"it cannot be read ({error.strerror})", f"make it a readable file: {purpose}")
    return None
