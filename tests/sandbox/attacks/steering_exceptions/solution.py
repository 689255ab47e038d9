import unittest
import unittest.case


def shout(cls):
    raise cls


def should_stop():
    shout(unittest.case._ShouldStop)


def unexpected():
    shout(unittest.case._UnexpectedSuccess)


def skip():
    raise type("SkipTest", (unittest.SkipTest,), {"__module__": "unittest.case"})("no")


def group():
    raise BaseExceptionGroup("no", [SystemExit(0), KeyboardInterrupt(), unittest.SkipTest("no")])


def in_disguise():
    class Quiet(Exception):
        pass

    Quiet.__module__, Quiet.__qualname__, Quiet.__name__ = "unittest.case", "SkipTest", "SkipTest"
    raise Quiet("no")
