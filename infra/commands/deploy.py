"""`arvio deploy`: from the sources to a stack that was seen working, or back to the one before."""

import json
import sys
from functools import partial
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from infra import local_cloud
from infra.commands.publish import BROKEN
from infra.course_choice import CourseChoice, choose_course
from infra.course_problems import CourseProblems
from infra.deploy_options import GRADERS, STACK_NAME
from infra.deploy_preview import preview, preview_lines
from infra.deploying import DeployFailed, Deploying
from infra.deployment import Release, prepared
from infra.failures import ArvioFailed, NotRunning
from infra.instance import Instance, loaded, save
from infra.parameters import graders_changes
from infra.progress import Progress
from infra.publication_report import problem_lines, problem_report
from infra.rollout import Rollout
from infra.sandbox_choice import chosen_sandbox
from infra.stack_changes import Change, change_lines
from infra.tables import json_option
from infra.template import read_template

type Told = tuple[dict[str, Any], list[str]]


@click.command()
@click.option("--target", type=click.Choice(["local", "aws"]), default="local", show_default=True, help="Where to.")
@click.option("--stack", type=STACK_NAME, help="The stack's name, chosen before the first deployment; else arvio.")
@click.option(
    "--graders", type=GRADERS, metavar="N", help="Graders at the same time, 2 or more. Kept for later deploys."
)
@click.option(
    "--course",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="The course to publish; the one you are in if not given, else the sample course if none was published yet.",
)
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@json_option
def deploy(
    target: str, stack: str | None, graders: int | None, course: Path | None, *, dry_run: bool, as_json: bool
) -> None:
    """Deploy the stack, the site and a course to the running instance, and see that it works.

    Package, show the change set, apply it, migrate, upload the site, publish, and check: the API, the site, a student's
    session and WebSocket, and submissions graded from end to end. When a step or a check fails, or on Ctrl+C, the
    former release is put back and checked too; migrations stay, since older releases run with them. It starts no
    server.

    Exits with 0 when the new release works, 1 when it does not, 2 when the course folder has problems.
    """
    refuse_aws(target)
    progress = Progress(Console(stderr=as_json))
    try:
        with loaded(say=partial(click.echo, err=True)) as found:
            instance = running(found, stack)
            choice = choose_course(instance, course)
            tell(*ordered(instance, choice, graders, progress, dry_run=dry_run), as_json=as_json)
    except CourseProblems as problems:
        tell(problem_report(problems), problem_lines(problems, "Nothing was deployed"), as_json=as_json)
        sys.exit(BROKEN)
    except DeployFailed as failure:
        if not as_json:
            raise
        tell({"error": failure.cause, "log": str(failure.log), "is_back": failure.is_back}, [], as_json=True)
        sys.exit(1)


def refuse_aws(target: str) -> None:
    if target == "aws":
        raise ArvioFailed(
            "Arvio does not deploy to AWS yet: template.yaml has no database, no CloudFront in front of the site and "
            "no registry for the sandbox's image there. Nothing was changed. Without --target it deploys to the "
            "instance on this machine."
        )


def running(found: Instance, stack: str | None) -> Instance:
    instance = found.named(stack)
    if not local_cloud.answers(instance):
        raise NotRunning("The instance is not up: run `arvio up` first.")
    return instance


def ordered(
    instance: Instance, choice: CourseChoice, graders: int | None, progress: Progress, *, dry_run: bool
) -> Told:
    tried = instance.trying(graders_changes(graders, instance, read_template())) if graders else instance
    sandbox = chosen_sandbox(progress)
    if sandbox.is_container:
        local_cloud.require_this_engine(instance)
    release = prepared(tried, progress, sandbox)
    if dry_run:
        found = preview(Rollout(tried, progress, release), choice)
        return found, preview_lines(found, instance.stack)
    answer = deployed(tried, choice, release, progress)
    save(tried)
    return answer, ["Deployed, and every check passed. Open this page:", instance.site_url]


def deployed(instance: Instance, choice: CourseChoice, release: Release, progress: Progress) -> dict[str, Any]:
    changes: list[Change] = []

    def show(found: list[Change]) -> None:
        changes.extend(found)
        for line in change_lines(found, instance.stack):
            progress.say(line)

    deploying = Deploying(Rollout(instance, progress, release, show), choice)
    deploying.run()
    return {
        "stack": instance.stack,
        "changes": [change.to_json() for change in changes],
        "checks": [each.to_json() for each in deploying.checks],
        "site": instance.site_url,
        "api": instance.api_url,
    }


def tell(answer: dict[str, Any], lines: list[str], *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(answer, indent=2, ensure_ascii=False))
    else:
        Console(highlight=False, soft_wrap=True).print("\n".join(lines))
