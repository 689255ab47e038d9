import json
from pathlib import Path

import pytest

from infra.choices import Choices
from infra.commands.logs import place, record, show
from infra.failures import ArvioFailed
from infra.instance import Instance
from infra.log_tail import last_lines
from infra.ports import Ports


@pytest.fixture
def instance(tmp_path: Path) -> Instance:
    (tmp_path / "logs/functions").mkdir(parents=True)
    for name in ("functions/arvio-api", "functions/arvio-grader", "postgres"):
        (tmp_path / f"logs/{name}.log").write_text("")
    return Instance(tmp_path, Choices("i", Ports(1, 2, 3, 4), "p", "r", "k", "a", "w", "s", "d", 1, {}))


def said(at: str, message: str) -> str:
    return json.dumps({"at": at, "level": "INFO", "message": message}) + "\n"


def test_the_last_lines_of_several_logs_stand_in_the_order_of_their_times(instance: Instance) -> None:
    api, grader = (instance.home / f"logs/functions/arvio-{name}.log" for name in ("api", "grader"))
    api.write_text(said("1", "first") + "START RequestId: 1\n" + said("3", "third") + "a line without a time\n")
    grader.write_text(said("2", "second"))

    lines = last_lines([api, grader], 3)

    assert [record(path, line)["message"] for path, line in lines] == ["second", "third", "a line without a time"]
    assert last_lines([api], 0) == []


def test_a_function_is_found_by_its_short_name_and_a_server_by_its_own(instance: Instance) -> None:
    functions = instance.home / "logs/functions"

    assert place(instance, "grader") == place(instance, "arvio-grader") == (functions, "arvio-grader.log")
    assert place(instance, "postgres") == (instance.home / "logs", "postgres.log")
    assert place(instance, None) == (functions, "*.log")


def test_a_name_that_is_not_there_is_answered_with_those_that_are(instance: Instance) -> None:
    with pytest.raises(ArvioFailed, match="api, grader, postgres"):
        place(instance, "graders")


def test_json_lines_say_whose_log_they_stand_in(instance: Instance, capsys: pytest.CaptureFixture[str]) -> None:
    show([(Path("arvio-api.log"), said("1", "hello")), (Path("arvio-api.log"), "plain")], as_json=True)

    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert (first["log"], first["message"]) == ("arvio-api", "hello")
    assert second == {"log": "arvio-api", "message": "plain"}
