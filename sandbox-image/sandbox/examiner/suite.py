"""The tests of a file: loaded, and without those that are already decided."""

import types
import unittest
from collections.abc import Collection, Iterable, Iterator, Mapping


def cases(module: types.ModuleType) -> list[unittest.TestCase]:
    return list(_flat(unittest.defaultTestLoader.loadTestsFromModule(module)))


def without(tests: Iterable[unittest.TestCase], done: Collection[str], named: Mapping[str, str]) -> unittest.TestSuite:
    return unittest.TestSuite(each for each in tests if named[each.id()] not in done)


def _flat(suite: unittest.TestSuite | unittest.TestCase) -> Iterator[unittest.TestCase]:
    if isinstance(suite, unittest.TestCase):
        yield suite
        return
    for each in suite:
        yield from _flat(each)
