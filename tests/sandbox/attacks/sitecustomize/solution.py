import _io
import os
import posix
import site
import sys

NAMES = ("sitecustomize.py", "usercustomize.py", "forged.pth", "unittest.py", "tests.py", "solution.py")
FOLDERS = [*sys.path, posix.getcwd(), "/", "/tmp", os.path.dirname(os.__file__), os.path.expanduser("~")]


def written(open=_io.open):
    found = []
    for folder in FOLDERS:
        for name in NAMES:
            try:
                with open(os.path.join(folder, name), "w") as file:
                    file.write("import unittest; unittest.TestCase.assertEqual = print")
                found.append(f"{folder}/{name}")
            except OSError:
                pass
    return found


def written_on_the_disk():
    """Files can be written there; nothing must ever be run from them."""
    return bool(written(open))


def poisoned():
    """Every run of this sandbox would see it, if any of it reached further than this process."""
    found = [name for name in ("sitecustomize", "usercustomize") if name in sys.modules]
    sys.modules["sitecustomize"] = sys.modules["usercustomize"] = sys.modules["unittest"] = sys
    sys.path[:] = ["/tmp"]
    site.ENABLE_USER_SITE = True
    os.environ["PYTHONSTARTUP"] = os.environ["PYTHONPATH"] = "/tmp"
    return found
