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


@click.command()
@click.option("--dry-run", is_flag=True, help="Say which resources would change, and change nothing.")
@click.option(
    "--course", type=click.Path(path_type=Path), default=COURSE, help="The folder whose title the site shows."
)
def deploy(*, dry_run: bool, course: Path) -> None:
    """Deploy template.yaml and the site to the running instance.

    Starts nothing and publishes no course. What did not change is left alone.
    """
    instance, progress = load_instance(), Progress(Console())
    if not local_cloud.answers(instance):
        raise NotRunning("The instance is not up: run `make up` first.")
    with locked(instance.lock, say=click.echo):
        release = prepare(instance)
        if dry_run:
            say_changes(instance, release, progress)
        else:
            deploy_everything(Rollout(instance, progress, release), course)


def deploy_everything(rollout: Rollout, course: Path) -> None:
    with rollout.progress.step("Site") as step:
        step.note = build_site()
    rollout.backend()
    rollout.site(course)


def say_changes(instance: Instance, release: Release, progress: Progress) -> None:
    changes = plan(instance, release, progress)
    if changes is None or not changes.changes:
        click.echo("Nothing would change.")
    else:
        for change in changes.changes:
            click.echo(f"{change['Action']:<8} {change['LogicalResourceId']} ({change['ResourceType']})")
    if changes:
        changes.discard()
