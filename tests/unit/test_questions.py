import click
import pytest
from click.testing import CliRunner

from infra.failures import ArvioFailed
from infra.questions import must_be_agreed


@click.command()
def erase() -> None:
    must_be_agreed("Erase it?", otherwise="Nothing was erased.")
    click.echo("erased")


def test_yes_goes_on() -> None:
    assert "erased" in CliRunner().invoke(erase, input="y\n").output


@pytest.mark.parametrize("answer", ["n\n", "\n"])
def test_anything_else_says_what_stays(answer: str) -> None:
    found = CliRunner().invoke(erase, input=answer)

    assert isinstance(found.exception, ArvioFailed)
    assert found.exception.cause == "Nothing was erased."
