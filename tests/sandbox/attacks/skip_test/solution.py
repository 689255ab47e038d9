import unittest


def answer():
    raise unittest.SkipTest("not today")


def interrupt():
    raise KeyboardInterrupt


def leave():
    raise GeneratorExit
