"""The audit: what every store of it promises."""

import psycopg
import pytest
from arvio.adapters.postgres.audit import PostgresAudit
from arvio.adapters.postgres.database import Database
from arvio.domain.audit import Entry
from arvio.ports.instructor import Audit

from tests.fakes import FakeAudit


@pytest.fixture(params=["memory", "postgres"])
def audit(request: pytest.FixtureRequest) -> Audit:
    return FakeAudit() if request.param == "memory" else PostgresAudit(request.getfixturevalue("database"))


def test_lines_come_newest_first_and_in_pages(audit: Audit) -> None:
    for number in range(3):
        audit.add(Entry("ada", "publish", f"publication {number}", {"title": None}, {"new": ["hello"]}))

    newest, middle = audit.lines(None, 2)
    (oldest,) = audit.lines(middle.number, 2)

    assert [line.entry.subject for line in (newest, middle, oldest)] == [f"publication {n}" for n in (2, 1, 0)]
    assert newest.entry == Entry("ada", "publish", "publication 2", {"title": None}, {"new": ["hello"]})


@pytest.mark.parametrize("statement", ["DELETE FROM audit", "UPDATE audit SET who = 'eve'", "TRUNCATE audit"])
def test_a_line_is_never_changed_or_removed(database: Database, statement: str) -> None:
    PostgresAudit(database).add(Entry("ada", "publish", "publication 1"))

    with pytest.raises(psycopg.errors.RaiseException, match="append-only"):
        database.run(statement)  # type: ignore[arg-type]  # a literal, above
