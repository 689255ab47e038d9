"""The runs that a check of one assignment rests on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from arvio.domain.submission import Status

from infra.checking.exercise import Exercise
from infra.checking.mutants import Mutant
from infra.checking.sandbox_pool import SandboxPool
from infra.course_folder import wrong_solutions
from infra.local_sandbox import Graded, NotOffered

REPEATS = 5
# A model that fits into a third of the limits leaves a student's slower program, and a busy machine, room.
ROOM = 3
LEAST_MEMORY_MB = 32  # what the server accepts as a limit
# A mutant has ten times what the model used, and at least this much: a busy machine must not kill it.
MUTANT_CPU_SECONDS, MUTANT_WALL_SECONDS, MUTANT_ROOM = 0.2, 0.8, 10


@dataclass(frozen=True)
class Sandboxes:
    """`best` is where students are graded on this machine, `lower` the weaker isolation levels, such as AWS's."""

    best: SandboxPool
    lower: Mapping[str, SandboxPool] = field(default_factory=dict)

    def close(self) -> None:
        for pool in (self.best, *self.lower.values()):
            pool.close()


@dataclass(frozen=True)
class Evidence:
    """`cramped` is the model with a third of its CPU time and half of its memory. None of a mutant: never tried."""

    models: list[Graded]
    cramped: Graded
    starter: Graded
    wrong: dict[Path, Graded]
    lower: dict[str, Graded] = field(default_factory=dict)
    mutants: list[tuple[Mutant, Graded]] | None = None

    @property
    def model(self) -> Graded:
        return self.models[0]

    @property
    def runs(self) -> int:
        return len(self.models) + 2 + len(self.wrong) + len(self.lower) + len(self.mutants or [])

    @property
    def others(self) -> list[Graded]:
        """Every run that was not of the model itself."""
        return [self.starter, *self.wrong.values(), *(graded for _, graded in self.mutants or [])]


def planned_runs(exercise: Exercise, mutants: list[Mutant], levels: int) -> int:
    return REPEATS + 2 + len(wrong_solutions(exercise.folder)) + levels + len(mutants)


def gather(exercise: Exercise, mutants: list[Mutant], sandboxes: Sandboxes) -> Evidence:
    """Mutants are tried only of a model that passes: those of another one prove nothing."""
    model = exercise.read("solution.py")
    evidence = _basic(exercise, model, sandboxes.best)
    if exercise.status(evidence.model.run) is not Status.PASSED:
        return evidence
    lower = {name: graded for name, pool in sandboxes.lower.items() if (graded := _offered(pool, exercise.job(model)))}
    tried = sandboxes.best.grade([exercise.job(mutant.code, **_short(exercise, evidence)) for mutant in mutants])
    pairs = list(zip(mutants, tried, strict=True))
    return Evidence(evidence.models, evidence.cramped, evidence.starter, evidence.wrong, lower, pairs)


def _basic(exercise: Exercise, model: str, pool: SandboxPool) -> Evidence:
    wrong = wrong_solutions(exercise.folder)
    jobs = [exercise.job(model)] * REPEATS + [exercise.job(model, **_cramped(exercise))]
    jobs += [exercise.job(exercise.read(name)) for name in ("starter.py", *(f"wrong/{file.name}" for file in wrong))]
    graded = pool.grade(jobs)
    return Evidence(
        models=graded[:REPEATS],
        cramped=graded[REPEATS],
        starter=graded[REPEATS + 1],
        wrong=dict(zip(wrong, graded[REPEATS + 2 :], strict=True)),
    )


def _offered(pool: SandboxPool, job: Mapping[str, object]) -> Graded | None:
    try:
        return pool.grade([job])[0]
    except NotOffered:
        return None


def _cramped(exercise: Exercise) -> dict[str, float]:
    memory = max(LEAST_MEMORY_MB, int(exercise.limits["memory_mb"] / 2))
    return {"cpu_seconds": exercise.limits["cpu_seconds"] / ROOM, "memory_mb": memory}


def _short(exercise: Exercise, evidence: Evidence) -> dict[str, float]:
    cpu = max(MUTANT_CPU_SECONDS, MUTANT_ROOM * max(each.cpu_seconds for each in evidence.models))
    wall = max(MUTANT_WALL_SECONDS, MUTANT_ROOM * max(each.seconds for each in evidence.models))
    return {
        "cpu_seconds": min(cpu, exercise.limits["cpu_seconds"]),
        "wall_seconds": min(wall, exercise.limits["wall_seconds"]),
    }
