"""Files by their numbers, which nobody needs to have been given; sizes that are no numbers."""

import builtins
import os

ASK = builtins.input.__closure__[0].cell_contents
NICE = b"def total(numbers):\n    for each in numbers:\n        pass\n#"
OPEN = open("solution.py", "rb", buffering=0)


def refused(*call):
    try:
        return ASK("disk", *call)[0] != 0
    except (TypeError, ValueError):
        return True


def all_refused():
    OPEN._flags = os.O_RDWR
    try:
        OPEN.write(NICE)
        written = True
    except OSError:
        written = False
    numbers = [refused("write", number, 0, NICE) | refused("truncate", number, 5) for number in range(12)]
    return not written, sum(numbers) >= 11


def without_end():
    number = os.open("large", os.O_CREAT | os.O_WRONLY)
    inner = os.stat("large").st_ino - 1
    for size in (float("nan"), float("-inf"), 1e3):
        ASK_QUIETLY("truncate", inner, size)
        ASK_QUIETLY("write", inner, size, b"x")
    os.close(number)
    return refused("truncate", inner, 200 << 20)


def ASK_QUIETLY(*call):
    try:
        ASK("disk", *call)
    except (TypeError, ValueError, OverflowError):
        pass


def total(numbers):
    return sum(numbers)
