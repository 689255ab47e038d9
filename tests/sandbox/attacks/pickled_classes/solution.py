"""A pickle may name plain classes; an instruction of it could then change them, or call what reaches further."""

import collections
import pickle


def changed(module, name, attribute, value):
    """`value` becomes an attribute of the class, if the class is one that can be changed."""
    state = b"(N}(V" + attribute.encode() + b"\n" + value + b"ut"
    return b"\x80\x02c" + f"{module}\n{name}\n".encode() + state + b"b."


def of_counters():
    return changed("collections", "Counter", "__eq__", b"cbuiltins\nbool\n")


def of_fractions():
    return changed("fractions", "Fraction", "__eq__", b"cbuiltins\nbool\n")


def of_the_tests():
    return changed("tests", "Expected", "__eq__", b"cbuiltins\nbool\n")


def of_mocks():
    return changed("tests", "MagicMock", "assert_called_once_with", b"cbuiltins\nlist\n")


def getters():
    """The names of collections' module, by way of a method of Counter's."""
    get = b"coperator\nattrgetter\n(V__init__.__globals__\ntR"
    return b"\x80\x02" + get + b"(ccollections\nCounter\ntR."


def count(word):
    return collections.Counter(word)


def call(callback):
    callback(1)


def saved():
    return pickle.dumps({"a": [1, (2, {3})], "b": 2.5})
