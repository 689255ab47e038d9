import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

ECHO = "import os\ndef handle(event, context):\n    print('said', event)\n    return {'pid': os.getpid(), **event}\n"


def eventually(check, within=5.0):
    end = time.monotonic() + within
    while not check():
        assert time.monotonic() < end, "did not happen in time"
        time.sleep(0.01)


def test_a_child_answers_many_requests_and_stays_the_same_process(start, request_of):
    process = start(ECHO)

    first, second = (json.loads(process.handle(request_of('{"n": 1}')).payload) for _ in range(2))

    assert first["pid"] == second["pid"] == process.pid


def test_what_the_function_printed_is_complete_when_it_has_answered(start, request_of):
    process = start("def handle(e, c):\n    print('x' * 300000, flush=True)\n    print('last', flush=True)\n")

    process.handle(request_of())

    assert process.take_output().endswith(b"x\nlast\n")
    assert process.take_output() == b""


def test_a_child_that_exits_is_an_exit_error_with_its_status(start, request_of):
    outcome = start("import os\ndef handle(e, c): os._exit(3)\n").handle(request_of())

    assert json.loads(outcome.payload) == {
        "errorType": "Runtime.ExitError",
        "errorMessage": "RequestId: r1 Error: Runtime exited with error: exit status 3",
    }
    assert outcome.is_error
    assert outcome.fatal


def test_a_killed_child_is_told_with_its_signal(start, request_of):
    outcome = start("import os\ndef handle(e, c): os.kill(os.getpid(), 9)\n").handle(request_of())

    assert "signal: killed" in json.loads(outcome.payload)["errorMessage"]


def test_a_function_that_takes_too_long_is_timed_out(start, request_of):
    process = start("import time\ndef handle(e, c): time.sleep(30)\n")

    started = time.monotonic()
    outcome = process.handle(request_of(timeout_seconds=1))

    assert json.loads(outcome.payload)["errorMessage"].endswith("Task timed out after 1.00 seconds")
    assert outcome.status == "timeout"
    assert time.monotonic() - started < 3


def test_a_module_that_cannot_be_imported_fails_its_first_invocation_with_the_reason(start, request_of):
    outcome = start("import no_such_module\n").handle(request_of())

    assert json.loads(outcome.payload)["errorType"] == "ModuleNotFoundError"
    assert outcome.fatal


def test_an_exception_of_the_function_leaves_the_child_usable(start, request_of):
    process = start("def handle(e, c):\n    if e: raise ValueError('no')\n    return 1\n")

    failed = process.handle(request_of('{"a": 1}'))
    after = process.handle(request_of())

    assert (failed.is_error, failed.fatal, after.payload) == (True, False, b"1")


def test_a_child_sees_only_the_environment_it_was_given(start, request_of, monkeypatch):
    monkeypatch.setenv("SECRET_OF_LOCALSTACK", "x")

    seen = json.loads(start("import os\ndef handle(e, c): return dict(os.environ)\n").handle(request_of()).payload)

    assert set(seen) - {"LC_CTYPE"} == {"PYTHONPATH", "PATH", "AWS_LAMBDA_RUNTIME_API"}


def test_stopping_kills_the_children_of_the_child_too(start, request_of):
    source = "import subprocess\ndef handle(e, c): return subprocess.Popen(['sleep', '60']).pid\n"
    process = start(source)
    grandchild = int(process.handle(request_of()).payload)

    process.stop()

    eventually(lambda: not is_running(grandchild))


def test_a_child_that_died_while_idle_is_known_to_be_dead(start, request_of):
    process = start(ECHO)
    process.handle(request_of())

    os.kill(process.pid, signal.SIGKILL)

    eventually(lambda: not process.is_alive)


PARENT = """
import sys, time
from pathlib import Path
from arvio_localstack.invocation import Request
from arvio_localstack.process import Launch, RuntimeProcess
folder, client = sys.argv[1:]
process = RuntimeProcess(Launch(Path(sys.executable), "app.handle", Path(folder), {"PYTHONPATH": f"{folder}:{client}"}))
print(process.handle(Request("r", "arn", b"{}", "t", 5)).payload.decode(), flush=True)
time.sleep(60)
"""


def test_no_child_survives_a_localstack_that_was_killed(tmp_path: Path):
    (tmp_path / "app.py").write_text("import os\ndef handle(e, c): return os.getpid()\n", encoding="utf-8")
    client = Path(__file__).parent / "fake_client"
    command = [sys.executable, "-c", PARENT, str(tmp_path), str(client)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as parent:
        child = int(parent.stdout.readline())
        parent.kill()

    eventually(lambda: not is_running(child))


def is_running(pid: int) -> bool:
    state = Path(f"/proc/{pid}/stat")
    try:
        return state.read_text(encoding="ascii").rsplit(")", 1)[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_the_output_of_a_stopped_child_is_empty_and_stopping_twice_is_harmless(start, request_of):
    process = start(ECHO)
    process.handle(request_of())

    process.stop()
    process.stop()

    assert process.take_output() == b""
