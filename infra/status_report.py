"""What `arvio status` says: asked of the parts themselves, not remembered."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from infra import local_cloud, postgres, stack, valkey
from infra.failures import ArvioFailed
from infra.instance import Instance
from infra.services import Service

type Report = dict[str, Any]

NO_SANDBOX: Report = {"mode": None, "level": None}


def status_report(instance: Instance) -> Report:
    """JSON types only. `running` is true when every part answers; what does not answer says so in its place."""
    with ThreadPoolExecutor() as pool:
        parts = {
            "localstack": pool.submit(_server, local_cloud.service(instance), local_cloud.answers, instance, ""),
            "postgres": pool.submit(
                _server, postgres.service(instance), postgres.answers, instance, postgres.given_url()
            ),
            "redis": pool.submit(_server, valkey.service(instance), valkey.answers, instance, valkey.given_url()),
        }
        servers = {name: part.result() for name, part in parts.items()}
    report = addresses(instance) | servers
    report |= _functions(instance) if servers["localstack"]["running"] else _nothing("LocalStack does not run.")
    report["running"] = all(part["running"] for part in servers.values()) and is_working(report)
    return report


def is_working(report: Report) -> bool:
    """Servers that answer are not enough: a sandbox that refuses to run grades nothing."""
    return "problem" not in report["health"] and "problem" not in report["sandbox"]


def addresses(instance: Instance) -> Report:
    names = {"site": instance.site_url, "api": instance.api_url, "websocket": instance.websocket_url}
    return names | {"endpoint": instance.endpoint, "home": str(instance.home), "logs": str(instance.home / "logs")}


def _server(service: Service, answers: Callable[[Instance], bool], instance: Instance, given: str) -> Report:
    process = service.process()
    running = bool(given or process) and answers(instance)
    return {"running": running, "pid": process.pid if process else None, "given": bool(given)}


def _functions(instance: Instance) -> Report:
    with ThreadPoolExecutor() as pool:
        sandbox = pool.submit(_answer, lambda: stack.invoke(instance, "sandbox", {"probe": True}))
        health = pool.submit(_answer, lambda: stack.invoke_admin(instance, {"action": "health"}))
        graders = pool.submit(_answer, lambda: {"graders": graders_of(instance)})
        ok = {} if "problem" in health.result() else {"status": "ok"}
        known = {"health": ok | health.result(), "graders": graders.result().get("graders")}
        return known | {"sandbox": NO_SANDBOX | sandbox.result()}


def graders_of(instance: Instance) -> int | None:
    """How many graders may run at a time, as the deployed stack has it."""
    described = stack.cloudformation(instance).describe_stacks(StackName=instance.stack)["Stacks"][0]
    values = {each["ParameterKey"]: each["ParameterValue"] for each in described.get("Parameters", [])}
    return int(values["Graders"]) if "Graders" in values else None


def _answer(ask: Callable[[], Report]) -> Report:
    from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415 only needed with boto3

    try:
        return ask()
    except ArvioFailed as failure:
        return {"problem": failure.cause}
    except (BotoCoreError, ClientError) as error:
        return {"problem": str(error)}


def _nothing(problem: str) -> Report:
    return {"sandbox": NO_SANDBOX | {"problem": problem}, "health": {"problem": problem}, "graders": None}


def sentences(report: Report) -> list[str]:
    """For people, and for screen readers: one fact a line."""
    lines = [
        "Arvio is up." if report["running"] else "Arvio is not up, or not all of it: `arvio up` starts what is missing."
    ]
    lines += [f"{name.capitalize():<11} {report[name]}" for name in ("site", "api", "websocket")]
    for name, label in (("localstack", "LocalStack"), ("postgres", "PostgreSQL"), ("redis", "Redis")):
        lines.append(f"{label:<11} {_server_words(report[name])}")
    lines.append(f"{'Sandbox':<11} {_sandbox_words(report['sandbox'])}")
    lines.append(f"{'Graders':<11} {report['graders'] or 'unknown'}")
    if problem := report["health"].get("problem"):
        lines.append(f"{'Health':<11} {problem}")
    return [*lines, f"{'Logs':<11} {report['logs']}"]


def _server_words(server: Report) -> str:
    if server["given"]:
        return "given by its address, answering" if server["running"] else "given by its address, NOT answering"
    return f"running, pid {server['pid']}" if server["running"] else "not running"


def _sandbox_words(sandbox: Report) -> str:
    if problem := sandbox.get("problem"):
        return f"not working: {problem}"
    where = "a host process" if sandbox.get("mode") == "host" else "a container"
    return f"isolation level {sandbox.get('level')}, {where}, Python {sandbox.get('python')}"
