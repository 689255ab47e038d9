"""How many graders, and what depends on it."""

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from infra.choices import Choices
from infra.cli import arvio
from infra.failures import ArvioFailed
from infra.instance import Instance
from infra.parameters import graders_changes, with_sandboxes
from infra.ports import Ports
from infra.template import read_template

TEMPLATE = read_template()


def instance(tmp_path: Path, **parameters: str) -> Instance:
    choices = Choices("i", Ports(1, 2, 3, 4), "", "", "k1:", "ar", "aw", "site", str(tmp_path), 54_321, {})
    return Instance(tmp_path, replace(choices, parameters=parameters))


def test_sandboxes_follow_graders_and_batch() -> None:
    assert with_sandboxes({}, TEMPLATE)["SandboxConcurrency"] == "12"
    assert with_sandboxes({"Graders": "4", "BatchSize": "3"}, TEMPLATE)["SandboxConcurrency"] == "14"


def test_sandboxes_that_were_set_stay_when_they_are_enough() -> None:
    assert with_sandboxes({"SandboxConcurrency": "40"}, TEMPLATE)["SandboxConcurrency"] == "40"


def test_too_few_sandboxes_are_refused_with_what_to_do() -> None:
    with pytest.raises(ArvioFailed, match=r"run 22 sandboxes at a time .* --set SandboxConcurrency="):
        with_sandboxes({"SandboxConcurrency": "12", "Graders": "4"}, TEMPLATE)


def test_a_number_that_is_none_is_refused() -> None:
    with pytest.raises(ArvioFailed, match="Graders is many"):
        with_sandboxes({"Graders": "many"}, TEMPLATE)


def test_more_graders_forget_a_setting_that_would_starve_them(tmp_path: Path) -> None:
    changes = graders_changes(4, instance(tmp_path, SandboxConcurrency="12"), TEMPLATE)

    assert changes == {"Graders": "4", "SandboxConcurrency": ""}
    assert graders_changes(3, instance(tmp_path, SandboxConcurrency="40"), TEMPLATE) == {"Graders": "3"}


@pytest.mark.parametrize("number", ["1", "0", "-3", "two"])
def test_fewer_than_two_is_a_usage_error_that_says_why(number: str) -> None:
    answer = CliRunner().invoke(arvio, ["deploy", "--graders", number])

    assert answer.exit_code == 2
    assert "no fewer than 2" in " ".join(answer.output.split())
