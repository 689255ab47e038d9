"""The name of a stack, and the one stack of an instance."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from infra.choices import Choices
from infra.cli import arvio
from infra.failures import ArvioFailed
from infra.instance import Instance, load_instance, save
from infra.ports import Ports
from infra.stack import function_log, function_name


@pytest.fixture
def instance(tmp_path: Path) -> Instance:
    """That nothing was deployed to yet."""
    choices = Choices("i", Ports(1, 2, 3, 4), "", "", "k1:", "ar", "aw", "arvio-site", str(tmp_path), 54_321, {})
    save(Instance(tmp_path, choices))
    return load_instance(tmp_path)


@pytest.mark.parametrize("name", ["CS101", "1st", "a--b", "a-", "cs_101", "ä", "a" * 41, ""])
def test_a_name_that_no_bucket_could_have_is_a_usage_error(name: str) -> None:
    for command in ("up", "deploy"):
        answer = CliRunner().invoke(arvio, [command, "--stack", name])

        assert answer.exit_code == 2
        assert "such as cs101" in " ".join(answer.output.split())


def test_the_name_is_chosen_before_the_first_deployment_and_kept(instance: Instance) -> None:
    instance.named("cs101")
    found = load_instance(instance.home)

    assert found.stack == "cs101"
    assert found.site_url.endswith("/cs101-site/index.html")
    assert function_name(found, "api") == "cs101-api"
    assert function_log(found, "api").name == "cs101-api.log"


def test_an_instance_of_an_older_version_has_the_name_it_always_had(instance: Instance) -> None:
    file = instance.home / "instance.json"
    file.write_text(file.read_text().replace(',\n  "stack": "arvio"', ""))

    assert "stack" not in file.read_text()
    assert load_instance(instance.home).stack == "arvio"


def test_a_second_stack_is_a_second_instance(instance: Instance) -> None:
    instance.deployed.mkdir()

    with pytest.raises(ArvioFailed, match="ARVIO_HOME=~/cs101 arvio up --stack cs101"):
        instance.named("cs101")
    assert instance.named("arvio") == instance.named(None) == load_instance(instance.home)
