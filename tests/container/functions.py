"""Functions in containers, started by the plugin's own code, without a LocalStack around it."""

import json
from pathlib import Path
from typing import Any

from arvio_localstack import container
from arvio_localstack.container import ContainerLaunch, RuntimeContainer
from arvio_localstack.invocation import Outcome, Request

ARN = "arn:aws:lambda:us-east-1:000000000000:function:f"
# What AWS is known to refuse its functions; the kernel of a laptop refuses none of it.
REFUSED = {
    "L1": {"landlock_create_ruleset": 38, "landlock_add_rule": 38, "landlock_restrict_self": 38},
    "L0": {"landlock_create_ruleset": 38, "landlock_add_rule": 38, "landlock_restrict_self": 38, "prctl": 1,
           "seccomp": 1, "ptrace": 1, "unshare": 1},
}  # fmt: skip


def profile(refused: dict[str, int]) -> str:
    """A seccomp profile of the engine that answers these calls with these error numbers."""
    rules = [{"names": [name], "action": "SCMP_ACT_ERRNO", "errnoRet": number} for name, number in refused.items()]
    return json.dumps({"defaultAction": "SCMP_ACT_ALLOW", "syscalls": rules})


class Function:
    """One warm container at a time; after a fatal outcome the next call gets a new one, as LocalStack does it."""

    def __init__(self, image: str, handler: str, *, memory_mb: int = 1769, level: str = "L2") -> None:
        environment = {"SANDBOX_VERSION": "test"}
        self._launch = ContainerLaunch(image, (handler,), (), None, environment, memory_mb)
        self._level = level
        self.warm: RuntimeContainer | None = None

    def outcome(self, event: object, *, timeout_seconds: int = 30) -> Outcome:
        self.warm = self.warm or self._started()
        request = Request("r", ARN, json.dumps(event).encode(), "t", timeout_seconds)
        outcome = self.warm.handle(request)
        self.printed = self.warm.take_output()
        self.usage = self.warm.take_usage(self._launch.memory_mb)
        if outcome.fatal:
            self.stop()
        return outcome

    def __call__(self, event: object, *, timeout_seconds: int = 30) -> Any:
        outcome = self.outcome(event, timeout_seconds=timeout_seconds)
        answer = json.loads(outcome.payload)
        assert not outcome.is_error, answer
        return answer

    def stop(self) -> None:
        warm, self.warm = self.warm, None
        if warm:
            warm.stop()

    def _started(self) -> RuntimeContainer:
        if self._level == "L2":
            return RuntimeContainer(self._launch)
        return _with_refusals(self._launch, REFUSED[self._level])


def _with_refusals(launch: ContainerLaunch, refused: dict[str, int]) -> RuntimeContainer:
    ordinary = container.options

    def refusing(launch: ContainerLaunch, sockets: Path) -> dict[str, Any]:
        given = ordinary(launch, sockets)
        return given | {"security_opt": [*given["security_opt"], f"seccomp={profile(refused)}"]}

    container.options = refusing
    try:
        return RuntimeContainer(launch)
    finally:
        container.options = ordinary
