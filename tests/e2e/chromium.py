"""A Chromium for the browser tests: the machine's own, Debian's, or the one Playwright brings. Never none."""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome")
# For root, for a machine without a graphics card, and for a network that answers nobody but this machine.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium_path() -> str | None:
    """The program to start; None means Playwright's own, which it finds by itself. Installs one if there is none."""
    return found() or installed()


def found() -> str | None:
    return next(filter(None, map(shutil.which, NAMES)), None)


def installed() -> str | None:
    if os.geteuid() == 0 and shutil.which("apt-get"):
        _run("installing Debian's with apt-get", "apt-get", "update")
        _run("still installing it", "apt-get", "install", "-y", "chromium")
        return found()
    _run("installing Playwright's own", sys.executable, "-m", "playwright", "install", "chromium")
    return None


def _run(what: str, *command: str) -> None:
    print(f"\n*** No Chromium on this machine: {what}. ***", file=sys.__stderr__, flush=True)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
