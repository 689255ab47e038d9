"""The learning platform that a sheet is for: what it calls students and exercises."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from infra.failures import ArvioFailed
from infra.gradebook.roster import Roster
from infra.gradebook.sources import Grades
from infra.pages import Row


@dataclass
class Platform:
    """`exercises` are the platform's own ids by slug. `unknown` counts the students that the roster does not name."""

    roster: Roster
    exercises: Mapping[str, int] = field(default_factory=dict)
    unknown: int = 0

    def people(self, grades: Grades, *columns: str) -> Iterator[tuple[Row, Mapping[str, str]]]:
        """Those whom the roster names in one of these columns: a row that names nobody could land on somebody."""
        for row in grades.students:
            person = self.roster.people.get(row["student"], {})
            if any(person.get(column) for column in columns):
                yield row, person
            else:
                self.unknown += 1


def needed(roster: Roster, platform: str, *columns: str) -> str:
    """The first of these columns that the roster has; raises ArvioFailed when there is none."""
    column = roster.first_of(*columns)
    if column is None:
        raise ArvioFailed(f"{platform} must know who is who: give --roster a CSV file with {' or '.join(columns)}.")
    return column
