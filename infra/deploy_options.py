"""What `arvio deploy` and `arvio up` are told about a stack."""

import re
from typing import Any

import click

NAME = re.compile(r"[a-z](?:-?[a-z0-9])*\Z")
FEWEST_GRADERS = 2
# The longest name made of it is that of a bucket or a queue; Lambda allows 64 letters for <stack>-dead-letters.
MAXIMUM = 40


class StackName(click.ParamType[str]):
    """Part of the names of functions, queues and buckets."""

    name = "name"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if len(value) > MAXIMUM or not NAME.match(value):
            self.fail(
                f"{value} cannot name a stack: small letters, digits and single hyphens, a letter first, "
                f"at most {MAXIMUM}, such as cs101.",
                param,
                ctx,
            )
        return value


class Graders(click.ParamType[int]):
    name = "n"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        if not str(value).isdigit() or int(value) < FEWEST_GRADERS:
            self.fail(
                f"{value} is too few: SQS hands messages to no fewer than {FEWEST_GRADERS} graders at a time, and one "
                "slow submission must never keep everybody waiting.",
                param,
                ctx,
            )
        return int(value)


STACK_NAME, GRADERS = StackName(), Graders()
