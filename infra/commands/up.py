import time
from functools import partial

import click
from rich.console import Console

from infra.bring_up import bring_up
from infra.deploy_options import STACK_NAME
from infra.instance import Instance, opened
from infra.parameters import require_valid
from infra.progress import Progress
from infra.tables import json_option, say
from infra.template import read_template


@click.command()
@click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="NAME=VALUE",
    help="Override a parameter of template.yaml, and keep it for next time. An empty value forgets it.",
)
@click.option("--stack", type=STACK_NAME, help="The stack's name, chosen before the first deployment; else arvio.")
@json_option
def up(settings: tuple[str, ...], stack: str | None, *, as_json: bool) -> None:
    """Start the instance, or bring a running one up to date.

    Nothing that is already right is done again; data is never lost. Each step prints its seconds.
    """
    began, changes = time.monotonic(), checked(settings)
    with opened(say=partial(click.echo, err=True)) as found:
        instance = found.named(stack).with_parameters(changes)
        bring_up(instance, Progress(Console(stderr=as_json)))
    announce(instance, time.monotonic() - began, as_json=as_json)


def checked(settings: tuple[str, ...]) -> dict[str, str]:
    """An override that the template does not have or take is refused before it is kept."""
    changes = parsed(settings)
    if changes:
        require_valid({name: value for name, value in changes.items() if value}, read_template())
    return changes


def parsed(settings: tuple[str, ...]) -> dict[str, str]:
    for setting in settings:
        if "=" not in setting:
            raise click.BadParameter(f"{setting} is not NAME=VALUE.", param_hint="--set")
    return dict(setting.split("=", 1) for setting in settings)


def announce(instance: Instance, seconds: float, *, as_json: bool) -> None:
    lines = [f"Arvio is up after {seconds:.1f} s. Open this page:", instance.site_url]
    say({"site": instance.site_url, "api": instance.api_url, "seconds": round(seconds, 1)}, lines, as_json=as_json)
