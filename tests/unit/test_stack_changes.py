"""A change set as a person reads it before it is applied."""

from typing import Any

import pytest

from infra.stack_changes import Change, change_lines, read_changes

QUEUE, LAYER, DEPLOYMENT = "AWS::SQS::Queue", "AWS::Lambda::LayerVersion", "AWS::ApiGateway::Deployment"


def described(action: str, resource: str, kind: str = QUEUE, **more: str) -> dict[str, Any]:
    return {"Action": action, "LogicalResourceId": resource, "ResourceType": kind, **more}


def lines(*changes: dict[str, Any]) -> list[str]:
    return [str(change) for change in read_changes(changes)]


def test_each_resource_is_told_with_what_becomes_of_it() -> None:
    changes = [described("Add", "New"), described("Modify", "Old", Replacement="False"), described("Remove", "Gone")]

    assert lines(*changes) == [
        "+ added     New (AWS::SQS::Queue)",
        "~ modified  Old (AWS::SQS::Queue)",
        "- removed   Gone (AWS::SQS::Queue)",
    ]


@pytest.mark.parametrize(("replacement", "words"), [("True", "takes its place"), ("Conditional", "may take its place")])
def test_a_replacement_cannot_be_overlooked(replacement: str, words: str) -> None:
    (line,) = lines(described("Modify", "Queue", Replacement=replacement))

    assert line.startswith("! REPLACED  Queue")
    assert words in line
    assert "lost" in line


@pytest.mark.parametrize("kind", [LAYER, DEPLOYMENT])
def test_a_new_version_is_no_removal(kind: str) -> None:
    changes = [described("Add", "Core00112233aa", kind), described("Remove", "Coreffeeddccbb", kind)]

    assert lines(*changes) == [f"~ modified  Core ({kind}): a new version"]


def test_a_removed_layer_without_a_successor_is_a_removal() -> None:
    changes = [described("Add", "Other00112233aa", LAYER), described("Remove", "Coreffeeddccbb", LAYER)]

    assert [change.action for change in read_changes(changes)] == ["added", "removed"]


def test_no_change_is_told_too() -> None:
    assert change_lines([], "cs101") == ["The stack cs101 stays as it is."]
    assert change_lines([Change("added", "New", QUEUE)], "cs101")[0] == "Changes to the stack cs101:"
