"""What runs on the laptop: on loopback only, no secrets where students' code runs, the same after a restart."""

import psutil

from infra.instance import Instance
from infra.local_cloud import service as localstack
from infra.postgres import service as postgres
from infra.valkey import service as redis
from tests.faults.processes import environments
from tests.fix_cloud import RIGHT, add_course, publish
from tests.instances import arvio
from tests.students import Student, unique


def family(instance: Instance) -> list[psutil.Process]:
    servers = [service(instance).process() for service in (localstack, postgres, redis)]
    return [process for server in servers if server for process in [server, *server.children(recursive=True)]]


def test_nothing_listens_beyond_loopback(stack: Instance) -> None:
    addresses = [
        connection.laddr.ip
        for process in family(stack)
        for connection in process.net_connections("inet")
        if connection.status == psutil.CONN_LISTEN
    ]

    assert len(addresses) >= 4
    assert set(addresses) == {"127.0.0.1"}


def test_the_sandbox_function_holds_no_secret(stack: Instance, student: Student) -> None:
    student.verdict(student.submit(unique(RIGHT)))
    held = [process.environ() for process in environments(stack, "sandbox")]

    assert held
    for environment in held:
        assert not [name for name in environment if "DATABASE" in name or "SECRET" in name or "KEY" in name]


def test_secrets_are_for_their_owner_alone(stack: Instance) -> None:
    assert (stack.home / "instance.json").stat().st_mode & 0o777 == 0o600


def test_a_second_up_changes_nothing(stack: Instance) -> None:
    printed = arvio(stack.home, "up")

    assert "Stack" in printed
    changed = [
        line
        for line in printed.splitlines()
        if line.startswith(("Stack", "Migrations", "Site upload")) and "unchanged" not in line
    ]
    assert changed == []


def test_data_outlive_down_and_up(cloud: Instance, student: Student) -> None:
    submission_id = student.submit(unique(RIGHT)).json()["id"]
    student.verdict({"id": submission_id})

    arvio(cloud.home, "down")
    arvio(cloud.home, "up")

    assert student.status(submission_id) == "passed"
    publish(cloud, add_course())
