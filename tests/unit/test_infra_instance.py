import json
import re
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from infra.choices import choose
from infra.commands.up import up
from infra.failures import ArvioFailed, NotRunning
from infra.files import locked
from infra.instance import Instance, load_instance, make_folders, opened, save
from infra.parameters import given_parameters, require_valid, template_parameters
from infra.ports import PREFERRED_GATEWAY, PREFERRED_WEBSOCKET, Ports, choose_ports, require_free
from infra.sandbox_choice import SandboxChoice
from infra.template import read_template

SANDBOX = SandboxChoice("arvio-sandbox:local", "version")


def everything(_: int) -> bool:
    return True


@pytest.fixture
def instance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Instance:
    monkeypatch.setattr("infra.choices.choose_ports", lambda **_: Ports(4566, 4567, 20_001, 20_002))
    for name in ("DATABASE_URL", "REDIS_URL", "ARVIO_PARAMETERS"):
        monkeypatch.delenv(name, raising=False)
    made = Instance(tmp_path / "home", choose(tmp_path / "home"))
    make_folders(made.home)
    save(made)
    return made


def test_the_default_instance_takes_localstacks_usual_port() -> None:
    ports = choose_ports(well_known=True, is_free=everything)

    assert (ports.gateway, ports.websocket) == (PREFERRED_GATEWAY, PREFERRED_WEBSOCKET)


def test_a_taken_port_is_passed_over() -> None:
    ports = choose_ports(well_known=True, is_free=lambda port: port != PREFERRED_GATEWAY)

    assert ports.gateway != PREFERRED_GATEWAY
    assert ports.websocket == PREFERRED_WEBSOCKET


def test_other_instances_leave_the_well_known_ports_alone() -> None:
    ports = choose_ports(well_known=False, is_free=everything)

    assert not {PREFERRED_GATEWAY, PREFERRED_WEBSOCKET} & {ports.gateway, ports.websocket}


def test_the_four_ports_differ() -> None:
    few = iter([True] * 1000)
    ports = choose_ports(well_known=False, is_free=lambda _: next(few))

    assert len({ports.gateway, ports.websocket, ports.postgres, ports.redis}) == 4


def test_choices_are_kept_and_nobody_else_may_read_them(instance: Instance) -> None:
    assert load_instance(instance.home) == instance
    assert stat.S_IMODE((instance.home / "instance.json").stat().st_mode) == 0o600


def test_secrets_do_not_show_when_an_instance_is_printed(instance: Instance) -> None:
    assert instance.choices.signing_keys not in repr(instance)
    assert instance.choices.postgres_password not in repr(instance)


def test_two_instances_share_no_secret(tmp_path: Path, instance: Instance) -> None:
    other = choose(tmp_path / "other")

    assert other.signing_keys != instance.choices.signing_keys
    assert other.rest_api_id != instance.choices.rest_api_id


def test_a_folder_without_an_instance_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NotRunning, match="arvio up"):
        load_instance(tmp_path)


@pytest.mark.parametrize("content", ["{", "[]", '{"id": "of another version", "ports": {}}'])
def test_an_instance_that_cannot_be_read_is_told_in_a_sentence(content: str, tmp_path: Path) -> None:
    (tmp_path / "instance.json").write_text(content)

    with pytest.raises(ArvioFailed, match=r"instance\.json is not as this arvio writes it"):
        load_instance(tmp_path)


def test_what_another_command_kept_while_this_one_waited_is_not_undone(
    instance: Instance, monkeypatch: pytest.MonkeyPatch
) -> None:
    brought_up: list[Instance] = []
    monkeypatch.setenv("ARVIO_HOME", str(instance.home))
    monkeypatch.setattr("infra.commands.up.bring_up", lambda found, _: brought_up.append(found))
    waits = Event()
    monkeypatch.setattr("click.echo", lambda *_, **__: waits.set())

    with ThreadPoolExecutor() as pool, locked(instance.lock):
        pool.submit(up.main, ["--set", "BatchSize=1"], standalone_mode=False)
        assert waits.wait(20)
        load_instance(instance.home).with_parameters({"Graders": "4"})

    assert [each.choices.parameters for each in brought_up] == [{"Graders": "4", "BatchSize": "1"}]
    assert load_instance(instance.home) == brought_up[0]


def test_two_commands_that_come_first_make_one_instance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("infra.choices.choose_ports", lambda **_: Ports(1, 2, 3, 4))

    def made(_: int) -> Instance:
        with opened(tmp_path) as found:
            return found

    with ThreadPoolExecutor(4) as pool:
        assert len({each.choices.id for each in pool.map(made, range(4))}) == 1


def test_overrides_are_kept_until_an_empty_value_forgets_them(instance: Instance) -> None:
    instance.with_parameters({"BatchSize": "1", "Graders": "3"})
    assert load_instance(instance.home).choices.parameters == {"BatchSize": "1", "Graders": "3"}

    load_instance(instance.home).with_parameters({"Graders": ""})
    assert load_instance(instance.home).choices.parameters == {"BatchSize": "1"}


def test_a_port_that_somebody_else_took_is_told_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("infra.ports.is_free", lambda port: port != 4567)

    require_free(4566)
    with pytest.raises(ArvioFailed, match=r"Port 4567, .* `arvio doctor` says which"):
        require_free(4566, 4567)


def test_only_declared_parameters_are_passed(instance: Instance) -> None:
    assert template_parameters(instance, {"Parameters": {"Target": {}}}, SANDBOX) == {"Target": "local"}


def test_an_override_that_the_template_does_not_have_is_refused(instance: Instance) -> None:
    with pytest.raises(ArvioFailed, match=r"BatchSise; did you mean BatchSize\?"):
        template_parameters(instance.with_parameters({"BatchSise": "1"}), {"Parameters": {"BatchSize": {}}}, SANDBOX)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"Graders": "1"}, "Graders is '1', and template.yaml takes a whole number from 2; `--set Graders=` forgets"),
        ({"Graders": "many"}, "Graders is 'many'"),
        ({"BatchSize": "11"}, "takes a whole number from 1 to 10"),
        ({"Target": "moon"}, "Target is 'moon', and template.yaml takes local or aws"),
    ],
)
def test_a_value_that_the_template_does_not_take_is_refused(given: dict[str, str], words: str) -> None:
    with pytest.raises(ArvioFailed, match=re.escape(words)):
        require_valid(given, read_template())


def test_the_environments_overrides_win(instance: Instance, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARVIO_PARAMETERS", json.dumps({"BatchSize": 2}))

    kept = instance.with_parameters({"BatchSize": "1"})
    assert template_parameters(kept, {"Parameters": {"BatchSize": {"Type": "Number"}}}, SANDBOX) == {"BatchSize": "2"}


@pytest.mark.parametrize("text", ["BatchSize=1", "[1]"])
def test_overrides_that_are_no_object_are_refused(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARVIO_PARAMETERS", text)

    with pytest.raises(ArvioFailed, match="ARVIO_PARAMETERS"):
        given_parameters()
