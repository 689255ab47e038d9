"""First code of every Lambda child process: die with LocalStack, then become AWS's runtime interface client.

Runs under the interpreter of the functions, so it may import nothing but the standard library and awslambdaric.
"""

import fcntl
import os
import select
import signal
import sys


def die_when_closed(lifeline: int) -> None:
    """Have the kernel kill this process group when the other end of the pipe closes, however LocalStack ends.

    Not PR_SET_PDEATHSIG: that fires when the *thread* that started us ends, and gateway threads come and go.
    """
    if hasattr(fcntl, "F_SETSIG"):
        fcntl.fcntl(lifeline, fcntl.F_SETOWN, -os.getpgrp())
        fcntl.fcntl(lifeline, fcntl.F_SETSIG, signal.SIGKILL)
        fcntl.fcntl(lifeline, fcntl.F_SETFL, os.O_ASYNC)
        if select.select([lifeline], [], [], 0)[0]:  # closed before the lines above
            os.killpg(0, signal.SIGKILL)
    else:  # macOS cannot choose the signal, so a thread waits for the end of the pipe
        import threading  # noqa: PLC0415 - a cold start on Linux is spared it

        threading.Thread(target=_wait_and_die, args=(lifeline,), daemon=True).start()


def _wait_and_die(lifeline: int) -> None:
    os.read(lifeline, 1)
    os.killpg(0, signal.SIGKILL)


def main() -> None:
    _, lifeline, handler = sys.argv
    die_when_closed(int(lifeline))
    from awslambdaric.__main__ import main as runtime_interface_client  # noqa: PLC0415 - the lifeline comes first

    sys.argv = ["awslambdaric", handler]
    runtime_interface_client(sys.argv)


if __name__ == "__main__":
    main()
