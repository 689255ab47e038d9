import os
import sys


def environment():
    return dict(os.environ), {bytes(key) for key in os.environb}


def paths():
    return [each for each in [*sys.argv, *sys.orig_argv, *sys.path] if "work" in each or "sandbox-image" in each]
