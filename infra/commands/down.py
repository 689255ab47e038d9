from functools import partial

import click

from infra.failures import NotRunning
from infra.instance import loaded
from infra.local_cloud import stop_localstack
from infra.postgres import stop_postgres
from infra.tables import json_option, say
from infra.valkey import stop_redis


@click.command()
@json_option
def down(*, as_json: bool) -> None:
    """Stop the instance and keep its data.

    Only what this instance started is stopped. `arvio up` brings everything back.
    """
    try:
        with loaded(say=partial(click.echo, err=True)) as instance:
            # LocalStack first: its functions hold connections to the other two.
            stops = {"LocalStack": stop_localstack, "PostgreSQL": stop_postgres, "Redis": stop_redis}
            stopped = [name for name, stop in stops.items() if stop(instance)]
    except NotRunning:
        say({"stopped": []}, ["Nothing to stop: there is no instance."], as_json=as_json)
        return
    told = f"Stopped {', '.join(stopped)}. The data is kept." if stopped else "Nothing was running."
    say({"stopped": stopped}, [told], as_json=as_json)
