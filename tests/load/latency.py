"""`make bench`: how long a student waits, on the running instance. It prints and judges nothing: machines differ."""

import statistics
import time
from concurrent.futures import ThreadPoolExecutor

from infra.demo.student import Student
from infra.instance import load_instance

IDLE_ROUNDS = 25  # within a student's limit of 30 a minute
AT_ONCE = 10
CODE = "def greet(name):\n    name = name.strip()\n    return f\"Hello, {name or 'stranger'}!\"\n"


def unique(label: str) -> str:
    """Bytes that nobody has submitted yet, so that each one is run."""
    return f"{CODE}# {label} {time.time_ns()}\n"


def seconds_to_verdict(student: Student, code: str) -> float:
    began = time.perf_counter()
    verdict = student.verdict(student.submit("hello", code), within_seconds=30)
    assert verdict["status"] == "passed", verdict
    return time.perf_counter() - began


def idle(api: str) -> list[float]:
    """One after the other, on an idle instance."""
    student = Student.join(api)
    seconds_to_verdict(student, unique("warm-up"))
    return [seconds_to_verdict(student, unique(f"idle {number}")) for number in range(IDLE_ROUNDS)]


def at_once(api: str) -> list[float]:
    """Ten students press Submit at the same moment."""
    students = [Student.join(api) for _ in range(AT_ONCE)]
    with ThreadPoolExecutor(AT_ONCE) as threads:
        return list(threads.map(lambda student: seconds_to_verdict(student, unique("at once")), students))


def line(name: str, seconds: list[float]) -> str:
    ordered = sorted(seconds)
    median, p95 = statistics.median(ordered) * 1000, ordered[int(len(ordered) * 0.95)] * 1000
    return f"{name:<28} median {median:6.0f} ms   p95 {p95:6.0f} ms   n={len(ordered)}"


def main() -> None:
    api = load_instance().api_url
    print(line("idle: submit → verdict", idle(api)))
    at_once(api)
    print(line(f"{AT_ONCE} at once: submit → verdict", at_once(api)))


if __name__ == "__main__":
    main()
