"""`make locks`: every lock file from its list, with hashes, for all platforms, and without the names of hosts."""

import sys
from dataclasses import dataclass, field
from pathlib import Path

import click

from infra.failures import ArvioFailed
from infra.paths import LOCKS, REPOSITORY
from infra.progress import describe
from infra.uv import environment, project_environment, uv

PLUGIN = REPOSITORY / "localstack"
DEPS = REPOSITORY / "layers" / "deps"
SANDBOX = REPOSITORY / "sandbox-image"
# LocalStack 4.14.0 does not start with dependencies that are newer than this.
LOCALSTACK_ERA = ("--exclude-newer", "2026-03-01")
# The plugin's pyproject.toml names the Pythons and systems that LocalStack's own pins leave.
COMMON = ("--universal", "--python-version", "3.12", "--generate-hashes", "--no-header", "--upgrade", "--quiet")


@dataclass(frozen=True)
class Lock:
    target: Path
    source: Path
    options: tuple[str, ...] = field(default=())

    def environment(self) -> dict[str, str]:
        return project_environment() if self.source.parent == PLUGIN else environment()

    def make(self) -> None:
        name = str(self.target.relative_to(REPOSITORY))
        click.echo(name)
        uv("pip", "compile", *COMMON, *self.options, self.source, "-o", self.target, log="locks",
           what=f"Resolving {name}", cwd=self.source.parent, env=self.environment())  # fmt: skip
        require_no_hosts(name, self.target.read_text())


ALL = (
    Lock(LOCKS / "uv.txt", LOCKS / "uv.in"),
    Lock(LOCKS / "dev.txt", REPOSITORY / "pyproject.toml", ("--extra", "dev")),
    # Only the servers' binaries are used, and Chalice's dependencies are those of its command line.
    Lock(LOCKS / "services.txt", LOCKS / "services.in", ("--no-deps",)),
    Lock(DEPS / "requirements.txt", DEPS / "requirements.in", ("--no-deps",)),
    Lock(PLUGIN / "requirements.txt", PLUGIN / "requirements.in", LOCALSTACK_ERA),
    Lock(PLUGIN / "runtime.txt", PLUGIN / "runtime.in", LOCALSTACK_ERA),
    # The image's client is the same as that of functions without an image.
    Lock(SANDBOX / "runtime.txt", SANDBOX / "runtime.in", ("-c", "../localstack/runtime.txt")),
    Lock(PLUGIN / "test.txt", PLUGIN / "test.in", (*LOCALSTACK_ERA, "-c", "requirements.txt")),
)


def require_no_hosts(name: str, lock: str) -> None:
    """A lock that names where its files came from would send everybody else there too."""
    if "://" in lock:
        raise ArvioFailed(f"{name} names a host.")


def main() -> None:
    try:
        for lock in ALL:
            lock.make()
    except ArvioFailed as failure:
        sys.exit(describe(failure))


if __name__ == "__main__":
    main()
