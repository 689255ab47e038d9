"""Instances of the tests' own, in `.test-instances/`: never a person's `.arvio`, and one for each run at a time."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from infra.instance import Instance, load_instance
from infra.paths import REPOSITORY

ARVIO = Path(sys.executable).with_name("arvio")
FOLDER = REPOSITORY / ".test-instances"


@contextmanager
def own_folder(name: str, within: Path = FOLDER) -> Iterator[Path]:
    """`name`, or `name-2` and so on while another run in this tree is in the earlier ones. The folder may not exist.

    The kernel lets go with the process, so a run that was killed leaves its folder to the next one.
    """
    within.mkdir(exist_ok=True)
    for number in count(1):
        home = within / (name if number == 1 else f"{name}-{number}")
        with home.with_name(f"{home.name}.lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            yield home
            return


@contextmanager
def fresh_instance(
    name: str, parameters: Mapping[str, object] | None = None, *, sandbox: str = "host"
) -> Iterator[Instance]:
    """Up without a past, and down afterwards; the folder stays for whoever looks for the logs of a failure."""
    settings = [part for key, value in (parameters or {}).items() for part in ("--set", f"{key}={value}")]
    with own_folder(name) as home:
        _remove(home)
        try:
            arvio(home, "up", *settings, sandbox=sandbox)
            yield load_instance(home)
        finally:
            arvio(home, "down")


def _remove(home: Path) -> None:
    """With its data, which root keeps elsewhere where the parents of `home` are private."""
    if (home / "instance.json").exists():
        arvio(home, "down")
        data = load_instance(home).data
        shutil.rmtree(data.parent if not data.is_relative_to(home) else data, ignore_errors=True)
    shutil.rmtree(home, ignore_errors=True)


def arvio(instance_home: Path, *arguments: str, sandbox: str = "host") -> str:
    """What the command prints; a failure shows it whole. The sandbox is a host process, whose death tests can cause."""
    done = ran(instance_home, *arguments, ARVIO_SANDBOX=sandbox)
    assert done.returncode == 0, f"arvio {' '.join(arguments)}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def ran(instance_home: Path, *arguments: str, **variables: str) -> "subprocess.CompletedProcess[str]":
    """The same, whatever its end, with these variables and no other ARVIO_… than the folder."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("ARVIO_")}
    environment |= {"ARVIO_HOME": str(instance_home)} | variables
    command = [str(ARVIO), *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, check=False)
