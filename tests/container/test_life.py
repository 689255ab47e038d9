"""A whole Arvio whose sandbox is a container: its verdicts, its log, and that no container of it is ever left."""

import base64
import json

from docker import DockerClient
from docker.models.containers import Container

from infra import stack
from infra.instance import Instance
from infra.local_cloud import service
from tests.eventually import eventually
from tests.instances import arvio

LABEL = "arvio.localstack.instance"
EVENT = {
    "code": "def add(a, b):\n    return a + b\n",
    "tests": "import unittest\nfrom solution import add\n\n\nclass TestAdd(unittest.TestCase):\n"
    "    def test_a(self):\n        self.assertEqual(add(40, 2), 42)\n",
}


def containers(engine: DockerClient, instance: Instance) -> list[Container]:
    label = f"{LABEL}={instance.choices.id}"
    return list(engine.containers.list(all=True, filters={"label": label}, ignore_removed=True))


def passes(instance: Instance) -> bool:
    verdict = stack.invoke(instance, "sandbox", EVENT)
    return [test["outcome"] for test in verdict["tests"]] == ["passed"]


def stopped_container(engine: DockerClient, image: str, instance_id: str) -> Container:
    """As an engine that was restarted leaves them: ended, and not removed."""
    made = engine.containers.create(image, network_mode="none", labels={LABEL: instance_id})
    assert isinstance(made, Container)
    return made


def test_the_demo_gets_the_same_verdicts_as_on_the_host(contained: Instance) -> None:
    report = json.loads(arvio(contained.home, "demo", "--json", sandbox="container"))

    assert report["failed"] == 0
    assert report["passed"] > 50


def test_status_says_that_it_is_a_container(contained: Instance) -> None:
    assert json.loads(arvio(contained.home, "status", "--json"))["sandbox"]["mode"] == "container"
    assert "a container" in arvio(contained.home, "status")


def test_the_log_tail_is_as_on_aws(contained: Instance) -> None:
    answer = stack.functions(contained).invoke(
        FunctionName="arvio-sandbox", LogType="Tail", Payload=json.dumps(EVENT).encode()
    )
    lines = base64.b64decode(answer["LogResult"]).decode().splitlines()

    assert [line.split()[0] for line in lines] == ["START", "student-code-started", "END", "REPORT"]
    assert "Max Memory Used: 0 MB" not in lines[-1]


def test_a_container_killed_while_it_waits_is_replaced(engine: DockerClient, contained: Instance) -> None:
    assert passes(contained)
    for each in containers(engine, contained):
        each.kill()

    assert eventually(lambda: not containers(engine, contained))
    assert passes(contained)


def test_the_host_mode_has_another_version_and_comes_without_a_restart(contained: Instance) -> None:
    before = service(contained).identity()
    in_container = stack.invoke(contained, "sandbox", {"probe": True})
    arvio(contained.home, "up", sandbox="host")
    on_host = stack.invoke(contained, "sandbox", {"probe": True})
    arvio(contained.home, "up", sandbox="container")
    again = stack.invoke(contained, "sandbox", {"probe": True})

    assert (in_container["mode"], on_host["mode"], again["mode"]) == ("container", "host", "container")
    assert in_container["version"] == again["version"] != on_host["version"]
    assert service(contained).identity() == before


def test_a_killed_localstack_leaves_no_container_and_its_next_start_sweeps_for_its_own(
    engine: DockerClient, contained: Instance, image: str
) -> None:
    assert passes(contained)
    ours = stopped_container(engine, image, contained.choices.id)
    foreign = stopped_container(engine, image, "another-instance")
    try:
        process = service(contained).process()
        assert process is not None
        process.kill()
        assert eventually(lambda: [each.id for each in containers(engine, contained)] == [ours.id])

        arvio(contained.home, "up", sandbox="container")

        assert eventually(lambda: ours.id not in [each.id for each in containers(engine, contained)])
        assert foreign.id in [each.id for each in engine.containers.list(all=True)]
        assert passes(contained)
    finally:
        foreign.remove(force=True)


def test_after_down_no_container_is_left(engine: DockerClient, contained: Instance) -> None:
    arvio(contained.home, "down")

    assert eventually(lambda: not containers(engine, contained), within=10) is True
