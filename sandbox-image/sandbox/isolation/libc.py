"""System calls that the standard library has no name for."""

import contextlib
import ctypes
import os
from collections.abc import Sequence
from typing import Final

from . import syscalls

_LIBC: Final = ctypes.CDLL(None, use_errno=True)
_LIBC.syscall.restype = ctypes.c_long

PR_SET_PDEATHSIG: Final = 1
PR_SET_DUMPABLE: Final = 4
PR_SET_NO_NEW_PRIVS: Final = 38
M_ARENA_MAX: Final = -8
_MADV_POPULATE_WRITE: Final = 23
_IPC_RMID: Final = 0
# What the kernel takes in one call.
VECTORS_AT_ONCE: Final = 1024


class _Vector(ctypes.Structure):
    _fields_ = (("address", ctypes.c_void_p), ("length", ctypes.c_size_t))


type Vector = ctypes.Array[_Vector]
type Vectors = list[Vector]
type Argument = int | ctypes.Array[ctypes.c_char] | ctypes.c_void_p | ctypes.Array[_Vector] | None


def syscall(number: int, *arguments: Argument) -> int:
    """Raises OSError with the kernel's errno. Integers are passed as 64 bits: a variadic C call would cut them."""
    wide = [ctypes.c_long(each) if isinstance(each, int) else each for each in arguments]
    answer = int(_LIBC.syscall(ctypes.c_long(number), *wide))
    return checked(answer, f"system call {number}")


def prctl(option: int, value: int) -> None:
    zero = ctypes.c_ulong(0)
    checked(int(_LIBC.prctl(option, ctypes.c_ulong(value), zero, zero, zero)), f"prctl {option}")


def vectors(ranges: Sequence[Sequence[int]], at_once: int = VECTORS_AT_ONCE) -> Vectors:
    """Address and length of each stretch of memory, as the kernel takes them."""
    parts = (ranges[start : start + at_once] for start in range(0, len(ranges), at_once))
    return [(_Vector * len(part))(*(_Vector(start, length) for start, length in part)) for part in parts]


def populate(stretches: Vectors) -> None:
    """Copies the pages now that would be copied at their first write.

    In one call since Linux 6.13, in one for each stretch since 5.14; without effect before.
    """
    with contextlib.suppress(OSError):
        own = os.pidfd_open(os.getpid())
        try:
            for part in stretches:
                _populate(own, part)
        finally:
            os.close(own)


def _populate(own: int, part: Vector) -> None:
    try:
        syscall(syscalls.PROCESS_MADVISE, own, part, len(part), _MADV_POPULATE_WRITE, 0)
    except OSError:
        populate_each(part)


def populate_each(part: Vector) -> None:
    """The same with a call for each stretch, which a filter lets pass."""
    for each in part:
        _LIBC.madvise(ctypes.c_void_p(each.address), ctypes.c_size_t(each.length), _MADV_POPULATE_WRITE)


def one_malloc_arena() -> None:
    """Each further arena reserves 64 MiB of address space a thread, which a limit on address space would charge."""
    _LIBC.mallopt(M_ARENA_MAX, 1)


def remove_shared_memory(number: int) -> None:
    checked(int(_LIBC.shmctl(number, _IPC_RMID, None)), "shmctl")


def remove_message_queue(number: int) -> None:
    checked(int(_LIBC.msgctl(number, _IPC_RMID, None)), "msgctl")


def remove_semaphores(number: int) -> None:
    checked(int(_LIBC.semctl(number, 0, _IPC_RMID)), "semctl")


def checked(answer: int, what: str) -> int:
    if answer < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")
    return answer
