import os
import stat


def opened():
    found = []
    for number in range(5000):
        try:
            facts = os.fstat(number)
        except OSError:
            continue
        if number < 3 and stat.S_ISCHR(facts.st_mode) and facts.st_rdev == os.makedev(1, 3):
            continue  # /dev/null
        if number == 3 and stat.S_ISSOCK(facts.st_mode):
            continue  # the values' own channel
        found.append(number)
    return found


def read():
    """Whatever may wait on a descriptor that is not ours."""
    found = []
    for number in [*range(3), *range(4, 300)]:
        try:
            data = os.read(number, 10)
            if data:
                found.append(number)
        except OSError:
            pass
    return found
