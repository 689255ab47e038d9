"""One stack, brought to a template by a change set; silent failures are made loud."""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from infra.failures import ArvioFailed
from infra.progress import Progress
from infra.stack_changes import Change, read_changes

if TYPE_CHECKING:
    from types_boto3_cloudformation import CloudFormationClient

DEPLOY_SECONDS = 600
FALLBACK = "deployed as a fallback"
# A stack in one of these can only be deleted.
DEAD = {"ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "CREATE_FAILED", "DELETE_FAILED", "REVIEW_IN_PROGRESS"}


@dataclass(frozen=True)
class Deployment:
    client: "CloudFormationClient"
    stack: str
    progress: Progress

    def status(self) -> str:
        """Empty when there is no such stack."""
        try:
            return self.client.describe_stacks(StackName=self.stack)["Stacks"][0]["StackStatus"]
        except ClientError as error:
            if error.response["Error"]["Code"] in {"ValidationError", "StackNotFound"}:
                return ""
            raise

    def is_beyond_update(self) -> bool:
        """Whether an update failed in a way that this stack cannot be updated any more, only made again."""
        return self.status() in DEAD - {"REVIEW_IN_PROGRESS"} | {"UPDATE_FAILED", "UPDATE_ROLLBACK_FAILED"}

    def settle(self) -> str:
        """The status once nothing is in progress, a stack that cannot be updated having been deleted."""
        self.wait_until_still()
        if self.status() in DEAD or self._is_pretended():
            self.client.delete_stack(StackName=self.stack)
            self.wait_until_still()
        return self.status().replace("DELETE_COMPLETE", "")

    def _is_pretended(self) -> bool:
        """A resource that was deployed as a fallback counts as made: no later update would make it for real."""
        return bool(self.status()) and any(FALLBACK in event.get("ResourceStatusReason", "") for event in self.events())

    def plan(self, template_url: str, parameters: dict[str, str]) -> "ChangeSet | None":
        """What would change; None when nothing would."""
        kind = "UPDATE" if self.settle() else "CREATE"
        name = f"arvio-{time.time_ns()}"
        self.client.create_change_set(
            StackName=self.stack, ChangeSetName=name, ChangeSetType=kind, TemplateURL=template_url,  # type: ignore[arg-type] # one of two literals
            Capabilities=["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"],
            Parameters=[{"ParameterKey": key, "ParameterValue": value} for key, value in sorted(parameters.items())],
        )  # fmt: skip
        return self._planned(name)

    def _planned(self, name: str) -> "ChangeSet | None":
        described: dict[str, Any] = {}

        def is_made() -> bool:
            described.update(self.client.describe_change_set(StackName=self.stack, ChangeSetName=name))
            return described["Status"] in {"CREATE_COMPLETE", "FAILED"}

        if not self.progress.wait(is_made, within=DEPLOY_SECONDS, every=0.2):
            raise ArvioFailed(
                f"CloudFormation did not finish the change set in {DEPLOY_SECONDS} s: see `arvio logs localstack`."
            )
        if described["Status"] == "FAILED":
            self.client.delete_change_set(StackName=self.stack, ChangeSetName=name)
            _require_nothing_to_do(described.get("StatusReason", ""))
            return None
        return ChangeSet(self, name, read_changes(change["ResourceChange"] for change in self._changes(name)))

    def _changes(self, name: str) -> Iterator[Any]:
        """All of them: CloudFormation gives them in pages."""
        pages = self.client.get_paginator("describe_change_set").paginate(StackName=self.stack, ChangeSetName=name)
        return (change for page in pages for change in page.get("Changes", []))

    def wait_until_still(self) -> None:
        def is_still() -> bool:
            status = self.status()
            return not status.endswith("_IN_PROGRESS") or status == "REVIEW_IN_PROGRESS"

        if not self.progress.wait(is_still, within=DEPLOY_SECONDS, every=0.2):
            raise ArvioFailed(
                f"The stack is still {self.status()} after {DEPLOY_SECONDS} s: see `arvio logs localstack`."
            )

    def events(self) -> list[dict[str, Any]]:
        """Newest first, as CloudFormation gives them."""
        pages = self.client.get_paginator("describe_stack_events").paginate(StackName=self.stack)
        return [dict(event) for page in pages for event in page["StackEvents"]]


@dataclass(frozen=True)
class ChangeSet:
    deployment: Deployment
    name: str
    changes: list[Change]

    def execute(self) -> None:
        """Waits for the end; raises ArvioFailed with the events when any resource failed or was only pretended."""
        deployment = self.deployment
        known = {event["EventId"] for event in deployment.events()}
        deployment.client.execute_change_set(StackName=deployment.stack, ChangeSetName=self.name)
        time.sleep(0.2)
        deployment.wait_until_still()
        fresh = [event for event in deployment.events() if event["EventId"] not in known]
        status = deployment.status()
        if troubles := [*bad_events(fresh)]:
            raise ArvioFailed(f"The stack is {status}. " + "\n".join(troubles))
        if status not in {"CREATE_COMPLETE", "UPDATE_COMPLETE"}:
            raise ArvioFailed(f"The stack is {status}.")

    def discard(self) -> None:
        self.deployment.client.delete_change_set(StackName=self.deployment.stack, ChangeSetName=self.name)


def _require_nothing_to_do(reason: str) -> None:
    if "didn't contain changes" not in reason and "No updates" not in reason:
        raise ArvioFailed(f"CloudFormation refused the change set: {reason}")


def bad_events(events: Iterable[dict[str, Any]]) -> list[str]:
    """A sentence for each resource that failed, or that LocalStack left out without failing; oldest first.

    Those without a reason followed from another's failure, and are told only when nothing else is.
    """
    found: list[str] = []
    unexplained: list[str] = []
    for event in events:
        status, reason = event.get("ResourceStatus", ""), event.get("ResourceStatusReason", "")
        if FALLBACK in reason or (status.endswith("_FAILED") and "cancelled" not in reason.lower()):
            resource = f"{event['LogicalResourceId']} ({event.get('ResourceType', 'stack')})"
            (found if reason else unexplained).append(f"{resource}: {status}, {reason or 'no reason given'}")
    return (found or unexplained)[::-1]
