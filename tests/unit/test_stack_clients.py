"""Commands ask the stack from several threads at once; boto3's session is not made for that."""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Lock

import pytest

from infra import stack


def test_clients_are_made_one_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    at_work, met = Lock(), []

    def client(service: str, **_: object) -> str:
        met.append(not at_work.acquire(blocking=False))
        time.sleep(0.05)  # as long as boto3 needs, so that others come meanwhile
        if not met[-1]:
            at_work.release()
        return service

    monkeypatch.setattr("boto3.client", client)
    services = ["lambda", "s3", "sqs", "logs"]
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda service: stack._client(service, "http://no-such-cloud"), services))

    assert made == services
    assert not any(met)
