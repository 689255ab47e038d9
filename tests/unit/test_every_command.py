"""What every command of `arvio` promises: help, JSON, and an example in the documentation."""

import re
import shlex
from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner

from infra.cli import COMMANDS, arvio
from infra.paths import REPOSITORY

# Runs until Ctrl+C and prints logs as they come; there is no answer to give as JSON.
WITHOUT_JSON = {"dev"}
DOCUMENTS = "\n".join(path.read_text() for path in [*(REPOSITORY / "docs").glob("*.md"), REPOSITORY / "README.md"])
EXAMPLES = set(re.findall(r"^\$ (?:\.venv/bin/)?(arvio[^\n]*)", DOCUMENTS, re.MULTILINE))


def commands(group: click.Group, *path: str) -> Iterator[tuple[str, click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield " ".join([*path, name]), command
        if isinstance(command, click.Group):
            yield from commands(command, *path, name)


EVERY = dict(commands(arvio))


def test_the_list_of_help_is_the_list_of_commands() -> None:
    assert list(COMMANDS) == [name for name in EVERY if " " not in name]


@pytest.mark.parametrize("name", EVERY)
def test_it_has_help_that_says_what_it_does(name: str) -> None:
    answer = CliRunner().invoke(arvio, [*name.split(), "--help"])

    assert answer.exit_code == 0
    assert len((EVERY[name].help or "").splitlines()[0]) > 20
    assert all(getattr(option, "help", "x") or option.hidden for option in EVERY[name].params if _is_option(option))


@pytest.mark.parametrize("name", [name for name, command in EVERY.items() if name not in WITHOUT_JSON])
def test_it_answers_programs_in_json(name: str) -> None:
    command = EVERY[name]
    has_json = any("--json" in option.opts for option in command.params)

    assert has_json or (isinstance(command, click.Group) and not command.invoke_without_command)


@pytest.mark.parametrize("name", EVERY)
def test_an_unknown_option_is_a_usage_error(name: str) -> None:
    assert CliRunner().invoke(arvio, [*name.split(), "--no-such-option"]).exit_code == 2


@pytest.mark.parametrize("name", [name for name, command in EVERY.items()])
def test_the_documentation_shows_it(name: str) -> None:
    assert any(f"{example} ".startswith(f"arvio {name} ") for example in EXAMPLES), f"no example of arvio {name}"


@pytest.mark.parametrize("example", sorted(EXAMPLES))
def test_an_example_of_the_documentation_can_be_typed(example: str) -> None:
    assert _left_over(arvio, shlex.split(example.partition(" > ")[0], comments=True)[1:]) == []


def _left_over(command: click.Command, words: list[str]) -> list[str]:
    """Words that mean nothing to the command; an unknown option or name of a command raises."""
    context = click.Context(command)
    _, rest, _ = command.make_parser(context).parse_args(words)
    if not (isinstance(command, click.Group) and rest):
        return rest
    _, inner, rest = command.resolve_command(context, rest)
    assert inner is not None
    return _left_over(inner, rest)


def _is_option(parameter: click.Parameter) -> bool:
    return isinstance(parameter, click.Option) and parameter.name != "help"
