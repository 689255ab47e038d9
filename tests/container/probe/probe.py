"""Says what the container's own walls let through; the sandbox of the image plays no part here."""

import ctypes
import os
import signal
import socket
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

MIB = 1 << 20


def handle(event: dict[str, Any], context: object) -> Any:
    return globals()[event["do"]](*event.get("with", []))


def refusal(attempt: Callable[[], object]) -> str | None:
    """The name of the error; None if it worked."""
    try:
        attempt()
    except (OSError, MemoryError) as error:
        return type(error).__name__
    return None


def who() -> dict[str, Any]:
    lines = (line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    status = {name: value.strip() for name, value in lines}
    kept = ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb", "NoNewPrivs", "Seccomp")
    return {"uid": os.getuid(), "gid": os.getgid(), **{name: status[name] for name in kept}}


def environment() -> dict[str, str]:
    return dict(os.environ)


def interfaces() -> list[str]:
    return [name for _, name in socket.if_nameindex()]


def connects(addresses: list[tuple[str, int]]) -> dict[str, str | None]:
    return {
        f"{host}:{port}": refusal(partial(socket.create_connection, (host, port), timeout=2))
        for host, port in addresses
    }


def writes(folders: list[str]) -> dict[str, str | None]:
    return {each: refusal(partial((Path(each) / "left-behind").write_text, "x")) for each in folders}


def runs_from_tmp() -> str | None:
    program = Path("/tmp/program")
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    return refusal(lambda: os.posix_spawn(str(program), [str(program)], {}))


def neighbours() -> dict[str, str]:
    """pid → command line, where it can be read."""
    found = {}
    for path in Path("/proc").glob("[0-9]*"):
        try:
            found[path.name] = (path / "cmdline").read_bytes().replace(b"\0", b" ").decode().strip()
        except OSError as error:
            found[path.name] = type(error).__name__
    return found


def reads(paths: list[str]) -> dict[str, str | None]:
    return {each: refusal(partial(Path(each).open, "rb")) for each in paths}


def opens_memory(pid: int) -> str | None:
    return refusal(lambda: os.close(os.open(f"/proc/{pid}/mem", os.O_RDWR)))


def becomes_root() -> str | None:
    return refusal(lambda: os.setuid(0))


def calls(names: list[str]) -> dict[str, int]:
    """What libc answers to a call with harmless arguments: -1 is a refusal."""
    libc = ctypes.CDLL(None, use_errno=True)
    arguments: dict[str, tuple[object, ...]] = {
        "mount": (b"none", b"/tmp", b"tmpfs", 0, None),
        "unshare": (0x10000000,),  # CLONE_NEWUSER
        "chroot": (b"/tmp",),
        "ptrace": (16, 1, 0, 0),  # PTRACE_ATTACH to the first process
    }
    return {name: int(getattr(libc, name)(*arguments[name])) for name in names}


def kills_the_first_process() -> str:
    """It tells the host what happens here, so it must outlive what it forked."""
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGKILL, signal.SIGSTOP):
        os.kill(1, number)
    return "it lives"


def takes_memory(mib: int) -> int:
    taken = bytearray(mib * MIB)
    taken[::4096] = b"x" * len(taken[::4096])
    return len(taken)


def fills_tmp() -> str | None:
    with Path("/tmp/large").open("wb") as file:
        return refusal(lambda: [file.write(b"x" * MIB) for _ in range(200)])


def forks() -> int:
    """How many processes there can be; each waits until its parent is gone."""
    count = 0
    while True:
        try:
            pid = os.fork()
        except OSError:
            return count
        if pid == 0:
            time.sleep(60)
            os._exit(0)
        count += 1


def floods(mib: int) -> int:
    for _ in range(mib):
        print("x" * MIB, file=sys.stderr, flush=True)
    return mib


def waits(seconds: float) -> float:
    time.sleep(seconds)
    return seconds
