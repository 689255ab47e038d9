"""Named queries: every name is used, and every use has its parameters."""

import ast
import re
from pathlib import Path

import pytest
from arvio.sql import migrations, queries

from infra.paths import REPOSITORY

SQL = REPOSITORY / "layers/core/python/arvio/sql"
NOUNS = sorted(path.stem for path in SQL.glob("*.sql"))
ADAPTERS = [path.read_text() for path in (REPOSITORY / "layers/core/python/arvio/adapters").rglob("*.py")]


def uses() -> dict[str, set[str]]:
    """Query name → keyword names of the calls that name it directly."""
    found: dict[str, set[str]] = {}
    for text in ADAPTERS:
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Subscript):
                key = node.args[0].slice
                if isinstance(key, ast.Constant) and isinstance(key.value, str):
                    found.setdefault(key.value, set()).update(keyword.arg or "**" for keyword in node.keywords)
    return found


@pytest.mark.parametrize("noun", NOUNS)
def test_every_query_is_used(noun: str) -> None:
    assert [name for name in queries(noun) if name not in uses()] == []


@pytest.mark.parametrize("noun", NOUNS)
def test_every_use_hands_in_what_its_query_asks_for(noun: str) -> None:
    for name, statement in queries(noun).items():
        given, asked = uses()[name], set(re.findall(r"%\((\w+)\)s", statement))
        many = any(f'run_many(self._sql["{name}"]' in text for text in ADAPTERS)
        assert many or "**" in given or given == asked, name


def test_no_name_stands_twice() -> None:
    names = [name for noun in NOUNS for name in queries(noun)]

    assert len(names) == len(set(names))


def test_migrations_are_numbered_without_gaps() -> None:
    assert [number for number, _, _ in migrations()] == list(range(1, len(migrations()) + 1))


def test_no_statement_stands_outside_the_sql_folder() -> None:
    """Migrations keep their own table; everything else is a named query."""
    writes = re.compile(r"\b(INSERT INTO|UPDATE \w+ SET|DELETE FROM|SELECT .* FROM)\b")
    files = [Path(path) for path in (REPOSITORY / "layers/core/python/arvio").rglob("*.py")]

    assert {path.name for path in files if writes.search(path.read_text())} == {"migrations.py"}
