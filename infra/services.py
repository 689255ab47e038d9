"""Programs that outlive the command: started in a session of their own, and found again without guessing."""

import contextlib
import json
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

from infra.failures import ArvioFailed, log_cause
from infra.files import write_whole
from infra.instance import Instance
from infra.log_rotation import rotate
from infra.process_birth import birth, is_born
from infra.programs import as_user
from infra.progress import Progress

KILL_SECONDS = 5.0
# A server that runs may be slow to answer on a busy machine, and a restart would only add to that.
PATIENCE_SECONDS = 10.0


@dataclass(frozen=True)
class Service:
    """One of `instance`'s servers, by the name of its pid file and log."""

    instance: Instance
    name: str

    @property
    def record(self) -> Path:
        return self.instance.pids / f"{self.name}.json"

    @property
    def log(self) -> Path:
        return self.instance.log(self.name)

    def process(self) -> psutil.Process | None:
        """The living process that this instance started. Never a stranger who was given its pid later."""
        try:
            known = json.loads(self.record.read_text())
            process = psutil.Process(known["pid"])
            is_same = is_born(process, known["created"])
        except (FileNotFoundError, psutil.NoSuchProcess):
            return None
        return process if is_same and is_alive(process) else None

    def identity(self) -> str:
        """Changes when the service is restarted; empty when it does not run."""
        return self.record.read_text() if self.process() else ""

    def runs_with(self, inputs: str) -> bool:
        """Whether it runs, and was started with these inputs."""
        return self.process() is not None and json.loads(self.record.read_text()).get("inputs") == inputs

    def start(self, command: Sequence[str | Path], *, cwd: Path, env: Mapping[str, str], uid: int | None = None,
              inputs: str = "") -> None:  # fmt: skip
        self.log.parent.mkdir(parents=True, exist_ok=True)
        rotate(self.log)
        with self.log.open("ab") as log:
            child = subprocess.Popen(
                [str(part) for part in command], cwd=cwd, env=env, stdin=subprocess.DEVNULL, stdout=log,
                stderr=subprocess.STDOUT, start_new_session=True, **as_user(uid),
            )  # fmt: skip
        created = birth(psutil.Process(child.pid))
        write_whole(self.record, json.dumps({"pid": child.pid, "created": created, "inputs": inputs}))

    def stop(self, *, first: signal.Signals = signal.SIGTERM, within: float = 15) -> bool:
        """Whether there was something to stop. Asks first, then ends the whole process group and its children."""
        process = self.process()
        if process is None:
            self.record.unlink(missing_ok=True)
            return False
        family = [process, *_children(process)]
        with contextlib.suppress(psutil.NoSuchProcess):  # it may end by itself just now
            process.send_signal(first)
        for survivor in _survivors(family, within):
            with contextlib.suppress(psutil.NoSuchProcess):
                survivor.kill()
        _survivors(family, KILL_SECONDS)
        self.record.unlink(missing_ok=True)
        return True


def _children(process: psutil.Process) -> list[psutil.Process]:
    with contextlib.suppress(psutil.NoSuchProcess):
        return process.children(recursive=True)
    return []


def _survivors(family: list[psutil.Process], within: float) -> list[psutil.Process]:
    deadline = time.monotonic() + within
    while alive := [process for process in family if is_alive(process)]:
        if time.monotonic() > deadline:
            break
        time.sleep(0.05)
    return alive


def is_alive(process: psutil.Process) -> bool:
    """A zombie is dead: in a container nobody may ever collect it."""
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def keeps_answering(service: Service, answers: Callable[[], bool], progress: Progress) -> bool:
    """Whether it runs and answers, given a moment: only one that does not is worth a restart."""
    return service.process() is not None and _answered(service, answers, progress, PATIENCE_SECONDS)


def must_answer(service: Service, answers: Callable[[], bool], *, progress: Progress, within: float) -> None:
    """Waits for a service that was just started; one that does not answer is stopped again and its log named."""
    try:
        if _answered(service, answers, progress, within):
            return
    except BaseException:
        service.stop(within=5)
        raise
    cause = "ended at once" if service.process() is None else f"did not answer in {within:.0f} s"
    service.stop(within=5)
    raise ArvioFailed(f"{service.name} {cause}: {log_cause(service.log)}", log=service.log)


def _answered(service: Service, answers: Callable[[], bool], progress: Progress, within: float) -> bool:
    """Whether it did once. Who answered is not asked again: on a busy machine the second answer may come too late."""
    heard: list[bool] = []

    def is_settled() -> bool:
        heard[:] = [answers()]
        return heard[0] or service.process() is None

    return progress.wait(is_settled, within=within) and heard[0]
