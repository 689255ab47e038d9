import json
import os
import stat
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from docker.errors import ImageNotFound
from fake_engine import FakeEngine

from arvio_localstack import container, engine
from arvio_localstack.container import RuntimeContainer
from arvio_localstack.container_launch import ContainerLaunch, options
from arvio_localstack.launch_refused import LaunchRefused

ECHO = "import os\ndef handle(event, context):\n    print('said', event)\n    return {'pid': os.getpid(), **event}\n"


def launch_of(**changes):
    return ContainerLaunch(**{"image": "box", "command": ("app.handle",), "entrypoint": (), "working_directory": None,
                              "environment": {}, "memory_mb": 512, **changes})  # fmt: skip


def eventually(check, within=5.0):
    end = time.monotonic() + within
    while not check():
        assert time.monotonic() < end, "did not happen in time"
        time.sleep(0.01)


@pytest.fixture
def fake(tmp_path, monkeypatch):
    made = FakeEngine(tmp_path)
    monkeypatch.setattr(engine, "engine", lambda: made)
    monkeypatch.setattr(engine, "processors", lambda: 2)
    monkeypatch.setattr(engine, "settings", lambda: SimpleNamespace(instance="mine"))
    return made


@pytest.fixture
def start(fake, tmp_path):
    started = []

    def start_container(source):
        (tmp_path / "app.py").write_text(source, encoding="utf-8")
        started.append(RuntimeContainer(launch_of()))
        return started[-1]

    yield start_container
    for each in started:
        each.stop()


def test_a_container_answers_many_requests_over_its_socket(start, request_of):
    warm = start(ECHO)

    answers = [json.loads(warm.handle(request_of(json.dumps({"n": n}))).payload) for n in (1, 2)]

    assert [each["n"] for each in answers] == [1, 2]
    assert answers[0]["pid"] == answers[1]["pid"]


def test_what_was_printed_is_complete_when_the_container_has_answered(start, request_of):
    source = "import sys\ndef handle(e, c):\n    print('x' * 300000, flush=True)\n    print('last', file=sys.stderr)\n"
    warm = start(source)

    warm.handle(request_of())

    assert warm.take_output().endswith(b"x\nlast\n")
    assert warm.take_output() == b""


def test_a_large_request_and_a_large_answer_arrive_whole(start, request_of):
    warm = start("def handle(e, c): return e[::-1]\n")

    assert json.loads(warm.handle(request_of(json.dumps("ab" * 2_000_000))).payload) == "ba" * 2_000_000


@pytest.mark.parametrize(
    ("death", "told"), [("os._exit(3)", "exit status 3"), ("os.kill(os.getpid(), 9)", "signal: killed")]
)
def test_how_the_function_died_is_told(start, request_of, death, told):
    outcome = start(f"import os\ndef handle(e, c): {death}\n").handle(request_of())

    assert told in json.loads(outcome.payload)["errorMessage"]
    assert outcome.fatal


def test_a_container_that_was_killed_whole_is_told_as_killed(start, fake, request_of):
    warm = start(ECHO)
    warm.handle(request_of())

    fake.made[0].kill()

    eventually(lambda: not warm.is_alive)
    assert "signal: killed" in json.loads(warm.handle(request_of()).payload)["errorMessage"]


def test_stopping_ends_the_first_process_and_removes_the_container(start, fake, request_of):
    warm = start(ECHO)
    warm.handle(request_of())

    warm.stop()
    warm.stop()

    eventually(lambda: fake.made[0].removed and fake.made[0].process.poll() is not None)
    assert warm.take_output() == b""


def test_a_timeout_is_told_and_the_container_obeys_the_stop_that_follows(start, fake, request_of):
    warm = start("import time\ndef handle(e, c): time.sleep(60)\n")

    assert warm.handle(request_of(timeout_seconds=1)).status == "timeout"
    warm.stop()

    eventually(lambda: fake.made[0].process.poll() is not None)


def test_an_image_whose_first_process_does_not_call_is_refused_with_the_reason(fake, monkeypatch):
    fake.first_process = "pass"

    with pytest.raises(LaunchRefused, match="did not call at /run/lambda/life"):
        RuntimeContainer(launch_of())

    eventually(lambda: fake.made[0].removed)


def test_an_image_that_the_engine_does_not_have_is_refused_with_what_to_do(fake, monkeypatch):
    def create(**_):
        raise ImageNotFound("404 Client Error for http+docker://localhost/v1.41/containers/create")

    monkeypatch.setattr(fake, "create", create, raising=False)

    with pytest.raises(LaunchRefused, match="has no image box: build it or pull it"):
        RuntimeContainer(launch_of())


def test_an_engine_that_has_gone_with_its_container_is_no_mistake():
    def remove(**_):
        raise ConnectionError("Connection refused")  # as requests raises its own, which is an OSError too

    engine.remove(SimpleNamespace(remove=remove))


def test_nothing_is_left_of_the_sockets(start, fake):
    warm = start(ECHO)
    folder = Path(fake.made[0].options["mounts"][0]["Source"])
    assert stat.S_IMODE(folder.parent.stat().st_mode) == 0o700

    warm.stop()

    assert not folder.parent.exists()


def test_a_long_temporary_folder_is_avoided(start, fake, request_of, tmp_path, monkeypatch):
    deep = tmp_path / ("d" * 100)
    deep.mkdir()
    monkeypatch.setattr(container.tempfile, "tempdir", str(deep))

    assert start(ECHO).handle(request_of()).is_error is False


def test_everything_is_taken_from_a_container(fake):
    given = options(launch_of(), Path("/sockets"))

    assert given["network_mode"] == given["ipc_mode"] == "none"
    assert given["cap_drop"] == ["ALL"]
    assert given["security_opt"] == ["no-new-privileges"]
    assert given["read_only"] is True
    assert given["mounts"][0]["ReadOnly"] is True
    assert given["user"] == "60500:60500"
    assert given["mem_limit"] == given["memswap_limit"] == "512m"
    assert given["pids_limit"] == 256


@pytest.mark.parametrize(("memory_mb", "processors"), [(1769, 1.0), (884, 0.4997), (10240, 2.0)])
def test_processors_follow_memory_as_on_aws_up_to_those_that_there_are(fake, memory_mb, processors):
    assert options(launch_of(memory_mb=memory_mb), Path("/s"))["nano_cpus"] == pytest.approx(processors * 1e9, rel=1e-3)


def test_only_containers_of_this_instances_earlier_runs_are_left_over(fake):
    ours = engine.labels()
    earlier = {**ours, engine._RUN: "another"}
    fake.made = [SimpleNamespace(labels=ours), SimpleNamespace(labels=earlier)]

    assert [each.labels for each in engine.left_over(fake)] == [earlier]


def test_without_an_engine_the_refusal_says_where_it_was_looked_for(monkeypatch):
    monkeypatch.setenv("DOCKER_HOST", "unix:///nowhere.sock")

    with pytest.raises(LaunchRefused, match=r"unix:///nowhere\.sock"):
        engine.engine()


def test_on_aws_the_first_process_becomes_the_client(tmp_path):
    import subprocess
    import sys

    from fake_engine import ENTRY

    (tmp_path / "awslambdaric").mkdir()
    (tmp_path / "awslambdaric" / "__main__.py").write_text("import os, sys\nprint(os.getpid(), *sys.argv[1:])")
    command = [sys.executable, str(ENTRY), "app.handle"]
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    done = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True, cwd=tmp_path)

    assert done.communicate()[0] == f"{done.pid} app.handle\n"
