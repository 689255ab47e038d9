"""System calls that the standard library has no name for."""

import ctypes
import os
from typing import Final

_LIBC: Final = ctypes.CDLL(None, use_errno=True)
_LIBC.syscall.restype = ctypes.c_long

PR_SET_PDEATHSIG: Final = 1
PR_SET_DUMPABLE: Final = 4
PR_SET_NO_NEW_PRIVS: Final = 38
M_ARENA_MAX: Final = -8
_MADV_POPULATE_WRITE: Final = 23
_IPC_RMID: Final = 0

type Argument = int | ctypes.Array[ctypes.c_char] | ctypes.c_void_p | None


def syscall(number: int, *arguments: Argument) -> int:
    """Raises OSError with the kernel's errno. Integers are passed as 64 bits: a variadic C call would cut them."""
    wide = [ctypes.c_long(each) if isinstance(each, int) else each for each in arguments]
    answer = int(_LIBC.syscall(ctypes.c_long(number), *wide))
    return checked(answer, f"system call {number}")


def prctl(option: int, value: int) -> None:
    zero = ctypes.c_ulong(0)
    checked(int(_LIBC.prctl(option, ctypes.c_ulong(value), zero, zero, zero)), f"prctl {option}")


def populate(start: int, length: int) -> None:
    """Copies the pages now that would be copied at their first write. Without effect before Linux 5.14."""
    _LIBC.madvise(ctypes.c_void_p(start), ctypes.c_size_t(length), _MADV_POPULATE_WRITE)


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
