"""`make bench-course`: what an instructor waits for, on an instance of its own. It prints and judges nothing."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import psycopg

from infra.instance import load_instance
from infra.paths import COURSE
from infra.postgres import database_url
from tests.instances import ARVIO, own_folder
from tests.integration.test_operations import MANY, MEASURED, STUDENTS
from tests.integration.test_publish import write_course

ASSIGNMENTS, SUBMISSIONS = 200, 100_000
# A verdict that the many submissions share.
SEED = """
WITH made AS (
  INSERT INTO gradings (revision, sandbox_version, code, code_hash, status, finished_at)
  SELECT hash, 'bench', 'pass', sha256('pass'), 'passed', now() FROM revisions LIMIT 1 RETURNING id)
SELECT id FROM made
"""


@dataclass(frozen=True)
class Took:
    """`cpu` is of the command and its children; on a machine that does other things too, it is the fairer number."""

    wall: float
    cpu: float


def cpu_of_children() -> float:
    times = os.times()
    return times.children_user + times.children_system


def seconds(home: Path, *arguments: str) -> Took:
    """Of one command, from the shell's point of view."""
    began, cpu = time.perf_counter(), cpu_of_children()
    done = subprocess.run([str(ARVIO), *arguments], env=environment(home), capture_output=True, text=True, check=False)
    took = Took(time.perf_counter() - began, cpu_of_children() - cpu)
    if done.returncode:
        sys.exit(f"arvio {' '.join(arguments)}\n{done.stdout}{done.stderr}")
    return took


def measured(home: Path, *arguments: str) -> tuple[Took, float]:
    """With the most memory in MB."""
    began, cpu = time.perf_counter(), cpu_of_children()
    command = [sys.executable, "-c", MEASURED, str(ARVIO), *arguments]
    done = subprocess.run(command, env=environment(home), capture_output=True, text=True, check=True)
    took = Took(time.perf_counter() - began, cpu_of_children() - cpu)
    return took, int(done.stdout.split()[-1]) / 1024


def environment(home: Path) -> dict[str, str]:
    """Without what would have Python compile everything at each start."""
    ours = ("ARVIO_", "PYTHONDONTWRITEBYTECODE")
    others = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return others | {"ARVIO_HOME": str(home)}


def line(what: str, took: Took, more: str = "") -> None:
    print(f"{what:<48} {took.wall:7.2f} s   {took.cpu:6.2f} s of CPU{more}", flush=True)


def fill(home: Path) -> None:
    """A hundred thousand submissions of a thousand students."""
    with psycopg.connect(database_url(load_instance(home)), autocommit=True) as database:
        database.execute(SEED)
        database.execute("UPDATE assignments SET slug = 'add' WHERE slug = 'add-1'")
        for statement in (STUDENTS, MANY, "ANALYZE"):
            database.execute(statement)


def bench(home: Path, scratch: Path) -> None:
    helps = sorted((seconds(home, "--help") for _ in range(7)), key=lambda took: took.wall)
    line("arvio --help (median of 7)", helps[3])
    line("arvio check, the sample course", seconds(home, "check", str(COURSE)))
    line("arvio deploy, nothing to change, every check", seconds(home, "deploy"))
    course = str(write_course(scratch / "course", ASSIGNMENTS, padding=40_000))
    line(f"arvio publish --dry-run, {ASSIGNMENTS} assignments", seconds(home, "publish", course, "--dry-run"))
    line(f"arvio publish, {ASSIGNMENTS} assignments, 8 MB of tests", seconds(home, "publish", course))
    fill(home)
    for name in ("submissions.csv", "submissions.xlsx", "submissions.json"):
        took, memory = measured(home, "export", str(scratch / name), "--rows", "submissions")
        line(f"arvio export, {SUBMISSIONS} submissions, {name[12:]}", took, f"   {memory:5.0f} MB at most")
    took, memory = measured(home, "export", str(scratch / "grades.csv"))
    line("arvio export, grades of 1000 students, csv", took, f"   {memory:5.0f} MB at most")


def main() -> None:
    with own_folder("bench") as home:
        shutil.rmtree(home, ignore_errors=True)
        try:
            line("arvio up, in an empty folder", seconds(home, "up"))
            with tempfile.TemporaryDirectory() as scratch:
                bench(home, Path(scratch))
        finally:
            seconds(home, "down")
            shutil.rmtree(home, ignore_errors=True)


if __name__ == "__main__":
    main()
