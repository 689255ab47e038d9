from functools import partial
from pathlib import Path

import click
from rich.console import Console

from infra import local_cloud
from infra.deployment import Release, plan, prepare
from infra.failures import NotRunning
from infra.files import locked
from infra.instance import Instance, load_instance
from infra.paths import COURSE
from infra.progress import Progress
from infra.rollout import Rollout
from infra.site_build import build_site
from infra.tables import json_option, say


@click.command()
@click.option("--dry-run", is_flag=True, help="Say which resources would change, and change nothing.")
@click.option(
    "--course", type=click.Path(path_type=Path), default=COURSE, help="The folder whose title the site shows."
)
@json_option
def deploy(*, dry_run: bool, course: Path, as_json: bool) -> None:
    """Deploy template.yaml and the site to the running instance.

    Starts nothing and publishes no course. What did not change is left alone.
    """
    instance, progress = load_instance(), Progress(Console(stderr=as_json))
    if not local_cloud.answers(instance):
        raise NotRunning("The instance is not up: run `make up` first.")
    with locked(instance.lock, say=partial(click.echo, err=True)):
        release = prepare(instance)
        if dry_run:
            changes = would_change(instance, release, progress)
            say(changes, change_lines(changes), as_json=as_json)
        else:
            deploy_everything(Rollout(instance, progress, release), course)
            say({"site": instance.site_url, "api": instance.api_url}, ["Deployed."], as_json=as_json)


def deploy_everything(rollout: Rollout, course: Path) -> None:
    with rollout.progress.step("Site") as step:
        step.note = build_site()
    rollout.backend()
    rollout.site(course)


def would_change(instance: Instance, release: Release, progress: Progress) -> list[dict[str, str]]:
    changes = plan(instance, release, progress)
    if changes is None:
        return []
    changes.discard()
    names = {"action": "Action", "resource": "LogicalResourceId", "type": "ResourceType"}
    return [{ours: str(change[theirs]) for ours, theirs in names.items()} for change in changes.changes]


def change_lines(changes: list[dict[str, str]]) -> list[str]:
    lines = [f"{change['action']:<8} {change['resource']} ({change['type']})" for change in changes]
    return lines or ["Nothing would change."]
