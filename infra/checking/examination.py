"""The whole check of a course: every assignment examined, several at once."""

from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass

from infra.checking import judging
from infra.checking.effect import effect
from infra.checking.evidence import Sandboxes, gather, planned_runs
from infra.checking.exercise import Exercise
from infra.checking.findings import Report
from infra.checking.leaks import leaks
from infra.checking.links import links
from infra.checking.mutants import Mutant, mutants_of
from infra.checking.sandbox_pool import SandboxPool, processors
from infra.checking.test_file import TestFile
from infra.local_sandbox import LEVELS

LOWER = LEVELS[1:]


@dataclass(frozen=True)
class Plan:
    """Each exercise with its mutants: so many runs, and it is known before the first."""

    exercises: Sequence[Exercise]
    mutants: Sequence[list[Mutant]]

    @classmethod
    def of(cls, exercises: Sequence[Exercise], at_most: int) -> "Plan":
        return cls(exercises, [mutants_of(exercise.read("solution.py"), at_most) for exercise in exercises])

    @property
    def runs(self) -> int:
        pairs = zip(self.exercises, self.mutants, strict=True)
        return sum(planned_runs(exercise, mutants, len(LOWER)) for exercise, mutants in pairs)


def examine(plan: Plan, slugs: Sequence[str], *, on_verdict: Callable[[], None]) -> Generator[Report]:
    """Reports in the order of the exercises. `slugs` are those that handouts may link to.

    Close the iterator, or leave it by an exception, and every process of every sandbox is gone.
    """
    with ExitStack() as open_ones:
        sandboxes = _sandboxes(on_verdict)
        # One more than there are processors: while one waits for its last run, the next has begun.
        threads = open_ones.enter_context(ThreadPoolExecutor(len(processors()) + 1))
        open_ones.callback(threads.shutdown, wait=False, cancel_futures=True)
        open_ones.callback(sandboxes.close)
        yield from threads.map(
            lambda exercise, mutants: report(exercise, mutants, sandboxes, slugs), plan.exercises, plan.mutants
        )


def report(exercise: Exercise, mutants: list[Mutant], sandboxes: Sandboxes, slugs: Sequence[str]) -> Report:
    evidence = gather(exercise, mutants, sandboxes)
    tests = TestFile(exercise.settings["tests"], exercise.settings["module"])
    checks = [
        judging.model(exercise, evidence, tests),
        judging.levels(exercise, evidence),
        judging.repeats(exercise, evidence, tests),
        judging.time(exercise, evidence),
        judging.starter(exercise, evidence),
        judging.wrong(exercise, evidence),
        judging.mutants(exercise, evidence),
        effect(exercise, evidence, tests),
        links(exercise, slugs),
        leaks(exercise, tests),
    ]
    name, level = exercise.folder.resolve().name, evidence.model.run.level
    isolation = exercise.settings["isolation"]
    return Report(name, exercise.folder, checks, evidence.runs, level, sorted(evidence.lower), isolation)


def _sandboxes(on_verdict: Callable[[], None]) -> Sandboxes:
    mine = processors()
    best = SandboxPool(mine, on_verdict=on_verdict)
    lower = {
        level: SandboxPool([mine[place % len(mine)]], level=level, on_verdict=on_verdict)
        for place, level in enumerate(LOWER)
    }
    return Sandboxes(best, lower)
