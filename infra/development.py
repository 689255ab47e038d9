"""`arvio dev`: the same stack, brought up to date whenever a source is saved."""

import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from infra import fingerprints, site_upload
from infra.deployment import prepare
from infra.failures import ArvioFailed
from infra.files import write_whole
from infra.instance import Instance, loaded
from infra.log_reading import LogFollower
from infra.paths import COURSE, REPOSITORY, SITE, TEMPLATE
from infra.ports import is_free
from infra.progress import Progress, describe
from infra.rollout import Rollout
from infra.site_build import install_modules, require_node

LOOK_SECONDS = 0.5
WATCHED = ("functions", "layers/core", "sandbox-image/sandbox")
VITE_PORTS = range(5173, 5273)


def sources(course: Path = COURSE) -> str:
    """Changes when a file is saved that is deployed or published."""
    folders = [fingerprints.of_folder(folder) for folder in (*(REPOSITORY / name for name in WATCHED), course)]
    return fingerprints.of_text(*folders, TEMPLATE.read_text())


def sources_unless_saving(course: Path, known: str) -> str:
    """An editor takes a file away for a moment to put another in its place: then nothing has changed yet."""
    try:
        return sources(course)
    except FileNotFoundError:
        return known


@dataclass(frozen=True)
class Development:
    instance: Instance
    progress: Progress
    port: int

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def update(self, course: Path) -> None:
        """What changed, deployed and published; a mistake in it is said, and the next save is another chance."""
        try:
            with loaded(self.instance.home) as instance:  # with what `arvio up --set` has kept meanwhile
                # The API answers Vite's page too; the one in the bucket has the API's own origin and needs no leave.
                rollout = Rollout(instance, self.progress, prepare(instance, SiteOrigin=self.address))
                rollout.backend()
                rollout.course(course)
        except ArvioFailed as failure:
            self.progress.stopping.clear()
            self.progress.failure = None
            self.progress.say(describe(failure))

    def watch(self, course: Path) -> None:
        """Until Ctrl+C."""
        logs = LogFollower((self.instance.home / "logs" / "functions", self.instance.home / "logs"))
        known = sources(course)
        while True:
            for line in logs.lines():
                self.progress.say(line)
            if (now := sources_unless_saving(course, known)) != known:
                known = now
                self.update(course)
            time.sleep(LOOK_SECONDS)


def free_port() -> int:
    return next(port for port in VITE_PORTS if is_free(port))


@contextmanager
def vite(instance: Instance, port: int) -> Iterator[None]:
    """Vite's development server for the site, told where this instance's API is; ended with the block."""
    require_node()
    install_modules()
    config = instance.home / "tmp" / "config.json"
    write_whole(config, json.dumps(site_upload.configuration(instance, site_upload.course_title(COURSE))))
    command = ["npm", "run", "dev", "--", "--port", str(port), "--strictPort", "--clearScreen", "false"]
    environment = os.environ | {"ARVIO_SITE_CONFIG": str(config)}
    # A group of its own: npm ends without ending the Vite that it started.
    server = subprocess.Popen(command, cwd=SITE, env=environment, stdin=subprocess.DEVNULL, start_new_session=True)
    try:
        yield
    finally:
        with suppress(ProcessLookupError):
            os.killpg(server.pid, signal.SIGTERM)
        server.wait()
