import ctypes
import os
import sys

LIBC = ctypes.CDLL(None, use_errno=True)
PROGRAMS = ["/bin/sh", "/bin/busybox", "/proc/self/exe", "/lib64/ld-linux-x86-64.so.2", "/bin/su", "/usr/bin/sudo",
            "/usr/bin/mount", "/usr/bin/newuidmap", sys.executable]


def started():
    """None of these returns if it works."""
    for program in PROGRAMS:
        for way in (by_name, by_call, by_spawn):
            try:
                way(program)
            except OSError:
                pass
    return []


def by_name(program):
    os.execve(program, ["sh", "-c", "echo started"], {})


def by_call(program):
    LIBC.execv(program.encode(), (ctypes.c_char_p * 2)(b"sh", None))


def by_spawn(program):
    os.posix_spawn(program, ["sh"], {})
