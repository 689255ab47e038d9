"""Puts adapters behind the ports, once an environment and at the first call: importing a function opens nothing."""

import os
from dataclasses import dataclass
from functools import cache

from arvio.adapters.artifacts import S3Artifacts
from arvio.adapters.connections import ApiGatewayConnections
from arvio.adapters.dead_letters import SqsDeadLetters
from arvio.adapters.postgres.audit import PostgresAudit
from arvio.adapters.postgres.backlog import PostgresBacklog
from arvio.adapters.postgres.counters import PostgresCounters
from arvio.adapters.postgres.courses import PostgresCourses
from arvio.adapters.postgres.database import Database
from arvio.adapters.postgres.extensions import PostgresExtensions
from arvio.adapters.postgres.gradings import Patience, PostgresGradings
from arvio.adapters.postgres.migrations import PostgresHealth, applied, migrate
from arvio.adapters.postgres.records import PostgresRecords
from arvio.adapters.postgres.regrades import PostgresRegrades
from arvio.adapters.postgres.sockets import PostgresSockets
from arvio.adapters.postgres.statistics import PostgresStatistics
from arvio.adapters.postgres.submissions import PostgresSubmissions
from arvio.adapters.postgres.users import PostgresUsers
from arvio.adapters.redis_cache import NoCache, RedisCache, RedisCounters, RedisLink
from arvio.adapters.relay_lambda import LambdaNotifier
from arvio.adapters.sandbox_lambda import LambdaSandbox
from arvio.adapters.sqs import SqsQueue
from arvio.domain.token import Keyring
from arvio.entry.logging import configure_logging
from arvio.ports import (
    Cache,
    Connections,
    Counters,
    Courses,
    Gradings,
    Health,
    Notifier,
    Queue,
    SandboxRunner,
    Sockets,
    Submissions,
    Users,
)
from arvio.ports.instructor import Artifacts, Audit, Backlog, DeadLetters, Extensions, Records, Regrades, Statistics
from arvio.services.grade import Settling
from arvio.services.regrade import Regrading
from arvio.settings import Settings


@dataclass(frozen=True)
class Store:
    """Everything kept in PostgreSQL, over one connection."""

    database: Database
    users: Users
    courses: Courses
    submissions: Submissions
    gradings: Gradings
    sockets: Sockets
    health: Health


@dataclass(frozen=True)
class Api:
    settings: Settings
    store: Store
    keyring: Keyring
    cache: Cache
    counters: Counters
    queue: Queue
    notifier: Notifier


@dataclass(frozen=True)
class Grader:
    sandbox: SandboxRunner
    settling: Settling


@dataclass(frozen=True)
class Relay:
    store: Store
    connections: Connections


@dataclass(frozen=True)
class Sweeper:
    store: Store
    queue: Queue
    regrades: Regrades
    regrade_queue: Queue
    notifier: Notifier


@dataclass(frozen=True)
class Admin:
    store: Store
    cache: Cache
    audit: Audit
    artifacts: Artifacts
    backlog: Backlog
    queue: Queue
    dead_letters: DeadLetters
    notifier: Notifier
    records: Records
    regrading: Regrading
    extensions: Extensions
    statistics: Statistics

    def migrate(self) -> list[str]:
        return migrate(self.store.database)

    def applied(self) -> int:
        return applied(self.store.database)


@cache
def api() -> Api:
    settings = _settings("DATABASE_URL", "SIGNING_KEYS", "QUEUE_URL", "RELAY_FUNCTION", "SANDBOX_VERSION")
    store = _store(settings)
    cache_, counters = _cache(settings, store.database)
    keyring = Keyring.parse(settings.signing_keys)
    return Api(settings, store, keyring, cache_, counters, SqsQueue(settings.queue_url), _notifier(settings))


@cache
def grader() -> Grader:
    settings = _settings("DATABASE_URL", "QUEUE_URL", "RELAY_FUNCTION", "SANDBOX_FUNCTION")
    sandbox = LambdaSandbox(settings.sandbox_function, settings.sandbox_timeout_seconds)
    store, queue = _store(settings), SqsQueue(settings.queue_url)
    return Grader(sandbox, Settling(store.courses, store.gradings, queue, _notifier(settings), settings.attempts))


@cache
def relay() -> Relay:
    return Relay(_store(_settings("DATABASE_URL")), ApiGatewayConnections())


@cache
def sweeper() -> Sweeper:
    settings = _settings("DATABASE_URL", "QUEUE_URL", "REGRADE_QUEUE_URL", "RELAY_FUNCTION")
    store = _store(settings)
    regrades = PostgresRegrades(store.database, _patience(settings))
    queues = SqsQueue(settings.queue_url), SqsQueue(settings.regrade_queue_url)
    return Sweeper(store, queues[0], regrades, queues[1], _notifier(settings))


@cache
def admin() -> Admin:
    needed = ("ARTIFACT_BUCKET", "QUEUE_URL", "REGRADE_QUEUE_URL", "DEAD_LETTER_QUEUE_URL", "RELAY_FUNCTION")
    settings = _settings("DATABASE_URL", "SANDBOX_VERSION", *needed)
    store = _store(settings)
    return Admin(
        store=store,
        cache=_cache(settings, store.database)[0],
        audit=PostgresAudit(store.database),
        artifacts=S3Artifacts(settings.artifact_bucket),
        backlog=PostgresBacklog(store.database),
        queue=SqsQueue(settings.queue_url),
        dead_letters=SqsDeadLetters(settings.dead_letter_queue_url),
        notifier=_notifier(settings),
        records=PostgresRecords(store.database),
        regrading=_regrading(settings, store),
        extensions=PostgresExtensions(store.database),
        statistics=PostgresStatistics(store.database),
    )


def _settings(*needs: str) -> Settings:
    configure_logging()
    return Settings.read(os.environ, needs)


def _store(settings: Settings) -> Store:
    database = Database(settings.database_url)
    return Store(
        database,
        PostgresUsers(database),
        PostgresCourses(database),
        PostgresSubmissions(database),
        PostgresGradings(database, _patience(settings)),
        PostgresSockets(database),
        PostgresHealth(database),
    )


def _patience(settings: Settings) -> Patience:
    return Patience(settings.attempts, settings.lease_seconds, settings.resend_seconds, settings.maximum_age_seconds)


def _regrading(settings: Settings, store: Store) -> Regrading:
    return Regrading(
        regrades=PostgresRegrades(store.database, _patience(settings)),
        courses=store.courses,
        gradings=store.gradings,
        queue=SqsQueue(settings.regrade_queue_url),
        notifier=_notifier(settings),
        audit=PostgresAudit(store.database),
        sandbox_version=settings.sandbox_version,
    )


def _cache(settings: Settings, database: Database) -> tuple[Cache, Counters]:
    if not settings.redis_url:
        return NoCache(), PostgresCounters(database)
    link = RedisLink(settings.redis_url)
    return RedisCache(link), RedisCounters(link, PostgresCounters(database))


def _notifier(settings: Settings) -> LambdaNotifier:
    return LambdaNotifier(settings.relay_function)
