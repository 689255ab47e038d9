import click

from infra.failures import NotRunning
from infra.files import locked
from infra.instance import load_instance
from infra.local_cloud import stop_localstack
from infra.postgres import stop_postgres
from infra.valkey import stop_redis


@click.command()
def down() -> None:
    """Stop the instance and keep its data.

    Only what this instance started is stopped. `arvio up` brings everything back.
    """
    try:
        instance = load_instance()
    except NotRunning:
        click.echo("Nothing to stop: there is no instance.")
        return
    with locked(instance.lock, say=click.echo):
        # LocalStack first: its functions hold connections to the other two.
        stops = {"LocalStack": stop_localstack, "PostgreSQL": stop_postgres, "Redis": stop_redis}
        stopped = [name for name, stop in stops.items() if stop(instance)]
    click.echo(f"Stopped {', '.join(stopped)}. The data is kept." if stopped else "Nothing was running.")
