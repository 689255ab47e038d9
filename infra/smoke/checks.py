"""What `arvio deploy` asks of a stack before it calls it good: its real parts, as a student meets them."""

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, field
from typing import Any

from websockets.sync.client import ClientConnection

from infra import stack
from infra.demo.student import Student
from infra.failures import ArvioFailed
from infra.instance import Instance
from infra.progress import Progress, Step
from infra.smoke.canaries import Answers, Canary, canaries
from infra.smoke.fetch import fetch
from infra.smoke.grading import graded
from infra.smoke.push import check_answers, check_told, opened
from infra.smoke.site import check_site
from infra.smoke.visitor import left_over, visitor
from infra.tables import counted
from infra.warm_up import every_function_starts


@dataclass(frozen=True)
class Passed:
    """A check that found what it should."""

    check: str
    seconds: float
    found: str

    def to_json(self) -> dict[str, Any]:
        return asdict(self) | {"seconds": round(self.seconds, 2)}


@dataclass
class Smoke:
    """`passed` grows as the checks go on. The first that fails raises StepFailed with its name and the log to read."""

    instance: Instance
    progress: Progress
    answers: Answers
    passed: list[Passed] = field(default_factory=list)

    def run(self) -> None:
        with self._check("Functions", "admin") as step:
            step.note = every_function_starts(self.instance)
        with self._check("API", "api") as step:
            step.note = self._health()
        with self._check("Site", "admin") as step:
            title = stack.invoke_admin(self.instance, {"action": "health"})["title"] or "Arvio"
            step.note = check_site(self.instance, title)
        with ExitStack() as visit:
            self._visit(visit)
        with self._check("Clean-up", "admin") as step:
            if left := left_over(self.instance):
                raise ArvioFailed(
                    f"{counted(len(left), 'student')} of the check could not be erased: {', '.join(left)}."
                )
            step.note = "the students of the check are erased"

    def _visit(self, visit: ExitStack) -> None:
        with self._check("Session", "api") as step:
            student = visit.enter_context(visitor(self.instance, self.answers.join_code))
            todo = canaries(student, self.answers)
            step.note = "a student comes in and reads the course"
        with self._check("Push", "relay") as step:
            socket = visit.enter_context(opened(self.instance, student))
            step.note = check_answers(socket)
        with self._check("Verdict", "grader") as step:
            step.note = self._verdicts(todo, student, socket)

    def _health(self) -> str:
        health = fetch(f"{self.instance.api_url}/health").json()
        return f"healthy, migration {health.get('migration')}"

    def _verdicts(self, todo: list[Canary], student: Student, socket: ClientConnection) -> str:
        """The first by the student whose socket is open; each other by one who has no attempt behind them."""
        if not todo:
            level = stack.invoke(self.instance, "sandbox", {"probe": True}).get("level")
            return f"NOT tried, as no assignment is open; the sandbox answers at level {level}"
        told = [self._verdict(todo[0], student, socket)]
        for canary in todo[1:]:
            with visitor(self.instance, self.answers.join_code) as another:
                told.append(self._verdict(canary, another, None))
        return f"{todo[0].assignment}: {', '.join(told)}"

    def _verdict(self, canary: Canary, student: Student, socket: ClientConnection | None) -> str:
        began = time.monotonic()
        submission = graded(student, canary)
        if socket:
            check_told(socket, submission["id"])
        what = "its solution" if canary.expected == "passed" else "broken code"
        return f"{what} {canary.expected} in {time.monotonic() - began:.1f} s"

    @contextmanager
    def _check(self, name: str, function: str) -> Iterator[Step]:
        """`function` is the one whose log says more when this fails."""
        began = time.monotonic()
        with self.progress.step(f"Check: {name}") as step:
            try:
                yield step
            except ArvioFailed as failure:
                log = failure.log or stack.function_log(self.instance, function)
                raise ArvioFailed(failure.cause, log=log) from failure
        self.passed.append(Passed(name, time.monotonic() - began, step.note))
