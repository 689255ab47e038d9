"""Who is who: Arvio's students are anonymous, and a learning platform wants its own names for them."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from infra.failures import ArvioFailed

KEY = "student"
COLUMNS = ("email", "student_number", "username", "name", "canvas_id", "section")


@dataclass(frozen=True)
class Roster:
    """By Arvio's id; `columns` are those of COLUMNS that the file has."""

    people: Mapping[str, Mapping[str, str]]
    columns: frozenset[str]

    def first_of(self, *columns: str) -> str | None:
        return next((column for column in columns if column in self.columns), None)


def read_roster(file: Path) -> Roster:
    """A CSV file with a column `student` of Arvio's ids, and some of COLUMNS. Raises ArvioFailed."""
    with file.open(newline="", encoding="utf-8-sig") as text:
        reader = csv.DictReader(text)
        columns = frozenset(reader.fieldnames or ()) & set(COLUMNS)
        if KEY not in (reader.fieldnames or ()) or not columns:
            raise ArvioFailed(
                f"{file} must be CSV with a header: a column {KEY} of Arvio's ids, and one or more of "
                f"{', '.join(COLUMNS)}."
            )
        people = {row[KEY].strip(): {name: (row[name] or "").strip() for name in columns} for row in reader}
    return Roster(people, columns)


def nobody() -> Roster:
    return Roster({}, frozenset())
