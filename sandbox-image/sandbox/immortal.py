"""Everything that is there before the first fork is made to live for ever, so that a child that uses it does not write
to it.

The count of an object's references lies inside the object: a forked child that so much as calls a function gets its own
copy of the page that the function is on. A short run wrote to 1,400 pages because of that, each a fault and a copy.
Python 3.12 and newer do not count the references to objects that are marked as immortal (PEP 683), such as None.
"""

import ctypes
import gc
import itertools
import sys
import types
from collections.abc import Iterable, Iterator
from typing import Any, Final

_COUNT_BYTES: Final = 4
_FEW: Final = 100
# What runs, or is held by what runs, still changes hands.
_MORTAL: Final = (types.FrameType, types.GeneratorType, types.CoroutineType, types.AsyncGeneratorType,
                  types.TracebackType)  # fmt: skip
# The collector does not follow code to its constants and names.
_OF_CODE: Final = ("co_consts", "co_names", "co_varnames", "co_cellvars", "co_freevars", "co_filename", "co_name",
                   "co_qualname", "co_linetable", "co_exceptiontable")  # fmt: skip


def make_immortal() -> int:
    """How many objects were marked; none where the interpreter keeps its counts in another way than is known here.

    Level by level, so that the interpreter does the walking. The mark says at once who has been met: a table of them
    would leave megabytes of holes for every child to map.
    """
    if not _counts_are_known():
        return 0
    made = 0
    level = [*gc.get_objects(), *_of_builtin_classes()]
    while level:
        level = _marked(level)
        made += len(level)
        level = [*gc.get_referents(*level), *_of_code(level)]
    return made


def _marked(level: Iterable[Any]) -> list[Any]:
    """Those that were mortal until now, each once."""
    found: list[Any] = []
    mark, endless = ctypes.string_at(id(None), _COUNT_BYTES), sys.getrefcount(None)
    for each in level:
        if sys.getrefcount(each) != endless and type(each) not in _MORTAL:
            ctypes.memmove(id(each), mark, _COUNT_BYTES)
            found.append(each)
    return found


def _counts_are_known() -> bool:
    """A new object has few references, and None cannot have as many as its count says."""
    fresh = object()
    return _count(fresh) < _FEW < _count(None)


def _count(value: object) -> int:
    return ctypes.c_uint32.from_address(id(value)).value


def _of_code(values: Iterable[Any]) -> Iterator[Any]:
    for each in values:
        if type(each) is types.CodeType:
            yield from (getattr(each, name) for name in _OF_CODE)


def _of_builtin_classes() -> Iterator[Any]:
    """The collector does not follow classes that are written in C either."""
    known: set[type] = set()
    ahead: list[type] = [object]
    while ahead:
        cls = ahead.pop()
        if cls not in known:
            known.add(cls)
            ahead += type.__subclasses__(cls)
            yield from itertools.chain(vars(cls), vars(cls).values(), (cls.__mro__, cls.__bases__))
