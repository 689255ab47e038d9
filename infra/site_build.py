"""The built site: made once for a state of its sources, by Node, without running packages' install scripts."""

import re
import shutil
from typing import TYPE_CHECKING

from infra import fingerprints
from infra.failures import ArvioFailed
from infra.files import build_lock, read_stamp, write_whole
from infra.paths import BUILD, SITE
from infra.programs import run

if TYPE_CHECKING:
    from pathlib import Path

DIST = SITE / "dist"
STAMP = BUILD / "site-stamp"
MODULES_STAMP = SITE / "node_modules" / ".arvio-stamp"
MINIMUM_NODE = 20


def build_site() -> str:
    """In a few words, what was done."""
    if not (SITE / "package.json").exists():
        return "there is no site yet"
    with build_lock("site"):
        inputs = fingerprints.of_folder(SITE)
        if read_stamp(STAMP) == inputs and (DIST / "index.html").exists():
            return "unchanged"
        require_node()
        install_modules()
        run(["npm", "run", "build"], cwd=SITE, log="site", what="Building the site")
        write_whole(STAMP, inputs)
    return "built"


def require_node() -> None:
    """Raises ArvioFailed with what to install, unless a Node new enough for Vite runs."""
    advice = f"The site needs Node.js {MINIMUM_NODE} or newer with npm (https://nodejs.org)"
    if not shutil.which("node") or not shutil.which("npm"):
        raise ArvioFailed(f"{advice}; there is none on the PATH.")
    version = run(["node", "--version"], log="node", what="Asking Node.js for its version").strip()
    if node_major(version) < MINIMUM_NODE:
        raise ArvioFailed(f"{advice}; this one is {version}.")


def node_major(version: str) -> int:
    """0 for a text that is no version, such as a shim's complaint."""
    found = re.match(r"v(\d+)\.", version)
    return int(found[1]) if found else 0


def install_modules() -> None:
    """Nothing is done while the lock file is the one that was installed."""
    lock = fingerprints.of_text((SITE / "package-lock.json").read_text())
    if read_stamp(MODULES_STAMP) == lock:
        return
    command: list[str | Path] = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    run(command, cwd=SITE, log="npm", what="Installing the site's packages")
    write_whole(MODULES_STAMP, lock)
