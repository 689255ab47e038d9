"""What `arvio submissions show` prints of a submission."""

from infra.commands.submissions import submission_lines

ROW = {
    "assignment": "greet", "status": "passed", "points": 1.0, "max_points": 1.0, "id": "s1", "student": "c1",
    "accepted_at": "12:00", "queued_at": None, "started_at": None, "finished_at": None, "grading": "g1", "attempt": 1,
    "run": {"level": "L2", "tests": [{"name": "test_a", "outcome": "passed"}]}, "isolation": "strict",
    "sandbox_version": "v1",
}  # fmt: skip


def test_a_strict_verdict_says_so() -> None:
    assert "sandbox      level L2, strict, version v1" in list(submission_lines(ROW))


def test_a_shared_one_is_not_forge_proof() -> None:
    lines = list(submission_lines(ROW | {"isolation": "shared"}))

    assert "sandbox      level L2, not forge-proof (isolation: shared), version v1" in lines
