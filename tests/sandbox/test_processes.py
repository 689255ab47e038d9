"""What a sandbox leaves behind, and what it does when parts of it die."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from sandbox import manifest, runtime
from sandbox.job import Job, Limits
from sandbox.run import Sandbox

from .conftest import Place

PACKAGE = Path(runtime.__file__).parent.parent
CODE = "def add(a, b):\n    return a + b\n"
TESTS = """
import unittest
from solution import add

class TestAdd(unittest.TestCase):
    def test_a(self):
        self.assertEqual(add(1, 2), 3)
"""
SLEEP = "import time\ndef add(a, b):\n    time.sleep(60)\n"


def children(pid: int) -> list[int]:
    return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def eventually(check: Callable[[], bool], within: float = 5) -> bool:
    until = time.monotonic() + within
    while not check() and time.monotonic() < until:
        time.sleep(0.01)
    return check()


def is_gone(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except (FileNotFoundError, ProcessLookupError):
        return True


def waiting_pair(sandbox: Sandbox) -> list[int]:
    """The children once nothing changes any more: the last run's are gone and the next pair is there."""
    found: list[int] = []
    while len(found) != 2 or found != children(sandbox.zygote_pid):
        found = children(sandbox.zygote_pid)
        time.sleep(0.3)
    return found


def passed(sandbox: Sandbox) -> bool:
    return [each["outcome"] for each in sandbox.run(Job(CODE, TESTS))["tests"]] == ["passed"]


def test_after_a_run_only_the_next_pair_is_there(sandbox: Sandbox) -> None:
    sandbox.run(Job(SLEEP, TESTS, limits=Limits(cpu_seconds=0.1, wall_seconds=0.3)))

    assert eventually(lambda: len(children(sandbox.zygote_pid)) == 2)


def test_a_lost_zygote_is_replaced(sandbox: Sandbox) -> None:
    zygote = sandbox.zygote_pid
    os.kill(zygote, signal.SIGKILL)
    assert eventually(lambda: is_gone(zygote))

    assert passed(sandbox)


def test_a_lost_waiting_pair_is_replaced(sandbox: Sandbox) -> None:
    passed(sandbox)
    for pid in waiting_pair(sandbox):
        with contextlib.suppress(ProcessLookupError):  # the zygote may have taken the other one away already
            os.kill(pid, signal.SIGKILL)
    assert eventually(lambda: not children(sandbox.zygote_pid))

    assert passed(sandbox)


PARENT = f"""
import sys
sys.path.insert(0, {str(PACKAGE)!r})
from sandbox.job import Job
from sandbox.run import Sandbox
sandbox = Sandbox()
print(sandbox.zygote_pid, flush=True)
sandbox.run(Job({SLEEP!r}, {TESTS!r}))
"""


def test_nothing_survives_a_parent_that_was_killed() -> None:
    parent = subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    zygote = int(parent.stdout.readline())
    assert eventually(lambda: len(children(zygote)) == 2)
    everyone = [zygote, *children(zygote)]
    parent.kill()
    parent.wait()
    parent.stdout.close()

    assert eventually(lambda: all(is_gone(each) for each in everyone))


def test_nothing_survives_a_zygote_that_was_killed_in_a_run() -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert parent.stdout is not None
    zygote = int(parent.stdout.readline())
    assert eventually(lambda: len(children(zygote)) == 2)
    both = children(zygote)
    os.kill(zygote, signal.SIGKILL)

    assert eventually(lambda: all(is_gone(each) for each in both))
    parent.kill()
    parent.wait()
    parent.stdout.close()


def test_an_ordinary_user_gets_the_same_isolation(ordinary: Place) -> None:
    ordinary.python.chmod(0o755)
    program = PARENT.replace(str(PACKAGE), str(ordinary.package)).partition("sandbox = ")[0]
    program += f"from sandbox.run import Sandbox\nprint(Sandbox().level, Sandbox().run(Job({CODE!r}, {TESTS!r})))"
    done = subprocess.run(  # noqa: PLW1510 -- what it printed says more than its exit code
        [ordinary.python, "-B", "-c", program], user=ordinary.user, group=ordinary.user, extra_groups=[],
        capture_output=True, text=True, cwd="/", env=ordinary.environment,
    )  # fmt: skip

    assert done.stdout.startswith("L2 "), done.stderr
    assert "'outcome': 'passed'" in done.stdout


def test_a_runtime_that_somebody_else_could_change_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(runtime, "_PARENT", tmp_path)
    home = tmp_path / f"arvio-sandbox-{os.geteuid()}-{runtime._key()}"
    home.mkdir()
    home.chmod(0o777)

    manifest.write(home)
    with pytest.raises(PermissionError):
        runtime.copied.__wrapped__()


def test_a_runtime_that_has_lost_a_file_is_made_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(runtime, "_PARENT", tmp_path)
    made = runtime.copied.__wrapped__()
    lost = made.readable / made.interpreter.name / "ast.py"
    lost.unlink()

    assert runtime.copied.__wrapped__() == made
    assert lost.exists()


def test_an_idle_sandbox_uses_no_processor_time(sandbox: Sandbox) -> None:
    passed(sandbox)
    everyone = [sandbox.zygote_pid, *waiting_pair(sandbox)]
    before = [Path(f"/proc/{each}/stat").read_text().split()[13:15] for each in everyone]
    time.sleep(0.5)

    assert [Path(f"/proc/{each}/stat").read_text().split()[13:15] for each in everyone] == before
