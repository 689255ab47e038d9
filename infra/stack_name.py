"""The name of a stack: part of the names of its functions, queues and buckets."""

import re

import click

NAME = re.compile(r"[a-z](?:-?[a-z0-9])*\Z")
# The longest name made of it is that of a bucket or a queue; Lambda allows 64 letters for <stack>-dead-letters.
MAXIMUM = 40


class StackName(click.ParamType[str]):
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


STACK_NAME = StackName()
