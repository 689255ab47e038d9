"""`make bench-sandbox`: the same submissions in the sandbox and in what else could run them, in one interleaved run.

Machines differ and are busy, so the ratios count, not the milliseconds. It prints; it asserts nothing.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from tests.load.sandbox_container import DOCKER
from tests.load.sandbox_memory import waiting_pair_mb
from tests.load.sandbox_rival import Absent, Rival
from tests.load.sandbox_rivals import BARE, rivals
from tests.load.sandbox_submissions import SUBMISSIONS, Submission
from tests.load.sandbox_workers import Speeds, runs_a_second


@dataclass(frozen=True)
class Target:
    what: str
    value: float | None
    wanted: str
    is_met: bool

    def __str__(self) -> str:
        shown, met = (
            ("not here", "") if self.value is None else (f"{self.value:.1f}", "met" if self.is_met else "NOT MET")
        )
        return f"{self.what:<52} {shown:>9} {self.wanted:>9}  {met}"


def at_least(what: str, value: float | None, wanted: float) -> Target:
    return Target(what, value, f"≥ {wanted:g}", value is not None and value >= wanted)


def at_most(what: str, value: float | None, wanted: float) -> Target:
    return Target(what, value, f"≤ {wanted:g}", value is not None and value <= wanted)


def milliseconds(action: Callable[[], object]) -> float:
    began = time.perf_counter()
    action()
    return (time.perf_counter() - began) * 1000


def interleaved(present: Sequence[Rival], folder: Path, rounds: int) -> dict[tuple[str, str], list[float]]:
    """Every rival once a round, so that a busy moment hits all of them. A waiting pair is given time to be ready."""
    found: dict[tuple[str, str], list[float]] = {}
    for each in SUBMISSIONS:
        each.write(folder)
    for place in range(-1, rounds):
        for submission in SUBMISSIONS:
            for rival in present:
                if place >= 0 and place % rival.every:
                    continue
                time.sleep(rival.rest_seconds)
                took = milliseconds(lambda: rival.run(submission, folder / submission.name))  # noqa: B023 -- called at once
                if place >= 0:
                    found.setdefault((rival.name, submission.name), []).append(took)
    return found


def p95(values: Sequence[float]) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * 0.95))]


def print_times(found: dict[tuple[str, str], list[float]], present: Sequence[Rival]) -> None:
    """The last columns say how many times faster than the others each one is, at the median."""
    for submission in SUBMISSIONS:
        others = [statistics.median(found.get((name, submission.name), [0])) for name in (BARE, DOCKER)]
        print(f"\n{submission.name}\n{'':<14}{'p50 ms':>9}{'p95 ms':>9}{'min ms':>9}{'x bare':>9}{'x docker':>9}")
        for rival in present:
            values = found[rival.name, submission.name]
            middle = statistics.median(values)
            ratios = "".join(f"{each / middle:9.1f}" if each else f"{'':>9}" for each in others)
            print(f"{rival.name:<14}{middle:9.1f}{p95(values):9.1f}{min(values):9.1f}{ratios}")


def faster(found: dict[tuple[str, str], list[float]], ours: str, other: str, submission: Submission) -> float | None:
    """How many times faster, at the median; None where the other is not here."""
    rivals_times, own = found.get((other, submission.name)), found.get((ours, submission.name))
    return statistics.median(rivals_times) / statistics.median(own) if rivals_times and own else None


def cost_of_a_call(present: Sequence[Rival], name: str) -> dict[str, float]:
    """Microseconds, measured by a test inside the run, so that nothing but the calls is in it. The best of a few runs:
    what else the machine does can only add.
    """
    submission = next(each for each in SUBMISSIONS if each.name == name)
    costs = {}
    for rival in present:
        if rival.is_ours:
            costs[rival.name] = min(float(rival.printed(submission)) for _ in range(15))
    return costs


def targets(found: dict[tuple[str, str], list[float]], present: Sequence[Rival], speeds: Speeds) -> list[Target]:
    trivial, mocked = SUBMISSIONS[:2]
    calls, lists = cost_of_a_call(present, "2,000 calls"), cost_of_a_call(present, "1,000-int list")
    best = next(each.name for each in present if each.is_ours)
    return [
        at_least(f"{best}, trivial file: times faster than bare", faster(found, best, BARE, trivial), 12),
        at_least(f"{best}, with mock: times faster than bare", faster(found, best, BARE, mocked), 12),
        at_least(f"{best}, trivial file: times faster than docker run", faster(found, best, DOCKER, trivial), 45),
        *(at_most(f"{level}: µs a call that does nothing", cost, 60) for level, cost in calls.items()),
        *(at_most(f"{level}: µs a call with a list of 1,000 integers", cost, 150) for level, cost in lists.items()),
        at_least("two workers: times the runs of one", speeds.two / speeds.one, 1.5),
        at_most("MB that a waiting pair holds for itself", waiting_pair_mb(), 25),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=30)
    rounds = parser.parse_args().rounds
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        everybody = rivals(stack)
        present = [each for each in everybody if isinstance(each, Rival)]
        for each in everybody:
            if isinstance(each, Absent):
                print(f"{each.name}: not here ({each.reason})")
        found = interleaved(present, folder, rounds)
        print_times(found, present)
        speeds = runs_a_second()
        print(f"\nruns/s of the trivial file: {speeds.one:.0f} with 1 worker, {speeds.two:.0f} with 2\n")
        print(f"{'':<52} {'found':>9} {'target':>9}")
        for target in targets(found, present, speeds):
            print(target)


if __name__ == "__main__":
    main()
