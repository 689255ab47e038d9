"""The processes of an instance's functions."""

import contextlib
from collections.abc import Iterator

import psutil

from infra.instance import Instance
from infra.local_cloud import service
from infra.stack import function_name


def environments(instance: Instance, function: str) -> Iterator[psutil.Process]:
    """The living environments of `<stack>-<function>`, children of this instance's LocalStack and nobody else's."""
    localstack = service(instance).process()
    for child in localstack.children() if localstack else []:
        with contextlib.suppress(psutil.Error):
            if child.environ().get("AWS_LAMBDA_FUNCTION_NAME") == function_name(instance, function):
                yield child


def kill(instance: Instance, function: str) -> int:
    """Kill every environment of a function; how many there were."""
    killed = 0
    for process in environments(instance, function):
        with contextlib.suppress(psutil.NoSuchProcess):
            process.kill()
            killed += 1
    return killed
