"""By the kernel's own doors: the names in `os` lead to the run's disk."""

import _io
import gc
import os
import posix
import sys

MARK = "".join(["another ", "student's ", "work"])


def in_files():
    found = []
    for folder in ("/tmp", "/var/tmp", "/dev/shm", "/var/task", "/opt", "/run", "/home", "/root", "/assignment", "."):
        try:
            found += [each.path for each in posix.scandir(folder)]
        except OSError:
            pass
    return found


def on_the_disk():
    return sorted(os.path.join(place, name) for place, _, names in os.walk("/") for name in names)


def in_memory():
    return [type(each).__name__ for each in gc.get_objects() if MARK in str(each)[:100000] and each is not vars()]


def in_processes():
    found = []
    for pid in [*range(1, 400), *range(os.getpid() - 300, os.getpid() + 300)]:
        for name in ("environ", "mem", "maps", "fd/3", "root/etc/passwd", "cwd/solution.py"):
            try:
                with _io.open(f"/proc/{pid}/{name}", "rb") as file:
                    file.read(1)
                found.append(f"{pid}/{name}")
            except OSError:
                pass
    return found


def in_modules():
    return [name for name in ("solution", "__main__") if MARK in str(vars(sys.modules.get(name, os)).get("__doc__"))]
