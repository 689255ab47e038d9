"""template.yaml on the running instance: packaged, uploaded, deployed through CloudFormation, migrated."""

import json
from dataclasses import dataclass
from typing import Any

from infra import cloudformation, fingerprints, stack
from infra.cloudformation import ChangeSet
from infra.instance import ARTIFACT_BUCKET, STACK, Instance
from infra.packages import Package, package
from infra.parameters import template_parameters
from infra.progress import Progress
from infra.sandbox_choice import SandboxChoice, choose_sandbox
from infra.template import Json, local_folders, read_template, with_packages


@dataclass(frozen=True)
class Release:
    """A template whose folders are packaged, with its parameters: all that a deployment depends on."""

    template: Json
    packages: list[Package]
    parameters: dict[str, str]

    @property
    def fingerprint(self) -> str:
        return fingerprints.of_text(self.body, json.dumps(self.parameters, sort_keys=True))

    @property
    def body(self) -> str:
        keys = {made.folder: made.key for made in self.packages}
        place = {folder: {"Bucket": ARTIFACT_BUCKET, "Key": key} for folder, key in keys.items()}
        return json.dumps(with_packages(self.template, place.__getitem__), indent=1)


def prepare(instance: Instance, sandbox: SandboxChoice | None = None, **overrides: str) -> Release:
    """`overrides` of parameters are for this release alone; those of the instance are kept by `arvio up --set`.

    Where the sandbox runs is chosen now unless it was chosen before.
    """
    template = read_template()
    packages = [package(folder) for folder in local_folders(template)]
    return Release(template, packages, template_parameters(instance, template, sandbox or choose_sandbox()) | overrides)


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


def plan(instance: Instance, release: Release, progress: Progress) -> ChangeSet | None:
    target = cloudformation.Deployment(stack.cloudformation(instance), STACK, progress)
    return target.plan(upload(instance, release), release.parameters)


def deploy(instance: Instance, release: Release, progress: Progress) -> str:
    """In a few words, what was done."""
    changes = plan(instance, release, progress)
    if changes is None:
        return "unchanged"
    changes.execute()
    return f"{len(changes.changes)} resources"


def migrate(instance: Instance) -> str:
    answer: dict[str, Any] = stack.invoke_admin(instance, {"action": "migrate"})
    applied = answer.get("applied", [])
    return f"applied {', '.join(applied)}" if applied else f"at {answer.get('migration', 'the newest')}"
