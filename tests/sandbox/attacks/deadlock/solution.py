import os
import struct

FRAME = b'["c","stdin",["read",-1],[]]'
MANY = (struct.pack("!I", len(FRAME)) + FRAME) * 100


def answer():
    """Asks and never reads the answers, until both sides wait for the other to read."""
    while True:
        os.write(3, MANY)


def fine():
    return 1
