import json
import os
import struct


def send(message):
    data = json.dumps(message).encode()
    os.write(3, struct.pack("!I", len(data)) + data)


def answer():
    send(["expired", "", []])
    return 42


def fine():
    return 1
