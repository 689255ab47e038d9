import ctypes
import os
import resource

LIBC = ctypes.CDLL(None, use_errno=True)
PARENT = os.getppid()
CALLS = {
    "ptrace": (101, 16, PARENT, 0, 0), "process_vm_readv": (310, PARENT, 0, 0, 0, 0, 0), "pidfd_open": (434, PARENT, 0),
    "unshare": (272, 0x10000000), "setns": (308, 0, 0), "mount": (165, b"none", b"/tmp", b"tmpfs", 0, 0),
    "keyctl": (250, 0, -3, 0), "add_key": (248, b"user", b"x", b"x", 1, -3), "shmget": (29, 0, 4096, 0o1600),
    "msgget": (68, 0, 0o1600), "semget": (64, 0, 1, 0o1600), "bpf": (321, 0, 0, 0), "perf_event_open": (298, 0, 0, 0, 0, 0),
    "userfaultfd": (323, 0), "io_uring_setup": (425, 1, 0), "personality": (135, 0x0040000), "setpriority": (141, 0, PARENT, 19),
    "memfd_create": (319, b"x", 0), "memfd_secret": (447, 0), "prctl": (157, 4, 1, 0, 0, 0), "setuid": (105, 0),
    "init_module": (175, 0, 0, b""), "kexec_load": (246, 0, 0, 0, 0), "reboot": (169, 0, 0, 0, 0), "seccomp": (317, 1, 0, 0),
    "inotify": (294, 0), "fanotify": (300, 0, 0), "name_to_handle": (303, 0, b"/", 0, 0, 0), "quotactl": (179, 0, 0, 0, 0),
    "sched_setaffinity": (203, PARENT, 8, 0), "sethostname": (170, b"x", 1), "settimeofday": (164, 0, 0),
    "mbind": (237, 0, 0, 0, 0, 0, 0), "kcmp": (312, PARENT, PARENT, 0, 0, 0), "prlimit": (302, PARENT, 7, 0, 0),
    "tkill": (200, PARENT, 0), "tgkill": (234, PARENT, PARENT, 0), "kill": (62, PARENT, 0), "rt_sigqueueinfo": (129, PARENT, 0, 0),
    "landlock": (444, 0, 0, 1), "chroot": (161, b"/"), "open_by_handle": (304, 0, 0, 0),
}


def succeeded():
    return [name for name, call in CALLS.items() if LIBC.syscall(*call) >= 0]


def signals():
    found = []
    for pid in (PARENT, 1, -1, 0, PARENT + 1, os.getpid() - 1):
        try:
            os.kill(pid, 0)
            found.append(pid)
        except OSError:
            pass
    return found


def limits():
    found = []
    for kind in (resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_NOFILE, resource.RLIMIT_FSIZE):
        try:
            resource.setrlimit(kind, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
            found.append(kind)
        except (OSError, ValueError):
            pass
    return found
