"""`arvio doctor`: what is wrong with this machine or this instance, and what to do."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict

import click

from infra import local_cloud
from infra.doctor import instance_checks, machine, stack_checks
from infra.doctor.finding import Check, Finding, problem, warning
from infra.failures import ArvioFailed, NotRunning
from infra.instance import Instance, default_home, load_instance
from infra.progress import busy
from infra.tables import counted, json_option, say

MARKS = {"ok": "✓", "warning": "!", "problem": "✗"}


@click.command()
@json_option
def doctor(*, as_json: bool) -> None:
    """Examine the machine, the instance and its stack; say what is wrong and what to do. Changes nothing.

    Exits with 1 when there is a problem; a warning alone is no failure.
    """
    with busy("Looking"), ThreadPoolExecutor() as pool:
        findings = list(pool.map(examined, examinations()))
    say([asdict(finding) for finding in findings], doctor_lines(findings), as_json=as_json)
    sys.exit(any(finding.status == "problem" for finding in findings))


def examinations() -> Iterator[Check]:
    yield from (machine.python, machine.node, machine.memory, machine.kernel)
    yield lambda: machine.disk(default_home())
    try:
        instance = load_instance()
    except NotRunning as absent:
        cause = absent.cause
        yield lambda: warning("Instance", cause, "`arvio up` makes one")
        return
    except ArvioFailed as unreadable:
        found = unreadable.cause
        yield lambda: problem("Instance", found, "nothing else of it can be examined before that")
        return
    yield from instance_checks.checks(instance)
    yield from _of_stack(instance)


def _of_stack(instance: Instance) -> Iterator[Check]:
    """Nothing of the stack can be asked while LocalStack is away, and that was said already."""
    if local_cloud.answers(instance):
        yield from stack_checks.checks(instance)


def examined(check: Check) -> Finding:
    try:
        return check()
    except Exception as error:  # noqa: BLE001  # a check that breaks is itself a finding, and the others go on
        return problem(getattr(check, "__name__", "Check"), f"{type(error).__name__}: {error}", "report this as a bug")


def doctor_lines(findings: list[Finding]) -> Iterator[str]:
    for finding in findings:
        yield f"{MARKS[finding.status]} {finding.name:<12} {finding.found}"
        if finding.advice:
            yield f"  {'':<12} → {finding.advice}"
    wrong = sum(finding.status == "problem" for finding in findings)
    yield f"{counted(wrong, 'problem')}." if wrong else "Everything is in order."
