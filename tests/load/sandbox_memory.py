"""What a waiting pair of processes costs in memory."""

import time
from contextlib import closing
from pathlib import Path

from sandbox.job import from_event
from sandbox.run import Sandbox

from tests.load.sandbox_submissions import SUBMISSIONS


def waiting_pair_mb() -> float:
    """The pair's proportional share: its own pages whole, those that it shares with the zygote by a third each."""
    with closing(Sandbox()) as sandbox:
        sandbox.run(from_event(SUBMISSIONS[0].event))
        time.sleep(0.5)
        children = Path(f"/proc/{sandbox.zygote_pid}/task/{sandbox.zygote_pid}/children").read_text().split()
        return sum(_share_kb(int(each)) for each in children) / 1024


def _share_kb(pid: int) -> int:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
