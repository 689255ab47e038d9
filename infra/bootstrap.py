"""Makes .venv from the hashed locks. Run by any working Python; uses nothing but its standard library.

pip installs one thing, uv, into the environment; uv installs the rest. A stamp of the locks and the interpreter makes
every later run a matter of milliseconds.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
VENV = REPOSITORY / ".venv"
PYTHON = VENV / "bin" / "python"
UV = VENV / "bin" / "uv"
STAMP = VENV / "arvio-stamp"
LOCK = REPOSITORY / ".build" / "bootstrap.lock"
LOCKS = REPOSITORY / "infra" / "locks"
INPUTS = (LOCKS / "uv.txt", LOCKS / "dev.txt", REPOSITORY / "pyproject.toml")
# A person's own configuration of pip or uv cannot change what is installed; hashes make it harmless anyway.
SETTINGS = {
    "UV_NO_CONFIG": "1",
    "UV_PYTHON_DOWNLOADS": "never",
    "UV_SYSTEM_CERTS": "1",
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",
}
ENVIRONMENT = os.environ | SETTINGS


def fingerprint() -> str:
    """Of everything the environment depends on, its own place included: virtual environments cannot be moved."""
    digest = hashlib.sha256(f"{sys.version} {sys.executable} {VENV}".encode())
    for path in INPUTS:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def run(*command: str | Path) -> None:
    done = subprocess.run(
        [*map(str, command)], cwd=REPOSITORY, env=ENVIRONMENT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"Making .venv failed at `{' '.join(map(str, command[:4]))} …`:\n{done.stdout}{done.stderr}")


def works(python: Path) -> bool:
    """Whether this environment belongs to the interpreter that runs us; one that was moved or upgraded does not."""
    ask = "import sys; print(sys.version, sys.prefix)"
    try:
        done = subprocess.run([python, "-I", "-c", ask], capture_output=True, text=True, check=False)
    except OSError:
        return False
    return done.stdout.strip() == f"{sys.version} {VENV}"


def make_venv() -> None:
    if works(PYTHON) and UV.exists():
        return
    shutil.rmtree(VENV, ignore_errors=True)
    if shutil.which("uv"):
        run("uv", "venv", "--python", sys.executable, VENV)
        run("uv", "pip", "install", "--python", PYTHON, "--require-hashes", "-r", LOCKS / "uv.txt")
        return
    try:
        import ensurepip  # noqa: F401, PLC0415 Debian ships Python without it
    except ImportError:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        sys.exit(f"This Python has no pip. On Debian: apt install python{version}-venv. Or install uv.")
    run(sys.executable, "-m", "venv", VENV)
    run(PYTHON, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", LOCKS / "uv.txt")


def is_made(inputs: str) -> bool:
    return STAMP.exists() and STAMP.read_text() == inputs and PYTHON.exists()


def main() -> None:
    inputs = fingerprint()
    if is_made(inputs):
        return
    LOCK.parent.mkdir(exist_ok=True)
    with LOCK.open("a") as file:
        # A second `make` in another terminal waits; the kernel lets go of the lock with its holder.
        fcntl.flock(file, fcntl.LOCK_EX)
        if not is_made(inputs):
            make(inputs)


def make(inputs: str) -> None:
    print("Making .venv from infra/locks …", flush=True)
    make_venv()
    STAMP.unlink(missing_ok=True)
    # With uv's own lock, because sync removes what is not named.
    run(UV, "pip", "sync", "--python", PYTHON, "--require-hashes", LOCKS / "uv.txt", LOCKS / "dev.txt")
    run(UV, "pip", "install", "--python", PYTHON, "--no-deps", "--no-build-isolation", "--editable", REPOSITORY)
    STAMP.write_text(inputs)


if __name__ == "__main__":
    main()
