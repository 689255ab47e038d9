import os
import struct
import time


def answer():
    """An answer that is always about to come."""
    os.write(3, struct.pack("!I", 1000))
    while True:
        os.write(3, b" ")
        time.sleep(0.02)


def fine():
    return 1
