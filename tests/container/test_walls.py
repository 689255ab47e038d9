"""What the container alone stops, with nothing of the sandbox inside it in the way."""

import socket
from typing import Any

import pytest
from docker import DockerClient

from tests.container.conftest import Probe
from tests.container.functions import Function
from tests.eventually import eventually


def test_there_is_no_network_but_the_containers_own_loopback(probe: Probe) -> None:
    assert probe("interfaces") == ["lo"]


def test_nothing_answers_and_no_name_is_known(probe: Probe) -> None:
    with socket.create_server(("127.0.0.1", 0)) as ours:
        on_this_machine = ("127.0.0.1", ours.getsockname()[1])
        elsewhere = [("1.1.1.1", 53), ("169.254.169.254", 80), ("172.17.0.1", 80), ("localhost.localstack.cloud", 443)]
        answers: Any = probe("connects", [on_this_machine, *elsewhere])

    assert len(answers) == 5
    assert None not in answers.values()


def test_the_user_has_no_name_no_rights_and_no_way_to_more(probe: Probe) -> None:
    who: Any = probe("who")

    assert (who["uid"], who["gid"]) == (60500, 60500)
    assert {int(who[name], 16) for name in ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb")} == {0}
    assert who["NoNewPrivs"] == "1"
    assert who["Seccomp"] == "2"
    assert probe("becomes_root") == "PermissionError"
    assert probe("calls", ["mount", "unshare", "chroot", "ptrace"]) == dict.fromkeys(
        ("mount", "unshare", "chroot", "ptrace"), -1
    )


def test_the_disk_is_read_only_but_for_tmp_which_runs_nothing(probe: Probe) -> None:
    folders = ["/", "/var/task", "/opt/arvio", "/etc", "/usr/lib", "/var/tmp", "/run", "/run/lambda", "/home", "/dev"]
    answers: Any = probe("writes", folders)

    assert None not in answers.values()
    assert probe("writes", ["/tmp"]) == {"/tmp": None}
    assert probe("runs_from_tmp") == "PermissionError"
    assert probe("fills_tmp") == "OSError"


def test_proc_shows_this_container_alone_and_no_memory_of_it(probe: Probe) -> None:
    neighbours: Any = probe("neighbours")

    assert set(map(int, neighbours)) <= set(range(1, 20))
    assert "entry.py" in neighbours["1"]
    assert probe("opens_memory", 1) == "PermissionError"
    secrets = ["/proc/1/environ", "/proc/1/maps", "/proc/kcore", "/dev/mem", "/var/run/docker.sock", "/etc/shadow"]
    answers: Any = probe("reads", [*secrets, "/usr/bin/python3"])
    assert None not in answers.values()


def test_the_environment_has_no_credentials_and_no_address_of_the_cloud(probe: Probe) -> None:
    environment: Any = probe("environment")

    assert not [name for name in environment if any(word in name for word in ("KEY", "TOKEN", "ENDPOINT", "DATABASE"))]
    assert environment["AWS_LAMBDA_RUNTIME_API"].startswith("127.0.0.1:")


def test_too_much_memory_ends_the_function_and_nothing_else(probed: Function, probe: Probe) -> None:
    outcome = probed.outcome({"do": "takes_memory", "with": [600]})

    assert outcome.fatal
    assert b"signal: killed" in outcome.payload
    assert probe("takes_memory", 50) == 50 << 20


def test_a_fork_bomb_is_bounded(probe: Probe) -> None:
    count: Any = probe("forks")

    assert 50 < count < 256


def test_a_flood_of_output_meets_the_memory_limit_and_what_is_kept_is_short(probed: Function) -> None:
    assert probed.outcome({"do": "floods", "with": [600]}).fatal
    assert len(probed.printed) <= 1 << 20


def test_nothing_inside_can_kill_or_stop_the_first_process(probe: Probe) -> None:
    assert probe("kills_the_first_process") == "it lives"
    assert probe("waits", 0) == 0


def test_a_timeout_takes_the_container_with_it(engine: DockerClient, probed: Function, probe: Probe) -> None:
    probe("who")
    assert probed.warm is not None
    name = probed.warm.id

    assert probed.outcome({"do": "waits", "with": [60]}, timeout_seconds=1).status == "timeout"

    eventually(lambda: name not in [each.id for each in engine.containers.list(all=True)])
    assert probe("waits", 0.1) == pytest.approx(0.1)
