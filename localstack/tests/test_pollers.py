import threading
import time

from arvio_localstack import pollers
from arvio_localstack.pollers import PollerTeam, concurrency


class FakePoller:
    def __init__(self, errors=0):
        self.polls, self.errors, self.is_closed = 0, errors, False
        self.polled = threading.Event()

    def poll_events(self):
        self.polls += 1
        self.polled.set()
        if self.polls <= self.errors:
            raise RuntimeError("queue is away")
        time.sleep(0.01)

    def close(self):
        self.is_closed = True


def run(team):
    thread = threading.Thread(target=team.poll_events)
    thread.start()
    return thread


def test_every_poller_polls_until_the_worker_is_stopped():
    stopped, team = threading.Event(), [FakePoller(), FakePoller()]
    thread = run(PollerTeam(team, stopped))

    assert all(poller.polled.wait(5) for poller in team)
    stopped.set()
    thread.join(5)

    assert not thread.is_alive()


def test_an_error_does_not_end_a_poller(monkeypatch):
    monkeypatch.setattr(pollers, "_PAUSE_AFTER_AN_ERROR_SECONDS", 0.01)
    stopped, poller = threading.Event(), FakePoller(errors=2)
    thread = run(PollerTeam([poller], stopped))

    while poller.polls < 4:
        time.sleep(0.01)
    stopped.set()
    thread.join(5)

    assert not thread.is_alive()


def test_closing_a_team_closes_its_pollers():
    team = [FakePoller(), FakePoller()]

    PollerTeam(team, threading.Event()).close()

    assert all(poller.is_closed for poller in team)


def test_a_mapping_without_a_scaling_config_has_one_poller():
    assert concurrency({}) == 1
    assert concurrency({"ScalingConfig": {}}) == 1
    assert concurrency({"ScalingConfig": {"MaximumConcurrency": 4}}) == 4
