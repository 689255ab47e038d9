import _io
import glob
import os
import posix

PATHS = [
    "tests.py", "/tests.py", "/proc/self/environ", "/proc/1/environ", "/proc/self/mem", "/proc/self/maps",
    "/proc/self/cmdline", "/proc/self/fd", f"/proc/{os.getppid()}/environ", f"/proc/{os.getppid()}/mem",
    f"/proc/{os.getppid()}/cmdline", "/etc/passwd", "/etc/shadow", "/etc/hostname", "/root", "/home", "/tmp", "/assignment",
    "/var/tmp", "/", "/proc", "/var/run/docker.sock", "/dev/shm", "/dev/tty", "/dev/mem", "/sys",
]


def opened(open, listdir):
    found = []
    for path in PATHS:
        try:
            with open(path, "rb") as file:
                file.read(10)
            found.append(path)
        except OSError:
            pass
        try:
            if listdir(path):
                found.append(path + " listed")
        except OSError:
            pass
    return found


def opened_by_the_kernel():
    return opened(_io.open, posix.listdir)


def opened_on_the_disk():
    found = opened(open, os.listdir)
    for pattern in ("/proc/*/environ", "/tmp/*", "/srv/*", "/home/*/.*", "../*.py", "**/tests*"):
        found += glob.glob(pattern, recursive=True)
    return found
