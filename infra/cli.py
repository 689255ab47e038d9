"""The `arvio` command. Commands are imported when they are used: `arvio --help` must not wait for boto3."""

import importlib
import sys

import click

# In the order of a first day; each is the click command of its own name in infra/commands/<name>.py.
COMMANDS = {
    "up": "Start the instance, or bring a running one up to date.",
    "status": "Say whether the instance is up, and where.",
    "new": "Begin a course or an assignment.",
    "check": "Test the tests of a course before students meet them.",
    "grade": "Grade files against an assignment, without an instance.",
    "publish": "Publish a course folder.",
    "submissions": "Find submissions; see how one was graded, and its code.",
    "students": "Show progress and records; recover access, export and erase.",
    "export": "Write grades for Moodle, Canvas, A+ or yourself: CSV, Excel, JSON.",
    "regrade": "Grade submissions again: a preview first, then all of it, and back.",
    "report": "Write the course in charts as one HTML page.",
    "queue": "Show what waits to be graded; `redrive` and `drain` mend it.",
    "logs": "Show what the functions said last.",
    "doctor": "Say what is wrong with the machine or the stack, and what to do.",
    "audit": "Show who changed what, and when.",
    "demo": "Submit the sample course's solutions and attacks, and compare the verdicts.",
    "deploy": "Deploy stack, site and course, see that it works, or go back.",
    "dev": "Reload functions and site on save, with readable logs.",
    "down": "Stop the instance and keep its data.",
}


class LazyGroup(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 click's signature
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"infra.commands.{cmd_name}")
        command: click.Command = getattr(module, cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 click's signature
        """From the table, where click would import every command for its first line of help."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="arvio")
def arvio() -> None:
    """Arvio, a serverless autograder for Python courses, on this machine.

    An instance is a folder: ARVIO_HOME, or .arvio in the repository.
    """


def main() -> None:
    """Exit status 1 with the cause on standard error when something a person must know about went wrong."""
    from infra.failures import ArvioFailed  # noqa: PLC0415 see the module
    from infra.progress import describe  # noqa: PLC0415

    try:
        arvio(standalone_mode=False)
    except ArvioFailed as failure:
        click.echo(describe(failure), err=True)
        sys.exit(1)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Interrupted; run the same command again to go on.", err=True)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
