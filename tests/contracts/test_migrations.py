"""Migrations only add: the release before must run on the schema after it, or `arvio deploy` could not go back.

A statement that takes something away, or asks more of what is written, has a line above it that says why older releases
run with it nevertheless: `-- not only adding: …`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from arvio.sql import migrations

MARK = re.compile(r"^-- not only adding: \S", re.MULTILINE)
BODY = re.compile(r"\$(\w*)\$.*?\$\1\$", re.DOTALL)
COMMENT = re.compile(r"--[^\n]*")
NEW_TABLE = re.compile(r"CREATE TABLE (?:IF NOT EXISTS )?(\w+)")
NEW_COLUMN = re.compile(r"ADD COLUMN (?:IF NOT EXISTS )?(\w+)")
ADDS = (
    "CREATE TABLE",
    "CREATE INDEX",
    "CREATE FUNCTION",
    "CREATE TYPE",
    "CREATE SEQUENCE",
    "CREATE VIEW",
    "COMMENT ON",
)
OF_A_TABLE = re.compile(r"(?:CREATE UNIQUE INDEX .*? ON|CREATE TRIGGER .*? ON|INSERT INTO|UPDATE|ALTER TABLE) (\w+)")


@dataclass(frozen=True)
class New:
    """What this very migration makes, so that no older release knows it."""

    tables: set[str]
    columns: set[str]


def refused(sql: str) -> list[str]:
    """Beginnings of the statements that do more than add, and do not say why they may."""
    new = New(set(NEW_TABLE.findall(sql)), set(NEW_COLUMN.findall(sql)))
    return [text[:60] for is_marked, text in statements(sql) if not (is_marked or only_adds(text, new))]


def statements(sql: str) -> Iterator[tuple[bool, str]]:
    """(has the mark above it, its text on one line, without comments) of each."""
    # What stands in a function's body is not done by the migration.
    plain = COMMENT.sub(lambda comment: comment[0].replace(";", ","), BODY.sub("$$ $$", sql))
    for part in plain.split(";"):
        if text := " ".join(COMMENT.sub("", part).split()):
            yield bool(MARK.search(part)), text


def only_adds(text: str, new: New) -> bool:
    found = OF_A_TABLE.match(text)
    if text.startswith(ADDS) or (found and found[1] in new.tables):
        return True
    if found and text.startswith("ALTER TABLE"):
        return all(is_free_column(action) for action in parts(text[found.end() :]))
    if found and text.startswith("UPDATE"):
        names = [name[1] for part in parts(text[found.end() :]) if (name := re.match(r"(?:SET )?(\w+) =", part))]
        return bool(names) and set(names) <= new.columns
    return False


def is_free_column(action: str) -> bool:
    """A new one that an older release's INSERT may leave out."""
    must_be_given = "NOT NULL" in action and not re.search(r"\b(DEFAULT|GENERATED)\b", action)
    return bool(NEW_COLUMN.match(action)) and not must_be_given and not re.search(r"\b(UNIQUE|PRIMARY)\b", action)


def parts(text: str) -> Iterator[str]:
    """Split at the commas outside of brackets."""
    depth, part = 0, ""
    for letter in f"{text},":
        depth += (letter == "(") - (letter == ")")
        if letter == "," and not depth:
            yield part.strip()
            part = ""
        else:
            part += letter


@pytest.mark.parametrize(("name", "sql"), [row[1:] for row in migrations()], ids=[row[1] for row in migrations()])
def test_a_migration_only_adds_or_says_why_older_releases_run_with_it(name: str, sql: str) -> None:
    assert refused(sql) == [], f"{name}: add `-- not only adding: <why the release before runs with it>` above each"


@pytest.mark.parametrize(
    "sql",
    [
        "DROP TABLE audit;",
        "DROP INDEX gradings_shared;",
        "TRUNCATE audit;",
        "DELETE FROM audit;",
        "ALTER TABLE users DROP COLUMN version;",
        "ALTER TABLE users RENAME TO people;",
        "ALTER TABLE users RENAME COLUMN version TO edition;",
        "ALTER TABLE users ALTER COLUMN version TYPE text;",
        "ALTER TABLE users ALTER COLUMN version SET NOT NULL;",
        "ALTER TABLE users ALTER COLUMN version DROP DEFAULT;",
        "ALTER TABLE users ADD CONSTRAINT u CHECK (version > 0);",
        "ALTER TABLE users ADD COLUMN nickname text NOT NULL;",
        "ALTER TABLE users ADD COLUMN nickname text UNIQUE;",
        "ALTER TABLE users ADD COLUMN a numeric(8, 2), ADD COLUMN b text NOT NULL;",
        "CREATE UNIQUE INDEX one ON users (version);",
        "CREATE TRIGGER t BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION f();",
        "CREATE OR REPLACE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN END $$;",
        "ALTER TYPE status RENAME VALUE 'a' TO 'b';",
        "UPDATE users SET version = 0;",
        "ALTER TABLE users ADD COLUMN a text; UPDATE users SET a = 'x', version = 0;",
        "-- not only adding: this one\nDROP TABLE a; DROP TABLE b;",
        "-- not only adding:\nDROP TABLE a;",
        "drop table audit;",
    ],
)
def test_what_an_older_release_could_stumble_over_is_refused(sql: str) -> None:
    assert len(refused(sql)) == 1


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE TABLE t (a text NOT NULL); CREATE UNIQUE INDEX i ON t (a); INSERT INTO t VALUES ('a');",
        "CREATE INDEX i ON users (version);",
        "ALTER TABLE users ADD COLUMN a text, ADD COLUMN b numeric(8, 2) NOT NULL DEFAULT 0;",
        "ALTER TABLE users ADD COLUMN a bigint; UPDATE users SET a = version FROM x, y WHERE version > 0;",
        "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN DROP TABLE a; END $$;",
        "-- Nobody reads it.\n-- not only adding: no release ever read it\nDROP TABLE a;",
    ],
)
def test_what_only_adds_or_says_why_is_not(sql: str) -> None:
    assert refused(sql) == []
