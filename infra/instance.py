"""An instance: a folder with one local cloud's choices, data, logs and pids. Several run side by side."""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from infra.choices import Choices, choose
from infra.failures import ArvioFailed, NotRunning
from infra.files import locked, write_whole
from infra.paths import REPOSITORY
from infra.ports import Ports
from infra.service_user import is_root

STAGE = "v1"
ARTIFACT_BUCKET = "arvio-artifacts"
LOCK = "lock"


@dataclass(frozen=True)
class Instance:
    home: Path
    choices: Choices

    @property
    def ports(self) -> Ports:
        return self.choices.ports

    @property
    def endpoint(self) -> str:
        return f"http://127.0.0.1:{self.ports.gateway}"

    @property
    def api_url(self) -> str:
        return f"{self.endpoint}/_aws/execute-api/{self.choices.rest_api_id}/{STAGE}"

    @property
    def websocket_origin(self) -> str:
        return f"ws://127.0.0.1:{self.ports.websocket}"

    @property
    def websocket_url(self) -> str:
        return f"{self.websocket_origin}/{self.choices.websocket_api_id}/{STAGE}"

    @property
    def site_url(self) -> str:
        return f"{self.endpoint}/{self.choices.site_bucket}/index.html"

    @property
    def data(self) -> Path:
        """Of PostgreSQL and Redis. Outside `home` when root would otherwise drop to a user who cannot reach it."""
        return Path(self.choices.data)

    @property
    def pids(self) -> Path:
        return self.home / "pids"

    @property
    def lock(self) -> Path:
        return self.home / LOCK

    def log(self, service: str) -> Path:
        return self.home / "logs" / f"{service}.log"

    @property
    def stack(self) -> str:
        return self.choices.stack

    @property
    def deployed(self) -> Path:
        """What the tool remembers of deployments."""
        return self.home / "deployed"

    def with_parameters(self, changes: dict[str, str]) -> "Instance":
        """Keeps overrides of template parameters; an empty value forgets one."""
        changed = self.trying(changes)
        if changed != self:
            save(changed)
        return changed

    def trying(self, changes: dict[str, str]) -> "Instance":
        """The same, kept by nobody: until it is saved, the next command knows nothing of it."""
        parameters = {name: value for name, value in (self.choices.parameters | changes).items() if value}
        return Instance(self.home, replace(self.choices, parameters=parameters))

    def named(self, stack: str | None) -> "Instance":
        """With this name for its stack, chosen before the first deployment. Raises ArvioFailed afterwards."""
        if stack is None or stack == self.stack:
            return self
        if self.deployed.exists():
            raise ArvioFailed(
                f"The stack of this instance is called {self.stack}, and an instance has one stack. A second one needs "
                f"an instance of its own: ARVIO_HOME=~/{stack} arvio up --stack {stack}"
            )
        chosen = Instance(self.home, replace(self.choices, stack=stack, site_bucket=f"{stack}-site"))
        save(chosen)
        return chosen


def default_home() -> Path:
    """`ARVIO_HOME`, else `.arvio` in the repository."""
    return Path(os.environ.get("ARVIO_HOME") or REPOSITORY / ".arvio").expanduser().resolve()


def load_instance(home: Path | None = None) -> Instance:
    """The instance that `arvio up` made earlier; raises NotRunning when there is none."""
    folder = home or default_home()
    file = folder / "instance.json"
    try:
        stored = json.loads(file.read_text())
        return Instance(folder, Choices(**(stored | {"ports": Ports(**stored["ports"])})))
    except FileNotFoundError:
        raise NotRunning(f"There is no instance in {folder}: run `arvio up` first.") from None
    except (ValueError, TypeError, KeyError) as error:
        raise ArvioFailed(
            f"{file} is not as this arvio writes it ({error}): put it back as it was, or use the arvio that wrote it."
        ) from None


@contextmanager
def opened(home: Path | None = None, *, say: Callable[[str], None] = lambda _: None) -> Iterator[Instance]:
    """The instance of this folder, made now if there is none; no other command changes it meanwhile.

    Read after the wait for another command: what was read before would undo what that one kept.
    """
    folder = home or default_home()
    with locked(folder / LOCK, say=say):
        yield open_instance(folder)


@contextmanager
def loaded(home: Path | None = None, *, say: Callable[[str], None] = lambda _: None) -> Iterator[Instance]:
    """The same of an instance that was made earlier; raises NotRunning when there is none."""
    with locked(load_instance(home).lock, say=say):
        yield load_instance(home)


def open_instance(home: Path | None = None) -> Instance:
    """The instance of this folder, made now if there is none."""
    folder = home or default_home()
    if not (folder / "instance.json").exists():
        make_folders(folder)
        save(Instance(folder, choose(folder)))
    make_folders(folder)
    return load_instance(folder)


def make_folders(home: Path) -> None:
    # Root's services run under a uid of their own and must get through to their data, and no further.
    home.mkdir(parents=True, exist_ok=True)
    home.chmod(0o711 if is_root() else 0o700)
    for name in ("logs", "logs/functions", "pids", "secrets", "tmp"):
        (home / name).mkdir(mode=0o700, exist_ok=True)


def save(instance: Instance) -> None:
    write_whole(instance.home / "instance.json", json.dumps(asdict(instance.choices), indent=2) + "\n")
