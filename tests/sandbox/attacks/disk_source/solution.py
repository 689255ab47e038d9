"""The tests look into this text for a loop; it tries to show them another one."""

import os
import shutil

CLEAN = "def total(numbers):\n    for each in numbers:\n        pass\n"


def tampered():
    found = []
    for action in (
        lambda: open("solution.py", "w").write(CLEAN),
        lambda: open(__file__, "r+").write(CLEAN),
        lambda: open("solution.py", "a").write(CLEAN),
        lambda: os.remove("solution.py"),
        lambda: os.rename("solution.py", "old.py"),
        lambda: os.replace(made("new.py"), "solution.py"),
        lambda: shutil.copy(made("copy.py"), "solution.py"),
        lambda: os.chmod("solution.py", 0o666),
        lambda: os.truncate("solution.py", 0),
        lambda: os.rename("/assignment", "/moved"),
        lambda: os.rmdir("/assignment"),
        lambda: os.rename(made("/tmp/file"), "/assignment/solution.py"),
    ):
        try:
            action()
            found.append(action.__code__.co_firstlineno)
        except OSError:
            pass
    return found


def made(name):
    with open(name, "w") as file:
        file.write(CLEAN)
    return name


def another_place():
    """The tests' own working folder: relative names of theirs would be found here."""
    os.makedirs("/tmp/mine", exist_ok=True)
    os.chdir("/tmp/mine")
    made("solution.py")


def total(numbers):
    return sum(numbers)


TAMPERED = tampered()
