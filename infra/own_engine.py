"""`python -m infra.own_engine [--start] COMMAND…`: the command with a Docker engine, of its own if nothing answers.

In CI it is installed for that. Elsewhere it is started with --start only, by root, where its programs are already here.

The engine listens on a Unix socket in a private folder, has no network to offer, and ends with the command.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from infra.docker_engine import answering_engine
from infra.failures import ArvioFailed, log_cause
from infra.paths import BUILD
from infra.programs import run
from infra.progress import describe

START = "--start"
LOG = BUILD / "logs" / "dockerd.log"
PACKAGES = ("docker.io", "debootstrap")
START_SECONDS = 60
END_SECONDS = 30
MOUNTS = Path("/proc/self/mounts")


def main() -> None:
    """Exits as the command does."""
    # An interrupted CI job must still end the engine.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    command = sys.argv[1:]
    is_wanted = command[:1] == [START]
    if not command[is_wanted:]:
        sys.exit(f"Name the command to run: python -m infra.own_engine [{START}] COMMAND…")
    try:
        with engine(is_wanted=is_wanted) as variables:
            status = subprocess.call(command[is_wanted:], env=os.environ | variables)
    except ArvioFailed as failure:
        sys.exit(describe(failure))
    sys.exit(status)


@contextlib.contextmanager
def engine(*, is_wanted: bool = False) -> Iterator[dict[str, str]]:
    """Variables for programs that use it. Outside CI nothing is installed, and without `is_wanted` nothing is started:
    that is the person's to do.
    """
    if is_ours_to_start():
        install()
    if not is_ours_to_start(is_wanted=is_wanted):  # one was there, or its package has started it
        yield {}
        return
    folder = Path(tempfile.mkdtemp(prefix="arvio-engine-"))
    try:
        with running(folder) as address:
            yield {"DOCKER_HOST": address}
    finally:
        for place in mounted_below(folder, MOUNTS.read_text()):
            subprocess.run(["umount", place], check=False, capture_output=True)
        shutil.rmtree(folder, ignore_errors=True)


def is_ours_to_start(*, is_wanted: bool = False) -> bool:
    may_be_started = os.environ.get("CI") or (is_wanted and shutil.which("dockerd"))
    return bool(may_be_started) and os.geteuid() == 0 and answering_engine() is None


def install() -> None:
    if shutil.which("dockerd") and shutil.which("debootstrap"):
        return
    if shutil.which("apt-get") is None:
        raise ArvioFailed("The container tests need a Docker engine: install dockerd and debootstrap.")
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    run(["apt-get", "update", "-qq"], log="apt", what="Updating the package lists", env=environment)
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *PACKAGES]
    run(command, log="apt", what="Installing a Docker engine", env=environment)


def mounted_below(folder: Path, mounts: str) -> list[str]:
    """What an engine that was ended early has left mounted, so that its folder cannot be removed; the inner first."""
    places = [line.split()[1] for line in mounts.splitlines()]
    return sorted((place for place in places if place.startswith(f"{folder}/")), reverse=True)


@contextlib.contextmanager
def running(folder: Path) -> Iterator[str]:
    """The address of an engine that keeps everything in `folder`; ended by its pid."""
    address = f"unix://{folder}/docker.sock"
    LOG.parent.mkdir(parents=True, exist_ok=True)
    with LOG.open("wb") as log, subprocess.Popen(daemon(folder, address), stdout=log, stderr=log) as process:
        try:
            wait_until_it_answers(process, folder / "docker.sock")
            yield address
        finally:
            end(process)


def daemon(folder: Path, address: str) -> list[str]:
    """No bridge and no rules for a firewall: containers here have no network, and the machine's stays as it is."""
    return [
        "dockerd", "--host", address, "--data-root", f"{folder}/data", "--exec-root", f"{folder}/run",
        "--pidfile", f"{folder}/pid", "--bridge", "none", "--iptables=false", "--ip6tables=false",
    ]  # fmt: skip


def wait_until_it_answers(process: "subprocess.Popen[bytes]", path: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not path.exists():  # dockerd opens it when all the rest is done
        if process.poll() is not None or time.monotonic() > deadline:
            raise ArvioFailed(f"The Docker engine did not start: {log_cause(LOG)}", log=LOG)
        time.sleep(0.1)


def end(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(END_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()


if __name__ == "__main__":
    main()
