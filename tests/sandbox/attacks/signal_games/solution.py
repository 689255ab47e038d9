import os
import signal
import time


def forge(*_):
    for descriptor in (1, 2, 3):
        try:
            os.write(descriptor, b'\x00\x00\x00\x14["r",42,0,[],[]]    ')
        except OSError:
            pass


def swallow(*_):
    pass


for number in (signal.SIGALRM, signal.SIGPROF, signal.SIGVTALRM, signal.SIGXCPU, signal.SIGUSR1, signal.SIGTERM):
    signal.signal(number, forge if number == signal.SIGALRM else swallow)


def answer():
    """A signal that arrives while our own program is answering."""
    signal.setitimer(signal.ITIMER_REAL, 0.0005, 0.0005)
    signal.setitimer(signal.ITIMER_PROF, 0.001, 0.001)
    time.sleep(0.01)
    return 41


def fine():
    return 1
