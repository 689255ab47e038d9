from typing import Any

from infra.commands import queue as command

EMPTY = {"queued": 0, "in_flight": 0, "expired": 0, "oldest_seconds": 0.0, "dead_letters": 0, "regrading": 0}


class Admin:
    """A queue that shrinks by one with each look."""

    def __init__(self, queued: int) -> None:
        self.queued, self.asked = queued, list[str]()

    def __call__(self, action: str) -> dict[str, Any]:
        self.asked.append(action)
        self.queued -= action == "queue" and self.queued > 0
        return EMPTY | {"queued": self.queued}


def test_an_empty_queue_is_drained_at_once_and_nothing_is_sent() -> None:
    admin = Admin(0)

    assert command.drained(admin, 5) == EMPTY
    assert admin.asked == ["queue"]


def test_draining_sends_what_may_be_lost_once_and_waits_for_the_rest(monkeypatch: Any) -> None:
    monkeypatch.setattr(command, "POLL_SECONDS", 0)
    admin = Admin(3)

    assert command.drained(admin, 5) == EMPTY
    assert admin.asked.count("redrive") == 1


def test_draining_ends_with_its_time() -> None:
    assert command.drained(Admin(9), 0)["queued"] == 8


def test_the_queue_is_told_in_words() -> None:
    report = EMPTY | {"queued": 2, "oldest_seconds": 61.4, "in_flight": 2, "expired": 1}

    assert command.queue_lines(report) == [
        "Waiting       2, the oldest for 61 s",
        "In flight     2, 1 of them past their lease",
        "Dead letters  0",
        "Regrading     0, in a lane of its own",
    ]
