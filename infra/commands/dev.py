import click
from rich.console import Console

from infra.bring_up import bring_up
from infra.development import Development, free_port, vite
from infra.instance import opened
from infra.paths import COURSE
from infra.progress import Progress


@click.command()
def dev() -> None:
    """Develop: functions and course are deployed again on save, the site reloads by itself.

    Brings the instance up, then prints its logs until Ctrl+C. The instance stays up.
    """
    console = Console()
    with opened(say=click.echo) as instance:
        bring_up(instance, Progress(console))
    development = Development(instance, Progress(console), free_port())
    development.update(COURSE)
    with vite(instance, development.port):
        click.echo(f"Save a file and it is deployed. The site under development: {development.address}")
        development.watch(COURSE)
