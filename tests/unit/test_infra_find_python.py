import os
import re
import subprocess
import sys
from pathlib import Path

from infra.paths import REPOSITORY

SCRIPT = REPOSITORY / "infra" / "find-python.sh"


def find(path: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": f"{path}:/usr/bin:/bin", "HOME": str(path), "PYENV_ROOT": str(path / "pyenv")} | variables
    return subprocess.run(["/bin/sh", SCRIPT], env=environment, capture_output=True, text=True, check=False)


def program(folder: Path, name: str, script: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


def working(folder: Path, name: str, *, version: str = "3.13") -> Path:
    """A candidate that answers the question in its own way: old ones refuse it, as the script wants."""
    verdict = "exit 1" if version < "3.12" else f"echo {folder / name}"
    return program(folder, name, verdict)


def test_a_python_on_the_path_is_found(tmp_path: Path) -> None:
    python = working(tmp_path, "python3.13")

    assert find(tmp_path).stdout.strip() == str(python)


def test_a_shim_that_does_not_run_is_passed_over(tmp_path: Path) -> None:
    program(tmp_path, "python3.13", "echo 'pyenv: python3.13: command not found' >&2; exit 127")
    real = working(tmp_path / "pyenv" / "versions" / "3.13.0" / "bin", "python3.13")

    assert find(tmp_path).stdout.strip() == str(real)


def test_lambdas_version_is_preferred_to_an_older_one_that_comes_first(tmp_path: Path) -> None:
    working(tmp_path, "python3.12")
    newer = working(tmp_path / "pyenv" / "versions" / "3.13.1" / "bin", "python3.13")

    assert find(tmp_path).stdout.strip() == str(newer)


def test_a_python_named_by_hand_is_taken_or_refused_but_never_replaced(tmp_path: Path) -> None:
    working(tmp_path, "python3.13")
    old = working(tmp_path / "old", "python3", version="3.11")

    answer = find(tmp_path, PYTHON=str(old))

    assert answer.returncode == 1
    assert answer.stdout == ""
    assert "PYTHON=" in answer.stderr


def test_a_folder_with_a_space_is_no_obstacle(tmp_path: Path) -> None:
    python = program(tmp_path / "my programs", "python3.13", 'echo "$0"')

    assert find(python.parent).stdout.strip() == str(python)


def test_this_very_python_passes() -> None:
    answer = find(Path("/nowhere"), PYTHON=sys.executable)

    assert answer.returncode == 0
    assert os.access(answer.stdout.strip(), os.X_OK)


def test_the_script_stays_short() -> None:
    assert len(SCRIPT.read_text().splitlines()) <= 20


def test_without_any_python_it_says_what_to_install(tmp_path: Path) -> None:
    for version in ("3.12", "3.13"):
        program(tmp_path, f"python{version}", "exit 127")
    # This machine may have a real one in the places that the script looks at by their full names.
    script = tmp_path / "find-python.sh"
    fixed = re.compile(r"(?<=\s)/(opt/homebrew|usr/local|Library/Frameworks)\S*")
    script.write_text(fixed.sub(str(tmp_path), SCRIPT.read_text()))

    answer = subprocess.run(
        ["/bin/sh", script],
        env={"PATH": str(tmp_path), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert answer.returncode == 1
    assert "Install one" in answer.stderr
