import ctypes
import multiprocessing
import os
import pty
import subprocess
import sys

LIBC = ctypes.CDLL(None, use_errno=True)


def raw(*arguments):
    if LIBC.syscall(*arguments) < 0:
        raise OSError(ctypes.get_errno(), "refused")


def forked(fork):
    if fork() == 0:
        os._exit(0)


def system():
    if os.system("true") == 0:
        return
    raise OSError("refused")


ATTEMPTS = [
    lambda: forked(os.fork),
    lambda: forked(lambda: pty.fork()[0]),
    lambda: os.execv(sys.executable, ["python"]),
    lambda: os.execv("/bin/sh", ["sh", "-c", "true"]),
    lambda: os.posix_spawn("/bin/true", ["true"], {}),
    lambda: subprocess.run(["true"]),
    system,
    lambda: multiprocessing.Process(target=print).start(),
    lambda: raw(57),
    lambda: raw(58),
    lambda: raw(59, b"/bin/true", None, None),
    lambda: raw(56, 17, 0, 0, 0, 0),
    lambda: raw(435, ctypes.create_string_buffer(88), 88),
]


def succeeded():
    found = []
    for place, attempt in enumerate(ATTEMPTS):
        try:
            attempt()
            found.append(place)
        except OSError:
            pass
    return found
