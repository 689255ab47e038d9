"""A search for a forged pass."""

import json
import os
import subprocess
import sys
from pathlib import Path

from sandbox import runtime

from . import forgery_search

ROOT = Path(__file__).parent.parent.parent
SEARCHES = 30


def test_no_answer_passes_a_test_whose_expected_value_is_unknown() -> None:
    path = os.pathsep.join([str(Path(runtime.__file__).parent.parent), str(ROOT)])
    command = [sys.executable, "-W", "ignore", "-m", forgery_search.__name__, str(SEARCHES)]
    done = subprocess.run(
        command, cwd=ROOT, env={"PYTHONPATH": path}, capture_output=True, text=True, timeout=120, check=False
    )

    assert done.returncode == 0, done.stderr
    assert [*json.loads(done.stdout)] == [forgery_search.EASY]
