"""Pages from the cache, and without it."""

import json
from collections.abc import Iterator

import pytest
import redis
from rich.console import Console

from infra.instance import Instance
from infra.progress import Progress
from infra.valkey import redis_url, start_redis, stop_redis
from tests.fix_cloud import RIGHT, add_course, publish
from tests.students import Student, unique


@pytest.fixture
def cache(stack: Instance) -> Iterator["redis.Redis"]:
    with redis.Redis.from_url(redis_url(stack), decode_responses=True) as client:
        yield client


@pytest.fixture
def stopped_redis(stack: Instance) -> Iterator[None]:
    stop_redis(stack)
    yield
    start_redis(stack, Progress(Console(stderr=True)))


def test_a_page_comes_from_the_cache_the_second_time(student: Student, cache: "redis.Redis") -> None:
    student.ask("GET", "/assignments/add")
    (key,) = list(cache.scan_iter("page:*:add"))
    cache.set(key, json.dumps(json.loads(cache.get(key)) | {"title": "From the cache"}))

    assert student.ask("GET", "/assignments/add").json()["title"] == "From the cache"


def test_a_publish_is_seen_at_once(stack: Instance, student: Student) -> None:
    student.ask("GET", "/assignments/add")

    publish(stack, add_course(title="Add two numbers"))

    assert student.ask("GET", "/assignments/add").json()["title"] == "Add two numbers"


@pytest.mark.usefixtures("stopped_redis")
def test_everything_works_without_redis(student: Student) -> None:
    verdict = student.verdict(student.submit(unique(RIGHT)))

    assert verdict["status"] == "passed"
    assert student.ask("GET", "/assignments/add").json()["best_points"] == 10
    assert student.ask("POST", "/sessions", json={}).status_code == 201
