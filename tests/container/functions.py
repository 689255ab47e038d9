"""Functions in containers, started by the plugin's own code, without a LocalStack around it."""

import json
from typing import Any

from arvio_localstack.container import RuntimeContainer
from arvio_localstack.container_launch import ContainerLaunch
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
        security = (f"seccomp={profile(REFUSED[level])}",) if level in REFUSED else ()
        environment = {"SANDBOX_VERSION": "test"}
        self._launch = ContainerLaunch(image, (handler,), (), None, environment, memory_mb, security)
        self.warm: RuntimeContainer | None = None

    def outcome(self, event: object, *, timeout_seconds: int = 30) -> Outcome:
        self.warm = self.warm or RuntimeContainer(self._launch)
        request = Request("r", ARN, json.dumps(event).encode(), "t", timeout_seconds)
        outcome = self.warm.handle(request)
        self.printed = self.warm.take_output()
        self.usage = self.warm.take_usage(self._launch.memory_mb)
        if outcome.fatal:
            self.stop()
        return outcome

    def __call__(self, event: object, *, timeout_seconds: int = 30) -> Any:
        outcome = self.outcome(event, timeout_seconds=timeout_seconds)
        if outcome.fatal and b"student-code-started" not in self.printed:  # lost before it began: the grader asks again
            outcome = self.outcome(event, timeout_seconds=timeout_seconds)
        answer = json.loads(outcome.payload)
        assert not outcome.is_error, answer
        return answer

    def stop(self) -> None:
        warm, self.warm = self.warm, None
        if warm:
            warm.stop()
