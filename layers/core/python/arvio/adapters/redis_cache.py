"""Redis or Valkey: what many read, and rate limits. Away means slower, never wrong and never an error."""

import json
import logging
from collections.abc import Callable
from time import monotonic
from typing import Any, cast

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from arvio.adapters.postgres.counters import window_key
from arvio.ports import Counters

log = logging.getLogger(__name__)

_TIMEOUT_SECONDS = 0.25  # a page may wait this long for its cache, once
_PAUSE_SECONDS = 5.0  # then it is not asked again for a while


class RedisLink:
    """A connection that is opened at first use and left alone for a while after a failure."""

    def __init__(self, url: str) -> None:
        self._client = redis.Redis.from_url(
            url,
            socket_timeout=_TIMEOUT_SECONDS,
            socket_connect_timeout=_TIMEOUT_SECONDS,
            decode_responses=True,
            retry=Retry(NoBackoff(), 1),  # one: a connection that slept through a restart is replaced
        )
        self._paused_until = 0.0

    def ask[T](self, question: Callable[["redis.Redis"], T], otherwise: Callable[[], T]) -> T:
        """The answer, or `otherwise()` while Redis is away."""
        if monotonic() < self._paused_until:
            return otherwise()
        try:
            return question(self._client)
        except redis.RedisError:
            log.warning("redis is away", exc_info=True)
            self._paused_until = monotonic() + _PAUSE_SECONDS
            return otherwise()


class RedisCache:
    def __init__(self, link: RedisLink) -> None:
        self._link = link

    def get(self, key: str) -> Any | None:
        text = self._link.ask(lambda client: cast("str | None", client.get(key)), lambda: None)
        return json.loads(text) if text is not None else None

    def put(self, key: str, value: Any, seconds: int) -> None:
        self._link.ask(lambda client: client.set(key, json.dumps(value), ex=seconds), lambda: None)

    def purge(self, prefix: str) -> None:
        self._link.ask(lambda client: _delete(client, prefix), lambda: None)


class RedisCounters:
    """Counts in Redis; in PostgreSQL while it is away."""

    def __init__(self, link: RedisLink, fallback: Counters) -> None:
        self._link, self._fallback = link, fallback

    def hit(self, key: str, window_seconds: int) -> int:
        name = window_key(key, window_seconds)
        return self._link.ask(
            lambda client: _hit(client, name, window_seconds), lambda: self._fallback.hit(key, window_seconds)
        )

    def count(self, key: str, window_seconds: int) -> int:
        name = window_key(key, window_seconds)
        return self._link.ask(
            lambda client: int(cast("str | None", client.get(name)) or 0),
            lambda: self._fallback.count(key, window_seconds),
        )


class NoCache:
    """For a stack without Redis: everything is read from PostgreSQL."""

    def get(self, key: str) -> None:
        """Nothing is ever cached."""

    def put(self, key: str, value: Any, seconds: int) -> None:
        """Forgotten at once."""

    def purge(self, prefix: str) -> None:
        """There is nothing to purge."""


def _hit(client: "redis.Redis", name: str, window_seconds: int) -> int:
    with client.pipeline() as pipeline:
        pipeline.incr(name)
        pipeline.expire(name, window_seconds)
        return int(pipeline.execute()[0])


def _delete(client: "redis.Redis", prefix: str) -> None:
    keys = list(client.scan_iter(f"{prefix}*", count=500))
    if keys:
        client.delete(*keys)
