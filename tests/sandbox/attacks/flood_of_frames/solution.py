import os
import struct

FRAME = b'["o",[["stdout","spam"]]]'
MANY = (struct.pack("!I", len(FRAME)) + FRAME) * 1000


def answer():
    while True:
        os.write(3, MANY)


def fine():
    return 1
