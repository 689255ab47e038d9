import os
import struct

FRAMES = [
    b"",
    b"[]",
    b"{}",
    b'["r"]',
    b'["r", ["h", 99999, 0], 0, 0, []]',
    b'["r", ["l", null, 5], 0, 0, []]',
    b'["r", ["T", "os:system"], 0, 0, []]',
    b'["r", ["k", 99], 0, 0, []]',
    b'["r", ["h", 5, ["class", {}]], 0, 0, []]',
    b'["r", 42, [["l", null, [42]]], 0, []]',
    b'["e", 5, "", null, []]',
    b'["e", ["h", 77, ["instance", ["T", "builtins:int"]], [[], ""]], "", 0, []]',
    b'["c", "operate", [0, "__globals__", ["t"], ["d", null, []]], []]',
    b'["c", "attribute", [0, "__globals__"], []]',
    b'["c", "nothing", [], []]',
    b"[" * 100000,
    b'["r", ' + b'["l", null, [' * 5000,
    b"\xff\xfe",
]


def answer(place):
    frame = FRAMES[place]
    os.write(3, struct.pack("!I", len(frame)) + frame)
    return 0
