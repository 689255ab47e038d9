"""LocalStack in host mode with our plugin: a process of this instance, on loopback, with nothing of it elsewhere."""

import json
import os
import shutil
import urllib.error
import urllib.request
from typing import TYPE_CHECKING

from infra import fingerprints
from infra.docker_engine import place
from infra.environments import LOCALSTACK, PLUGIN
from infra.failures import ArvioFailed
from infra.instance import Instance
from infra.paths import LOCALSTACK_PYTHON, REPOSITORY, RUNTIME_PYTHON
from infra.ports import require_free
from infra.progress import Progress
from infra.services import Service, keeps_answering, must_answer

if TYPE_CHECKING:
    from pathlib import Path

NAME = "localstack"
READY_SECONDS = 120
SANDBOX_IMAGE = "arvio-sandbox:local"
KEPT = ("PATH", "HOME", "LANG", "SSL_CERT_FILE", "DEBUG", "LS_LOG", "DOCKER_HOST")
# They differ from one terminal to the next, and nothing that LocalStack does here depends on them.
OF_THE_TERMINAL = {"PATH", "HOME", "LANG"}

TUNING = {
    "CFN_IGNORE_UNSUPPORTED_RESOURCE_TYPES": "1",
    "DISABLE_EVENTS": "1",
    "DNS_ADDRESS": "0",
    "EAGER_SERVICE_LOADING": "0",
    "LAMBDA_RUNTIME_EXECUTOR": "process",
    "LS_LOG": "warning",
    # In a container LocalStack would take itself for its own image and ignore FILESYSTEM_ROOT.
    "OVERRIDE_IN_DOCKER": "0",
    "PYTHONUNBUFFERED": "1",
    "SKIP_SSL_CERT_DOWNLOAD": "1",
    "SQS_DISABLE_CLOUDWATCH_METRICS": "1",
    "SQS_ENDPOINT_STRATEGY": "path",
}


def service(instance: Instance) -> Service:
    return Service(instance, NAME)


def environment(instance: Instance) -> dict[str, str]:
    """Nothing of the person's own AWS configuration; a few names that help on odd machines."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    host = f"127.0.0.1:{instance.ports.gateway}"
    return TUNING | kept | {
        "ARVIO_IMAGES": json.dumps({SANDBOX_IMAGE: str(REPOSITORY / "sandbox-image")}),
        # Containers of this instance carry its name, so that a killed LocalStack's can be told from anybody else's.
        "ARVIO_INSTANCE": instance.choices.id,
        "ARVIO_LAMBDA_LOGS": str(instance.home / "logs" / "functions"),
        "ARVIO_LAMBDA_PYTHON": str(RUNTIME_PYTHON),
        "ARVIO_WEBSOCKET_PORT": str(instance.ports.websocket),
        "FILESYSTEM_ROOT": str(instance.home / "localstack"),
        "GATEWAY_LISTEN": host,
        "LOCALSTACK_HOST": host,
        "TMPDIR": str(instance.home / "tmp"),
        "XDG_CACHE_HOME": str(instance.home / "localstack" / "cache"),
    }  # fmt: skip


def start_localstack(instance: Instance, progress: Progress) -> str:
    """In a few words, what was done. It keeps nothing on disk: after a start everything is deployed again."""
    server, inputs = service(instance), fingerprint(instance)
    if server.runs_with(inputs) and keeps_answering(server, lambda: answers(instance), progress):
        return f"running on port {instance.ports.gateway}"
    server.stop()
    require_free(instance.ports.gateway, instance.ports.websocket)
    # Its own folder keeps LocalStack's cache of services, without which a start takes six seconds longer.
    (instance.home / "localstack").mkdir(mode=0o700, exist_ok=True)
    shutil.rmtree(instance.home / "tmp", ignore_errors=True)
    (instance.home / "tmp").mkdir(mode=0o700)
    # -P and another working directory: `localstack` is a namespace package, and our folder of that name would join it.
    command: list[str | Path] = [LOCALSTACK_PYTHON, "-P", "-m", "localstack.runtime.main"]
    server.start(command, cwd=instance.home / "localstack", env=environment(instance), inputs=inputs)
    must_answer(server, lambda: answers(instance), progress=progress, within=READY_SECONDS)
    return f"started on port {instance.ports.gateway}"


def fingerprint(instance: Instance) -> str:
    """Of what a running LocalStack cannot take over: its environment, its packages and our plugin's code."""
    told = {name: value for name, value in environment(instance).items() if name not in OF_THE_TERMINAL}
    folder = fingerprints.of_folder(PLUGIN / "src")
    return fingerprints.of_text(json.dumps(told, sort_keys=True), LOCALSTACK.inputs(), folder)


def require_this_engine(instance: Instance) -> None:
    """LocalStack starts the sandbox's containers, with the engine that it was started with. Raises ArvioFailed."""
    process = service(instance).process()
    known = place(process.environ()) if process else place()
    if known != place():
        raise ArvioFailed(
            f"LocalStack was started with the Docker engine at {known}, and the one of now is at {place()}: run "
            "`arvio up`, which starts it anew, or set DOCKER_HOST as it was."
        )


def answers(instance: Instance) -> bool:
    try:
        with urllib.request.urlopen(f"{instance.endpoint}/_localstack/health", timeout=5) as answer:  # noqa: S310 http
            return bool(answer.status == 200)
    except (OSError, urllib.error.URLError):
        return False


def stop_localstack(instance: Instance) -> bool:
    return service(instance).stop(within=20)
