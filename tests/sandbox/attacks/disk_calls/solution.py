"""Questions about files that our own program would not ask."""

import gc
import json
import os
import struct

CALLS = [
    ["give", "solution.py", "forged"], ["__class__"], ["_tree"], ["__init__"], ["open"], ["open", 1, 2, 3],
    ["open", "x", "y", "z"], ["read", -1, 0, 1 << 70], ["read", 0, -5, -5], ["read", "0", 0, 1], ["read", 1 << 80, 0, 1],
    ["write", 0, 0, "text"], ["write", 4, 1 << 62, "x"], ["write", 4, 0, ["l", None, [1]]], ["stat", ["l", None, []]],
    ["stat", None], ["listdir", {"a": 1}], ["mkdir", "x", "y"], ["chdir", 3], ["chmod", "solution.py", 7], [],
    ["utime", "x", "a", []], ["rename", "solution.py", None], ["truncate", 4, -1], [["l", None, []]], [None], [{}],
]


def ask(arguments):
    frame = json.dumps(["c", "disk", arguments, []]).encode()
    os.write(3, struct.pack("!I", len(frame)) + frame)
    size = struct.unpack("!I", os.read(3, 4))[0]
    return os.read(3, size)


def answer():
    for each in CALLS:
        ask(each)
    return 41


def by_the_harness():
    """Whatever of ours can be reached from here."""
    for each in gc.get_objects():
        if type(each).__name__ in {"System", "Descriptors", "Loop"}:
            for name in dir(each):
                if not name.startswith("__"):
                    try:
                        setattr(each, name, lambda *_, **__: 42)
                    except AttributeError:
                        pass
    return open("x")


def text():
    return open("solution.py").read()
