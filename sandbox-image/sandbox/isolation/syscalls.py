"""Numbers of the system calls that a confined process may make: (x86-64, aarch64), None where it does not exist."""

import errno
import platform
from typing import Final

type Numbers = tuple[int | None, int | None]

# The order is the order of the checks: what a running interpreter calls most comes first.
ALLOWED: Final[dict[str, Numbers]] = {
    "read": (0, 63), "write": (1, 64), "futex": (202, 98), "mmap": (9, 222), "munmap": (11, 215), "brk": (12, 214),
    "madvise": (28, 233), "mremap": (25, 216), "mprotect": (10, 226), "rt_sigaction": (13, 134),
    "rt_sigprocmask": (14, 135), "rt_sigreturn": (15, 139), "sigaltstack": (131, 132), "rt_sigpending": (127, 136),
    "rt_sigtimedwait": (128, 137), "rt_sigsuspend": (130, 133), "restart_syscall": (219, 128),
    "clock_gettime": (228, 113), "clock_getres": (229, 114), "clock_nanosleep": (230, 115), "nanosleep": (35, 101),
    "gettimeofday": (96, 169), "time": (201, None), "times": (100, 153), "pause": (34, None), "alarm": (37, None),
    "setitimer": (38, 103), "getitimer": (36, 102), "readv": (19, 65), "writev": (20, 66), "pread64": (17, 67),
    "close": (3, 57), "close_range": (436, 436), "fstat": (5, 80), "stat": (4, None), "lstat": (6, None),
    "newfstatat": (262, 79), "statx": (332, 291), "lseek": (8, 62), "open": (2, None), "openat": (257, 56),
    "access": (21, None), "faccessat": (269, 48), "faccessat2": (439, 439), "readlink": (89, None),
    "readlinkat": (267, 78), "getcwd": (79, 17), "getdents64": (217, 61), "dup": (32, 23), "dup2": (33, None),
    "dup3": (292, 24), "fadvise64": (221, 223), "umask": (95, 166), "pipe": (22, None), "pipe2": (293, 59),
    "poll": (7, None), "ppoll": (271, 73), "select": (23, None), "pselect6": (270, 72), "epoll_create1": (291, 20),
    "epoll_ctl": (233, 21), "epoll_wait": (232, None), "epoll_pwait": (281, 22), "eventfd2": (290, 19),
    "membarrier": (324, 283), "getpid": (39, 172), "getppid": (110, 173), "gettid": (186, 178), "getuid": (102, 174),
    "geteuid": (107, 175), "getgid": (104, 176), "getegid": (108, 177), "getresuid": (118, 148),
    "getresgid": (120, 150), "getgroups": (115, 158), "getpgrp": (111, None), "getpgid": (121, 155),
    "getsid": (124, 156), "uname": (63, 160), "sysinfo": (99, 179), "getrusage": (98, 165), "getrlimit": (97, 163),
    "setrlimit": (160, 164), "set_robust_list": (273, 99), "get_robust_list": (274, 100),
    "set_tid_address": (218, 96), "rseq": (334, 293), "sched_yield": (24, 124), "sched_getaffinity": (204, 123),
    "getcpu": (309, 168), "arch_prctl": (158, None), "getrandom": (318, 278), "exit": (60, 93),
    "exit_group": (231, 94),
}  # fmt: skip

# Allowed only where one argument has one of these values. "pid" is replaced in each process by its own number.
# fcntl: duplicating and flags, not F_SETOWN, which lets the kernel signal a stranger. ioctl: isatty and its like.
CONDITIONAL: Final[dict[str, tuple[Numbers, int, tuple[int | str, ...]]]] = {
    "fcntl": ((72, 25), 1, (0, 1, 2, 3, 4, 1030)),
    "ioctl": ((16, 29), 1, (0x5401, 0x5451, 0x5450, 0x5421, 0x541B)),
    "prlimit64": ((302, 261), 0, (0, "pid")),
    "kill": ((62, 129), 0, ("pid",)),
    "tgkill": ((234, 131), 0, ("pid",)),
}

CLONE: Final[Numbers] = (56, 220)
CLONE_THREAD: Final = 0x00010000
# ENOSYS makes the C library fall back to clone, whose flags a filter can read; clone3 hides them behind a pointer.
CLONE3: Final[Numbers] = (435, 435)
SECCOMP: Final[Numbers] = (317, 277)
KEYCTL: Final[Numbers] = (250, 219)
PROCESS_MADVISE: Final = 440
LANDLOCK_CREATE: Final = 444
LANDLOCK_ADD: Final = 445
LANDLOCK_RESTRICT: Final = 446

MACHINES: Final = {"x86_64": 0, "aarch64": 1}


def column() -> int:
    """Which number of each pair is this machine's. OSError for a machine without a table."""
    machine = platform.machine()
    if machine not in MACHINES:
        raise OSError(errno.ENOSYS, f"no system call table for {machine}")
    return MACHINES[machine]


def of_this_machine(numbers: Numbers) -> int:
    return numbers[column()] or 0
