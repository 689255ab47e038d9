"""Programs that run to their end, with what they said kept in a log."""

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from infra.failures import ArvioFailed, likely_cause
from infra.paths import BUILD


def run(command: Sequence[str | Path], *, log: str, what: str, cwd: Path | None = None,
        env: Mapping[str, str] | None = None, uid: int | None = None) -> str:  # fmt: skip
    """Its output. `what` names the work in the sentence of a failure; `log` names the file under .build/logs."""
    file = BUILD / "logs" / f"{log}.log"
    done = _finish(command, what=what, cwd=cwd, env=env, uid=uid)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"$ {' '.join(map(str, command))}\n{done.stdout}")
    if done.returncode:
        raise ArvioFailed(f"{what} did not work: {likely_cause(done.stdout)}", log=file)
    return done.stdout


def _finish(command: Sequence[str | Path], *, what: str, cwd: Path | None, env: Mapping[str, str] | None,
            uid: int | None) -> subprocess.CompletedProcess[str]:  # fmt: skip
    try:
        return subprocess.run(
            [str(part) for part in command], cwd=cwd, env=env, text=True, errors="replace", check=False,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            **as_user(uid),
        )  # fmt: skip
    except FileNotFoundError as error:
        raise ArvioFailed(f"{what} did not work: {error.filename} is not installed.") from None
    except OSError as error:
        raise ArvioFailed(f"{what} did not work: {error.filename} does not start ({error.strerror}).") from None


def as_user(uid: int | None) -> dict[str, Any]:
    """Arguments of subprocess that drop root's rights; none when there is nothing to drop."""
    return {} if uid is None else {"user": uid, "group": uid, "extra_groups": []}
