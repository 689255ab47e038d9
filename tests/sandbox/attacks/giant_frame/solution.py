import os
import struct


def too_long():
    os.write(3, struct.pack("!I", 0xFFFFFFFF))
    return 42


def negative():
    os.write(3, b"\x80\0\0\0" + b"[" * 100)
    return 42


def largest():
    """Eight MiB of brackets: small on the wire, large as objects."""
    frame = b'["r",["l",null,[' + b",".join([b"[]"] * 2700000) + b"],0],0,[],[]]"
    data = struct.pack("!I", len(frame)) + frame
    while data:
        data = data[os.write(3, data) :]
    return 42


def fine():
    return 1
