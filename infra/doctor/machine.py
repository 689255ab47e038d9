"""The machine: what Arvio needs of it before anything runs."""

import platform
import shutil
import subprocess
import sys
from pathlib import Path

import psutil

from infra.doctor.finding import Finding, ok, problem, warning
from infra.paths import LOCALSTACK_PYTHON, RUNTIME_PYTHON
from infra.site_build import DIST, MINIMUM_NODE, node_major

MINIMUM_PYTHON = (3, 12)
GIGABYTE = 1024**3
LSM = Path("/sys/kernel/security/lsm")


def python() -> Finding:
    version = platform.python_version()
    if sys.version_info[:2] < MINIMUM_PYTHON:
        return problem("Python", version, "install Python 3.12 or newer, remove .venv and run `make up`")
    missing = [path.parents[1].name for path in (LOCALSTACK_PYTHON, RUNTIME_PYTHON) if not path.exists()]
    if missing:
        return warning("Python", f"{version}; without {' and '.join(missing)}", "run `make up`, which makes them")
    return ok("Python", version)


def node() -> Finding:
    version = _version("node")
    if node_major(version) >= MINIMUM_NODE:
        return ok("Node.js", version)
    found = version or "not on the PATH"
    advice = f"install Node.js {MINIMUM_NODE} or newer with npm"
    if (DIST / "index.html").exists():
        return warning("Node.js", f"{found}; the site is built already", f"to change the site, {advice}")
    return problem("Node.js", found, f"{advice}: the site cannot be built without it")


def _version(program: str) -> str:
    """Empty when it is not there or does not run."""
    try:
        return subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout.strip()
    except OSError:
        return ""


def disk(folder: Path) -> Finding:
    place = next(path for path in (folder, *folder.parents) if path.exists())
    free = shutil.disk_usage(place).free / GIGABYTE
    found = f"{free:.1f} GB free under {place}"
    if free < 1:
        return problem("Disk", found, "free some space: PostgreSQL stops when the disk is full")
    return warning("Disk", found, "free some space soon") if free < 3 else ok("Disk", found)


def memory() -> Finding:
    available = psutil.virtual_memory().available / GIGABYTE
    found = f"{available:.1f} GB available"
    return ok("Memory", found) if available >= 1 else warning("Memory", found, "close something: a stack takes 1 GB")


def kernel() -> Finding:
    """Whether students' code can be confined here without a container."""
    system = f"{platform.system()} {platform.release()}"
    engine = " with Docker" if shutil.which("docker") else ""
    if platform.system() != "Linux":
        advice = "install a container engine: without Linux's Landlock the sandbox runs in a container only"
        return ok("Confinement", system + engine) if engine else problem("Confinement", system, advice)
    modules = LSM.read_text() if LSM.exists() else "unknown"
    if "landlock" in modules or modules == "unknown":
        return ok("Confinement", f"{system}, Landlock {'on' if modules != 'unknown' else 'not listed'}")
    advice = "boot with lsm=landlock,… or use a container engine: the sandbox refuses to run without it"
    return problem("Confinement", f"{system} without Landlock", advice)
