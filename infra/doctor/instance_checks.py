"""The instance's folder, processes and ports."""

import fcntl
import stat
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import fields

import psutil

from infra import local_cloud, ports, postgres, valkey
from infra.doctor.finding import Check, Finding, ok, problem, warning
from infra.instance import Instance
from infra.kept_release import kept_name
from infra.services import Service
from infra.unfinished import has_unproven, unfinished

SERVERS = (
    ("LocalStack", local_cloud.service, local_cloud.answers, lambda: ""),
    ("PostgreSQL", postgres.service, postgres.answers, postgres.given_url),
    ("Redis", valkey.service, valkey.answers, valkey.given_url),
)


def checks(instance: Instance) -> Iterator[Check]:
    yield lambda: secrets(instance)
    yield lambda: lock(instance)
    for name, service, answers, given in SERVERS:
        yield lambda name=name, service=service, answers=answers, given=given: server(  # type: ignore[misc]  # defaults bind the loop's values
            name, service(instance), lambda: answers(instance), given()
        )
    yield lambda: strangers(instance)
    yield lambda: release(instance)


def secrets(instance: Instance) -> Finding:
    file = instance.home / "instance.json"
    mode = stat.S_IMODE(file.stat().st_mode)
    if mode & 0o077:
        return problem("Instance", f"{file} can be read by others", f"it holds passwords: chmod 600 {file}")
    return ok("Instance", str(instance.home))


def lock(instance: Instance) -> Finding:
    """The kernel frees a lock with its holder, so a held one is never stale: somebody is at work, or hangs."""
    instance.lock.touch()
    with instance.lock.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            advice = "wait for it; if it hangs, end it: `pgrep -af arvio` shows it"
            return warning("Lock", "another arvio command is at work on this instance", advice)
    return ok("Lock", "free")


def server(name: str, service: Service, answers: Callable[[], bool], given: str) -> Finding:
    if given:
        advice = "start it, or unset its address to have Arvio start its own"
        return ok(name, "given by its address") if answers() else problem(name, "given, does not answer", advice)
    process = service.process()
    if process and answers():
        return ok(name, f"running, pid {process.pid}")
    if process:
        advice = f"its log is {service.log}; `arvio down` and `arvio up` start it again"
        return problem(name, f"pid {process.pid} runs and does not answer", advice)
    found = "ended without being stopped" if service.record.exists() else "not running"
    return problem(name, found, f"run `arvio up`; its last words are in {service.log}")


def strangers(instance: Instance) -> Finding:
    """A port that this instance chose once, and somebody else holds now."""
    ours = {process.pid for process in _family(instance)}
    held = [f"{port} by {holder}" for port in _ports(instance) if (holder := _stranger(port, ours))]
    if held:
        return problem("Ports", f"taken: {', '.join(held)}", "stop those programs: the instance keeps its addresses")
    return ok("Ports", ", ".join(map(str, _ports(instance))))


def release(instance: Instance) -> Finding:
    """What the last deploy left."""
    name = kept_name(instance) or "none yet"
    if unfinished(instance):
        return warning("Release", f"{name}; a deploy was cut short", "`arvio deploy` or `arvio up` mends what it left")
    if has_unproven(instance):
        advice = "mend it and run `arvio deploy`; until then `arvio up` deploys the former one"
        return warning("Release", f"{name}; another was tried and not seen working", advice)
    return ok("Release", name)


def _ports(instance: Instance) -> list[int]:
    return [getattr(instance.ports, field.name) for field in fields(instance.ports)]


def _family(instance: Instance) -> Iterator[psutil.Process]:
    for _, service, _, _ in SERVERS:
        if process := service(instance).process():
            yield process
            with suppress(psutil.NoSuchProcess):  # it ends just now
                yield from process.children(recursive=True)


def _stranger(port: int, ours: set[int]) -> str:
    """Who holds this port, if it is none of ours; empty when it is free or ours."""
    if ports.is_free(port):
        return ""
    known = _listeners(port)
    if not known:
        return "" if ours else "another user's program"
    return "" if set(known) <= ours else f"pid {known[0]}{_program(known[0])}"


def _listeners(port: int) -> list[int]:
    """Their pids, as far as this user may know: macOS tells them to root alone."""
    with suppress(psutil.AccessDenied):
        connections = psutil.net_connections("tcp")
        found = [each for each in connections if each.status == psutil.CONN_LISTEN and each.laddr[1:] == (port,)]
        return [each.pid for each in found if each.pid]
    return []


def _program(pid: int) -> str:
    with suppress(psutil.Error):
        return f" ({psutil.Process(pid).name()})"
    return ""
