import ctypes


def null():
    ctypes.string_at(0)


def fine():
    return 1
