"""template.yaml on the running instance: packaged, uploaded, deployed through CloudFormation, migrated."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from infra import cloudformation, fingerprints, stack
from infra.cloudformation import ChangeSet
from infra.instance import ARTIFACT_BUCKET, Instance
from infra.packages import Package, package
from infra.parameters import template_parameters
from infra.progress import Progress
from infra.sandbox_choice import SandboxChoice, choose_sandbox
from infra.stack_changes import Change
from infra.tables import counted
from infra.template import local_folders, read_template, with_packages

type Show = Callable[[list[Change]], None]


@dataclass(frozen=True)
class Release:
    """A template whose folders are packaged, as JSON, with its parameters: all that a deployment depends on."""

    body: str
    packages: list[Package]
    parameters: dict[str, str]

    @property
    def fingerprint(self) -> str:
        return fingerprints.of_text(self.body, json.dumps(self.parameters, sort_keys=True))


def prepare(instance: Instance, sandbox: SandboxChoice | None = None, **overrides: str) -> Release:
    """`overrides` of parameters are for this release alone; those of the instance are kept by `arvio up --set`.

    Where the sandbox runs is chosen now unless it was chosen before.
    """
    template = read_template()
    packages = [package(folder) for folder in local_folders(template)]
    places = {made.folder: {"Bucket": ARTIFACT_BUCKET, "Key": made.key} for made in packages}
    body = json.dumps(with_packages(template, places.__getitem__), indent=1)
    return Release(body, packages, template_parameters(instance, template, sandbox or choose_sandbox()) | overrides)


def prepared(instance: Instance, progress: Progress, sandbox: SandboxChoice) -> Release:
    """The same as a step of a command."""
    with progress.step("Packages") as step:
        release = prepare(instance, sandbox)
        step.note = f"{len(release.packages)} zip files"
    return release


def upload(instance: Instance, release: Release) -> str:
    """The template's address. Every key carries a hash of its content, so what is there is right."""
    client = stack.s3(instance)
    client.create_bucket(Bucket=ARTIFACT_BUCKET)
    listed = client.list_objects_v2(Bucket=ARTIFACT_BUCKET).get("Contents", [])
    present = {entry["Key"] for entry in listed}
    for made in release.packages:
        if made.key not in present:
            client.put_object(Bucket=ARTIFACT_BUCKET, Key=made.key, Body=made.zip.read_bytes())
    key = f"templates/{fingerprints.of_text(release.body)[:16]}.json"
    client.put_object(Bucket=ARTIFACT_BUCKET, Key=key, Body=release.body.encode())
    return f"{instance.endpoint}/{ARTIFACT_BUCKET}/{key}"


def target(instance: Instance, progress: Progress) -> cloudformation.Deployment:
    return cloudformation.Deployment(stack.cloudformation(instance), instance.stack, progress)


def plan(instance: Instance, release: Release, progress: Progress) -> ChangeSet | None:
    return target(instance, progress).plan(upload(instance, release), release.parameters)


def deploy(instance: Instance, release: Release, progress: Progress, show: Show) -> str:
    """In a few words, what was done; `show` hears beforehand what will change."""
    changes = plan(instance, release, progress)
    if changes is None:
        return "unchanged"
    show(changes.changes)
    changes.execute()
    return counted(len(changes.changes), "resource")


def migrate(instance: Instance) -> str:
    answer: dict[str, Any] = stack.invoke_admin(instance, {"action": "migrate"})
    applied = answer.get("applied", [])
    return f"applied {', '.join(applied)}" if applied else f"at {answer.get('migration', 'the newest')}"
