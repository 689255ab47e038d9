"""A deploy that ends before its time: what is told, and what is left for the next command."""

import io
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from infra import deploying
from infra.choices import Choices
from infra.course_choice import CourseChoice
from infra.deploying import DeployFailed, Deploying
from infra.deployment import Release
from infra.failures import ArvioFailed
from infra.instance import Instance
from infra.ports import Ports
from infra.progress import Progress
from infra.rollout import Rollout
from infra.smoke.canaries import Answers
from infra.unfinished import has_unproven, unfinished

type Deploy = Callable[[BaseException], Deploying]


class Failing(Rollout):
    """Ends in its first step."""

    error: BaseException

    def backend(self) -> None:
        raise self.error


@pytest.fixture
def noted(monkeypatch: pytest.MonkeyPatch) -> list[Mapping[str, Any]]:
    orders: list[Mapping[str, Any]] = []

    def admin(_: Instance, order: Mapping[str, Any]) -> dict[str, Any]:
        orders.append(order)
        return {"publication": 3}

    monkeypatch.setattr("infra.stack.invoke_admin", admin)
    monkeypatch.setattr(deploying, "build_site", lambda: "unchanged")
    return orders


@pytest.fixture
def deploy(tmp_path: Path, noted: list[Mapping[str, Any]]) -> Deploy:
    choices = Choices("i", Ports(1, 2, 3, 4), "", "", "k1:", "ar", "aw", "site", str(tmp_path), 54_321, {})
    instance = Instance(tmp_path / "home", choices)

    def make(error: BaseException) -> Deploying:
        rollout = Failing(instance, Progress(Console(file=io.StringIO(), width=200)), Release("{}", [], {}))
        object.__setattr__(rollout, "error", error)
        return Deploying(rollout, CourseChoice(tmp_path, is_chosen=False, answers=Answers()))

    return make


def said(run: Deploying) -> str:
    assert isinstance(run.rollout.progress.console.file, io.StringIO)
    return run.rollout.progress.console.file.getvalue()


@pytest.mark.parametrize("error", [ArvioFailed("Lambda refused."), ValueError("nobody foresaw this")])
def test_the_first_release_that_fails_has_nothing_to_go_back_to_and_says_so(deploy: Deploy, error: Exception) -> None:
    run = deploy(error)

    with pytest.raises(DeployFailed) as caught:
        run.run()

    assert not caught.value.is_back
    assert str(error) in caught.value.cause
    assert "No release before it was seen working" in caught.value.cause
    assert f"✗ {caught.value.cause.splitlines()[0]}" in said(run)


def test_what_did_not_work_is_remembered_and_noted(deploy: Deploy, noted: list[Mapping[str, Any]]) -> None:
    run = deploy(ArvioFailed("Lambda refused."))
    with pytest.raises(DeployFailed):
        run.run()

    left = unfinished(run.rollout.instance)
    assert left is not None
    assert left.publication == "3"
    assert has_unproven(run.rollout.instance)
    assert [order.get("failure") for order in noted if order["action"] == "deployed"] == ["Lambda refused."]


def test_ctrl_c_is_told_and_passed_on(deploy: Deploy) -> None:
    run = deploy(KeyboardInterrupt())

    with pytest.raises(KeyboardInterrupt):
        run.run()

    assert "✗ Interrupted." in said(run)


def test_a_page_that_cannot_be_built_changes_nothing(deploy: Deploy, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_node() -> str:
        raise ArvioFailed("The site needs Node.js.")

    monkeypatch.setattr(deploying, "build_site", no_node)
    run = deploy(AssertionError("it must not come this far"))

    with pytest.raises(ArvioFailed, match=r"needs Node\.js"):
        run.run()

    assert not run.rollout.instance.deployed.exists()


def test_a_stack_that_does_not_answer_is_no_reason_not_to_deploy(
    deploy: Deploy, monkeypatch: pytest.MonkeyPatch
) -> None:
    def silent(*_: object) -> dict[str, Any]:
        raise ArvioFailed("arvio-admin could not be invoked.")

    monkeypatch.setattr("infra.stack.invoke_admin", silent)
    run = deploy(ArvioFailed("Lambda refused."))

    with pytest.raises(DeployFailed, match="Lambda refused"):
        run.run()
