"""The two environments beside the project's own: LocalStack's, and what AWS's managed Python runtime holds."""

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from infra import fingerprints
from infra.files import build_lock, read_stamp, write_whole
from infra.paths import LOCALSTACK_PYTHON, REPOSITORY, RUNTIME_PYTHON
from infra.uv import uv

PLUGIN = REPOSITORY / "localstack"


@dataclass(frozen=True)
class Environment:
    python: Path
    lock: Path
    plugin: Path | None = None

    @property
    def folder(self) -> Path:
        return self.python.parents[1]

    @property
    def stamp(self) -> Path:
        return self.folder / "arvio-stamp"

    @property
    def name(self) -> str:
        return self.folder.name

    def inputs(self) -> str:
        plugin = (self.plugin / "pyproject.toml").read_text() if self.plugin else ""
        return fingerprints.of_text(self.lock.read_text(), plugin, sys.version, sys.base_prefix, str(self.folder))


LOCALSTACK = Environment(LOCALSTACK_PYTHON, PLUGIN / "requirements.txt", PLUGIN)
RUNTIME = Environment(RUNTIME_PYTHON, PLUGIN / "runtime.txt")


def make_environments() -> str:
    """In a few words, what was done."""
    with build_lock("environments"):
        made = [environment.name for environment in (RUNTIME, LOCALSTACK) if make(environment)]
    return f"made {' and '.join(made)}" if made else "unchanged"


def make(environment: Environment) -> bool:
    """Whether anything had to be done. The stamp is written last, so an interrupted run is done again."""
    inputs = environment.inputs()
    if read_stamp(environment.stamp) == inputs and environment.python.exists():
        return False
    _ensure_venv(environment)
    environment.stamp.unlink(missing_ok=True)
    what = f"Installing {environment.name} from {environment.lock.relative_to(REPOSITORY)}"
    python: tuple[str | Path, ...] = ("--python", environment.python)
    uv("pip", "sync", *python, "--require-hashes", environment.lock, log=environment.name, what=what)
    if environment.plugin:
        _install_plugin(environment.plugin, python)
    write_whole(environment.stamp, inputs)
    return True


def _ensure_venv(environment: Environment) -> None:
    if _works(environment.python):
        return
    shutil.rmtree(environment.folder, ignore_errors=True)
    base = Path(sys.base_prefix) / "bin" / f"python{sys.version_info.major}.{sys.version_info.minor}"
    uv("venv", "--python", base, environment.folder, log=environment.name, what=f"Making {environment.name}")


def _works(python: Path) -> bool:
    """A virtual environment whose Python was upgraded or removed is still there, and does not run."""
    ask = "import sys; print(sys.version, sys.base_prefix)"
    try:
        done = subprocess.run([python, "-c", ask], capture_output=True, text=True, check=False)
    except OSError:
        return False
    return done.stdout.strip() == f"{sys.version} {sys.base_prefix}".strip()


def _install_plugin(plugin: Path, python: tuple[str | Path, ...]) -> None:
    options = ("--no-deps", "--no-build-isolation", "-e", plugin)
    uv("pip", "install", *python, *options, log="plugin", what="Installing the LocalStack plugin")
