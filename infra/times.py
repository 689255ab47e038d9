"""Times as an instructor types them."""

from datetime import datetime

import click


class Time(click.ParamType[str]):
    """ISO 8601; a time without an offset is this machine's own, and a date alone is its first moment."""

    name = "time"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            return datetime.fromisoformat(value).astimezone().isoformat()
        except ValueError:
            self.fail(f"{value} is no time; write 2026-11-22 or 2026-11-22T18:00.", param, ctx)


TIME = Time()
