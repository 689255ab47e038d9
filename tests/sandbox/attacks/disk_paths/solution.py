"""Names that might lead out of the run's disk."""

import os

SECRETS = [
    "/etc/passwd", "../../../../etc/passwd", "/assignment/../etc/passwd", "/./etc//passwd", "/tmp/../../etc/passwd",
    "tests.py", "/tests.py", "../tests.py", "/proc/self/environ", "/proc/1/environ", "/proc/self/fd/3", "/dev/fd/3",
    "/dev/stdin", "/dev/urandom", "/dev/mem", "/usr/lib/os-release", "/usr/share/zoneinfo/UTC", os.__file__,
    "~/.ssh/id_rsa", "file:///etc/passwd", "/etc/passwd\n", "/etc/pass\u202ewd", "\\\\etc\\passwd", b"/etc/passwd",
]
ODD = ["", "\0", "/etc/passwd\0.txt", "a" * 300, "a/" * 3000 + "a", "\ud800", "x/\udcff/y", "nul/\x1b[2J", "é" * 200]


def opened():
    found = []
    for path in SECRETS:
        for mode in ("r", "rb", "r+"):
            try:
                open(path, mode).close()
                found.append(path)
            except OSError:
                pass
        if os.path.exists(path):
            found.append(path)
    return found


def odd():
    """What it says of each; none may be anything but an ordinary error."""
    found = set()
    for path in ODD:
        for action in (open, os.listdir, os.stat, os.mkdir, os.remove, os.chdir):
            try:
                action(path)
                os.rmdir(path)
                found.add("done")
            except (OSError, ValueError) as error:
                found.add(type(error).__name__)
    return sorted(found)


def numbers():
    found = []
    for number in [*range(4, 200), 1 << 20, (1 << 20) + 1, (1 << 31) - 1]:
        try:
            open(number, "rb", closefd=False).read()
            found.append(number)
        except OSError:
            pass
    return found


def leave(path):
    os.symlink("/etc/passwd", path)
