"""What plain `unittest` says of a case, in one ordinary interpreter: the truth for an idiom's golden verdict."""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

_PROGRAM = """
import json, sys, types, unittest
sys.path.insert(0, sys.argv[1])
class Told(unittest.TestResult):
    def __init__(self):
        super().__init__()
        self.found = {}
    def startTest(self, test):
        self.found[name(test)] = "passed"
    def addFailure(self, test, err):
        self.found[name(test)] = "failed"
    def addError(self, test, err):
        if isinstance(test, unittest.TestCase):
            self.found[name(test)] = "error"
            return
        for each in tests:
            if str(test).startswith("setUp") and each.id().startswith(str(test).partition("(")[2].rstrip(")")):
                self.found[name(each)] = "error"
    def addUnexpectedSuccess(self, test):
        self.found[name(test)] = "failed"
    def addSubTest(self, test, subtest, err):
        if err is not None and self.found[name(test)] == "passed":
            self.found[name(test)] = "failed" if issubclass(err[0], test.failureException) else "error"
def name(test):
    short = test.id().split(".", 1)[1]
    return short if many else short.rpartition(".")[2]
def flat(suite):
    for each in suite:
        if isinstance(each, unittest.TestSuite):
            yield from flat(each)
        else:
            yield each
import io, os
real, sys.stdout, sys.stderr, sys.stdin = sys.stdout, io.StringIO(), io.StringIO(), io.StringIO()
suite = unittest.defaultTestLoader.loadTestsFromName("tests")
tests = list(flat(suite))
many = len({type(each) for each in tests}) > 1
result = Told()
unittest.TestSuite(tests).run(result)
real.write(json.dumps(result.found))
"""


def outcomes(case: Path) -> dict[str, str]:
    """Test name → outcome, in a folder that holds the case alone. A module that does not load gives one entry."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(case, folder, dirs_exist_ok=True)
        command = [sys.executable, "-I", "-B", "-c", _PROGRAM, folder]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True, cwd=folder)
    found: dict[str, str] = json.loads(done.stdout)
    return found
