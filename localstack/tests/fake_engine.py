"""A Docker engine whose containers are host processes: the image's own first process with its sockets in reach."""

import contextlib
import os
import subprocess
import sys
from pathlib import Path

from docker.errors import NotFound

FAKE_CLIENT = Path(__file__).parent / "fake_client"
ENTRY = Path(__file__).parents[2] / "sandbox-image" / "entry.py"
FIRST_PROCESS = """
import importlib.util, sys
from pathlib import Path
spec = importlib.util.spec_from_file_location("entry", sys.argv[1])
entry = importlib.util.module_from_spec(spec)
spec.loader.exec_module(entry)
entry.SOCKETS = Path(sys.argv[2])
sys.argv = ["entry", *sys.argv[3:]]
entry.main()
"""


class FakeContainer:
    def __init__(self, options, folder, first_process):
        self.options = options
        self.labels = options["labels"]
        self.id = "c1"
        self._folder = folder
        self._first_process = first_process
        self.removed = False

    @property
    def status(self):
        return "running" if self.process.poll() is None else "exited"

    def start(self):
        sockets = self.options["mounts"][0]["Source"]
        command = [sys.executable, "-c", self._first_process, str(ENTRY), sockets, *self.options["command"]]
        environment = {"PYTHONPATH": f"{self._folder}:{FAKE_CLIENT}", **self.options["environment"]}
        self.process = subprocess.Popen(command, cwd=self._folder, env=environment, start_new_session=True)

    def reload(self):
        if self.process.poll() is not None:
            raise NotFound("gone")

    def remove(self, *, force):
        self.removed = force
        self.kill()

    def kill(self):
        """All of it at once, as the kernel does with a container whose first process has ended."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, 9)
        self.process.wait()


class FakeEngine:
    """`made` are the containers, newest last."""

    def __init__(self, folder, first_process=FIRST_PROCESS):
        self.folder, self.first_process, self.made = folder, first_process, []

    @property
    def containers(self):
        return self

    def create(self, **options):
        self.made.append(FakeContainer(options, self.folder, self.first_process))
        return self.made[-1]

    def list(self, **_):
        return self.made
