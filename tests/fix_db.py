"""A PostgreSQL of the tests' own, a template database that is migrated once, and a copy of it for each test."""

import uuid
from collections.abc import Iterator

import psycopg
import pytest
from arvio.adapters.postgres.database import Database
from arvio.adapters.postgres.migrations import migrate
from psycopg import sql
from rich.console import Console

from infra.instance import Instance, open_instance
from infra.postgres import database_url, start_postgres, stop_postgres
from infra.progress import Progress
from tests.instances import own_folder


@pytest.fixture(scope="session")
def postgres() -> Iterator[Instance]:
    """The folder is used again: the databases in it have names that nobody chooses twice."""
    with own_folder("contracts") as home:
        instance = open_instance(home)
        try:
            start_postgres(instance, Progress(Console(stderr=True)))
            yield instance
        finally:
            stop_postgres(instance)


def _administer(instance: Instance, statement: str, **names: str) -> None:
    with psycopg.connect(database_url(instance, "postgres"), autocommit=True) as connection:
        query = sql.SQL(statement).format(**{name: sql.Identifier(value) for name, value in names.items()})
        connection.execute(query)


@pytest.fixture(scope="session")
def template_database(postgres: Instance) -> str:
    name = f"template_{uuid.uuid4().hex}"
    _administer(postgres, "CREATE DATABASE {name}", name=name)
    database = Database(database_url(postgres, name))
    migrate(database)
    database.close()
    return name


@pytest.fixture
def database_address(postgres: Instance, template_database: str) -> Iterator[str]:
    name = f"test_{uuid.uuid4().hex}"
    _administer(postgres, "CREATE DATABASE {name} TEMPLATE {template}", name=name, template=template_database)
    yield database_url(postgres, name)
    _administer(postgres, "DROP DATABASE {name} WITH (FORCE)", name=name)


@pytest.fixture
def database(database_address: str) -> Iterator[Database]:
    database = Database(database_address)
    yield database
    database.close()
