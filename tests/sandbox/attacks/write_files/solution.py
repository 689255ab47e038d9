"""By the kernel's own doors: the names in `os` lead to the run's disk."""

import _io
import posix

ATTEMPTS = [
    lambda: _io.open("/tmp/residue", "w"),
    lambda: _io.open("residue", "w"),
    lambda: _io.open("/var/tmp/residue", "w"),
    lambda: _io.open("/dev/shm/residue", "w"),
    lambda: posix.mkdir("/tmp/residue-folder"),
    lambda: posix.mkdir("/var/tmp/residue-folder"),
    lambda: posix.symlink("/etc/passwd", "/tmp/residue-link"),
    lambda: posix.link("/etc/passwd", "/tmp/residue-link"),
    lambda: posix.rename("/tmp", "/tmp2"),
    lambda: posix.unlink("/etc/passwd"),
    lambda: posix.chmod("/tmp", 0o700),
    lambda: posix.mkfifo("/tmp/residue-pipe"),
    lambda: posix.truncate("/etc/passwd", 0),
    lambda: _io.FileIO("/tmp/residue", "w"),
    lambda: posix.open("/tmp", posix.O_TMPFILE | posix.O_RDWR),
    lambda: posix.memfd_create("residue"),
    lambda: posix.chroot("/tmp"),
    lambda: posix.setxattr("/tmp", "user.x", b"x"),
    lambda: posix.utime("/tmp"),
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
