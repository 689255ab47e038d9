"""A system call allowlist as classic BPF, compiled once; each process only patches in its own number."""

import ctypes
import errno
import struct
from typing import Final

from . import libc, syscalls

_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _KILL, _ERRNO = 0x7FFF0000, 0x80000000, 0x00050000
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16
_X32: Final = 0x40000000
_SET_MODE_FILTER, _ALL_THREADS = 1, 1
_ARCHITECTURES: Final = (0xC000003E, 0xC00000B7)

type Instruction = tuple[int, int, int, int]


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


class Filter:
    """Built in the zygote, installed in each of its children."""

    def __init__(self) -> None:
        self._column = syscalls.column()
        self._architecture = _ARCHITECTURES[self._column]
        self._pid_places: list[int] = []
        self._code = self._compiled()

    def install(self, pid: int) -> None:
        """For good, for all threads. Needs no_new_privs or CAP_SYS_ADMIN."""
        code = bytearray(self._code)
        for place in self._pid_places:
            struct.pack_into("=I", code, place * 8 + 4, pid)
        program = _Program(len(code) // 8, bytes(code))
        number = syscalls.SECCOMP[self._column] or 0
        libc.syscall(number, _SET_MODE_FILTER, _ALL_THREADS, ctypes.cast(ctypes.pointer(program), ctypes.c_void_p))

    def _compiled(self) -> bytes:
        code = self._prologue()
        for numbers in syscalls.ALLOWED.values():
            number = numbers[self._column]
            if number is not None:
                code += [(_EQUAL, 0, 1, number), (_RETURN, 0, 0, _ALLOW)]
        for numbers, argument, values in syscalls.CONDITIONAL.values():
            code += self._conditional(len(code), numbers, argument, values)
        code += self._clone()
        code.append((_RETURN, 0, 0, _ERRNO | errno.EPERM))
        return b"".join(struct.pack("=HBBI", *each) for each in code)

    def _prologue(self) -> list[Instruction]:
        foreign: list[Instruction] = [
            (_LOAD, 0, 0, _ARCHITECTURE),
            (_EQUAL, 1, 0, self._architecture),
            (_RETURN, 0, 0, _KILL),
            (_LOAD, 0, 0, _NUMBER),
        ]
        x32: list[Instruction] = [(_AT_LEAST, 0, 1, _X32), (_RETURN, 0, 0, _KILL)]
        return foreign + (x32 if self._column == 0 else [])

    def _conditional(
        self, start: int, numbers: syscalls.Numbers, argument: int, values: tuple[int | str, ...]
    ) -> list[Instruction]:
        body: list[Instruction] = [(_LOAD, 0, 0, _FIRST_ARGUMENT + 8 * argument)]
        for value in values:
            if value == "pid":
                self._pid_places.append(start + 1 + len(body))
            body += [(_EQUAL, 0, 1, value if isinstance(value, int) else 0), (_RETURN, 0, 0, _ALLOW)]
        body.append((_RETURN, 0, 0, _ERRNO | errno.EPERM))
        return [(_EQUAL, 0, len(body), numbers[self._column] or 0), *body]

    def _clone(self) -> list[Instruction]:
        return [
            (_EQUAL, 0, 4, syscalls.CLONE[self._column] or 0),
            (_LOAD, 0, 0, _FIRST_ARGUMENT),
            (_ANY_BIT, 0, 1, syscalls.CLONE_THREAD),
            (_RETURN, 0, 0, _ALLOW),
            (_RETURN, 0, 0, _ERRNO | errno.EPERM),
            (_EQUAL, 0, 1, syscalls.CLONE3[self._column] or 0),
            (_RETURN, 0, 0, _ERRNO | errno.ENOSYS),
        ]
