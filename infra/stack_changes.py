"""What a change set would do, by resource, for a person's eyes."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

ADDED, MODIFIED, REPLACED, REMOVED = "added", "modified", "replaced", "removed"
MARKS = {ADDED: "+", MODIFIED: "~", REPLACED: "!", REMOVED: "-"}
# SAM gives each version of these a resource of its own, named by a hash: the old one goes, a new one comes.
VERSIONED = {"AWS::Lambda::LayerVersion", "AWS::Lambda::Version", "AWS::ApiGateway::Deployment"}
HASH = re.compile(r"[0-9a-f]{10}\Z")


@dataclass(frozen=True)
class Change:
    """`action` is one of MARKS; `note` says what else a person should know, or nothing."""

    action: str
    resource: str
    type: str
    note: str = ""

    def __str__(self) -> str:
        action = self.action.upper() if self.action == REPLACED else self.action
        note = f": {self.note}" if self.note else ""
        return f"{MARKS[self.action]} {action:<9} {self.resource} ({self.type}){note}"

    def to_json(self) -> dict[str, str]:
        return asdict(self)


def read_changes(described: Iterable[Mapping[str, Any]]) -> list[Change]:
    """From CloudFormation's ResourceChange objects, in their order."""
    changes = [_change(each) for each in described]
    added, removed = (
        {_stem(change) for change in changes if change.action == action and change.type in VERSIONED}
        for action in (ADDED, REMOVED)
    )
    renewed = added & removed
    kept = [change for change in changes if change.action != REMOVED or _stem(change) not in renewed]
    return [_new_version(change) if _stem(change) in renewed else change for change in kept]


def change_lines(changes: list[Change], stack: str) -> list[str]:
    if not changes:
        return [f"The stack {stack} stays as it is."]
    return [f"Changes to the stack {stack}:", *(f"  {change}" for change in changes)]


def _change(described: Mapping[str, Any]) -> Change:
    resource, kind = described["LogicalResourceId"], described["ResourceType"]
    if described["Action"] != "Modify":
        return Change({"Add": ADDED, "Remove": REMOVED}[described["Action"]], resource, kind)
    replacement = described.get("Replacement", "False")
    if replacement == "False":
        return Change(MODIFIED, resource, kind)
    surely = "a new one takes its place" if replacement == "True" else "a new one may take its place"
    return Change(REPLACED, resource, kind, f"{surely}, and what the old one holds is lost")


def _stem(change: Change) -> str:
    return f"{change.type} {HASH.sub('', change.resource)}"


def _new_version(change: Change) -> Change:
    return Change(MODIFIED, HASH.sub("", change.resource), change.type, "a new version")
