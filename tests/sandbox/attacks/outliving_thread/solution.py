import os
import threading
import time


def forge():
    while True:
        time.sleep(0.001)
        try:
            os.write(3, b"\x00\x00\x00\x16[\"r\", 42, 0, 0, [], 0]")
        except OSError:
            pass


def start():
    threading.Thread(target=forge, daemon=False).start()
    time.sleep(0.02)
    return 1


def answer():
    time.sleep(0.05)
    return 41
