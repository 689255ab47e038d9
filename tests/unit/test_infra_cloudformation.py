from typing import Any

from infra.cloudformation import bad_events


def event(resource: str, status: str, reason: str | None = None) -> dict[str, Any]:
    found = {"LogicalResourceId": resource, "ResourceType": "AWS::SQS::Queue", "ResourceStatus": status}
    return found | ({"ResourceStatusReason": reason} if reason else {})


def test_a_clean_deployment_has_nothing_to_say() -> None:
    assert bad_events([event("Queue", "CREATE_IN_PROGRESS"), event("Queue", "CREATE_COMPLETE")]) == []


def test_a_resource_that_was_only_pretended_is_a_failure() -> None:
    reason = "Resource type AWS::X::Y is not supported but was deployed as a fallback"

    assert bad_events([event("Thing", "CREATE_COMPLETE", reason)]) == [
        f"Thing (AWS::SQS::Queue): CREATE_COMPLETE, {reason}"
    ]


def test_failures_are_told_in_the_order_they_happened() -> None:
    newest_first = [event("Second", "CREATE_FAILED", "two"), event("First", "UPDATE_FAILED", "one")]

    assert [line.split()[0] for line in bad_events(newest_first)] == ["First", "Second"]


def test_a_resource_that_was_cancelled_because_of_another_is_left_out() -> None:
    assert bad_events([event("Other", "CREATE_FAILED", "Resource creation cancelled")]) == []


def test_what_only_followed_from_a_failure_is_left_out() -> None:
    events = [event("Stack", "UPDATE_FAILED"), event("Queue", "UPDATE_FAILED", "too long")]

    assert bad_events(events) == ["Queue (AWS::SQS::Queue): UPDATE_FAILED, too long"]


def test_a_failure_without_a_reason_is_still_told() -> None:
    assert bad_events([event("Queue", "CREATE_FAILED")]) == ["Queue (AWS::SQS::Queue): CREATE_FAILED, no reason given"]
