"""The deployed stack: asked of its own functions."""

from collections.abc import Iterator, Mapping
from typing import Any

from infra import stack
from infra.doctor.finding import Check, Finding, ok, problem, warning
from infra.failures import ArvioFailed
from infra.instance import Instance

OLD_SECONDS = 120  # two sweeps: by then a lost message was sent again


def checks(instance: Instance) -> Iterator[Check]:
    yield lambda: health(instance)
    yield lambda: sandbox(instance)
    yield lambda: queue(instance)


def health(instance: Instance) -> Finding:
    try:
        report = stack.invoke_admin(instance, {"action": "health"})
    except ArvioFailed as failure:
        return problem("Database", failure.cause, "run `arvio up`; if it is outdated, that migrates it")
    if not report["publication"]:
        return warning("Database", f"migration {report['migration']}, no course", "publish one: `arvio publish`")
    return ok("Database", f"migration {report['migration']}, publication {report['publication']}")


def sandbox(instance: Instance) -> Finding:
    try:
        probe = stack.invoke(instance, "sandbox", {"probe": True})
    except ArvioFailed as failure:
        advice = f"nothing is graded until it runs: `arvio up` builds what is missing; its log: {failure.log}"
        return problem("Sandbox", failure.cause, advice)
    found = f"level {probe.get('level')}, {probe.get('mode')}, Python {probe.get('python')}"
    if probe.get("mode") == "host" and probe.get("level") != "L2":
        return problem("Sandbox", found, "on the host only L2 keeps students from the instance's files")
    return ok("Sandbox", found)


def queue(instance: Instance) -> Finding:
    try:
        return judged(stack.invoke_admin(instance, {"action": "queue"}))
    except ArvioFailed as failure:
        return problem("Queue", failure.cause, "run `arvio up`")


def judged(report: Mapping[str, Any]) -> Finding:
    found = f"{report['queued']} waiting, {report['in_flight']} in flight, {report['dead_letters']} dead letters"
    if report["dead_letters"]:
        return problem("Queue", found, "see `arvio logs dead-letters`, then `arvio queue redrive`")
    if report["oldest_seconds"] > OLD_SECONDS:
        advice = "graders do not keep up or do not run: `arvio logs grader`, then `arvio queue redrive`"
        return problem("Queue", f"{found}, the oldest for {report['oldest_seconds']:.0f} s", advice)
    if report["expired"]:
        return warning("Queue", f"{found}, {report['expired']} past their lease", "the sweeper frees them in a minute")
    return ok("Queue", found)
