import os
import signal


def stop():
    os.kill(os.getpid(), signal.SIGSTOP)


def die():
    os.kill(os.getpid(), signal.SIGKILL)


def abort():
    os.abort()


def fine():
    return 1
