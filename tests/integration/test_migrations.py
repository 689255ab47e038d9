"""Going back from a release whose migration stays: the former release runs on the schema of the newer one."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from arvio.sql import migrations

from infra.instance import Instance
from infra.paths import REPOSITORY
from infra.postgres import database_url
from infra.stack import invoke_admin
from tests.contracts.test_migrations import NEW_TABLE, refused
from tests.fix_cloud import RIGHT
from tests.instances import arvio
from tests.integration.test_deploy import BROKEN, Enrol
from tests.integration.test_publish import write_course, write_course_title
from tests.students import unique

NUMBER = migrations()[-1][0] + 1
TABLES = sorted({table for _, _, sql in migrations() for table in NEW_TABLE.findall(sql)})
# Tests of this many bytes more: verdicts given here are of a revision that no other test counts.
OWN = 4
# As much as a migration may do: each table gets a column that must be given, and there is one more table.
MIGRATION = "\n".join(
    [
        *(f"ALTER TABLE {table} ADD COLUMN trial integer NOT NULL DEFAULT 0;" for table in TABLES),
        "CREATE TABLE trials (number integer PRIMARY KEY);",
    ]
)
COPIED = {"infra", "layers"}
NOT_OF_A_RELEASE = {".git", ".arvio", ".test-instances"}


@pytest.fixture
def next_release(tmp_path: Path) -> Path:
    """These sources with one more migration."""
    folder = tmp_path / "next"
    folder.mkdir()
    for path in REPOSITORY.iterdir():
        if path.name in COPIED:
            shutil.copytree(path, folder / path.name, ignore=shutil.ignore_patterns("__pycache__"))
        elif path.name not in NOT_OF_A_RELEASE:
            (folder / path.name).symlink_to(path)
    (folder / f"layers/core/python/arvio/sql/migrations/{NUMBER:04}_trial.sql").write_text(MIGRATION)
    return folder


@pytest.fixture
def former(stack: Instance, tmp_path: Path) -> Iterator[Instance]:
    """Deployed from these sources, with a course; its schema is afterwards as it was."""
    arvio(stack.home, "deploy", "--course", str(write_course(tmp_path / "course", title="Former", padding=OWN)))
    yield stack
    with psycopg.connect(database_url(stack)) as connection:
        connection.execute("DELETE FROM schema_migrations WHERE number = %s", [NUMBER])
        connection.execute("DROP TABLE IF EXISTS trials")
        for table in TABLES:
            connection.execute(f"ALTER TABLE {table} DROP COLUMN IF EXISTS trial")  # type: ignore[arg-type] # our own names


def deploy_from(release: Path, instance: Instance, course: Path) -> tuple[int, Any]:
    """(exit code, its JSON) of a deploy that does not pass its checks."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("ARVIO_")}
    environment |= {
        "ARVIO_HOME": str(instance.home),
        "ARVIO_SANDBOX": "host",
        "ARVIO_PARAMETERS": json.dumps(BROKEN),
        "PYTHONPATH": f"{release}:{release}/layers/core/python",
    }
    command = [sys.executable, "-c", "from infra.cli import main; main()", "deploy", "--json", "--course", str(course)]
    done = subprocess.run(
        command, cwd=release, env=environment, capture_output=True, text=True, timeout=240, check=False
    )
    assert done.stdout, done.stderr
    assert re.search(rf"Migrations .* applied {NUMBER:04}_trial", done.stderr), done.stderr
    return done.returncode, json.loads(done.stdout)


def test_the_former_release_grades_publishes_and_restores_on_the_schema_of_the_newer_one(
    former: Instance, next_release: Path, tmp_path: Path, enrol: Enrol
) -> None:
    assert refused(MIGRATION) == []
    write_course_title(tmp_path / "course", "Newer")

    code, answer = deploy_from(next_release, former, tmp_path / "course")

    assert (code, answer["is_back"]) == (1, True), answer
    health = invoke_admin(former, {"action": "health"})
    assert (health["migration"], health["title"]) == (NUMBER, "Former")
    student = enrol()
    assert student.verdict(student.submit(unique(RIGHT), assignment="add-1"))["status"] == "passed"
    arvio(former.home, "publish", str(tmp_path / "course"))
    assert invoke_admin(former, {"action": "health"})["title"] == "Newer"
