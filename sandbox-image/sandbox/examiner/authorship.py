"""In the tests' process runs what the tests' author wrote, and no text that the student's code has handed over.

`eval(repr(point))`, `typing.get_type_hints(solution.add)` and `exec(inspect.getsource(solution))` are ordinary lines of
a tests file, and each would run a student's text beside the verdict. An audit hook hears of whatever is about to be
executed, by any way, and cannot be taken out again.
"""

import __future__

import builtins
import contextlib
import dis
import sys
import textwrap
import types
import warnings
from collections.abc import Callable, Iterator
from typing import Any, Final

from sandbox import reading
from sandbox.values import scalars

from .author import Author

# Loaders of the standard library's files, and makers of code out of names that they have checked to be names.
_MAKERS: Final = ("_frozen_importlib", "_frozen_importlib_external", "collections", "dataclasses", "timeit",
                  "unittest.mock", "sandbox.archive", "sandbox.imports", "sandbox.examiner.examination")  # fmt: skip
# What a text that builds a value is made of: no assignment, no import, no function.
_HARMLESS: Final = frozenset(
    ["RESUME", "CACHE", "NOP", "LOAD_CONST", "LOAD_SMALL_INT", "LOAD_NAME", "LOAD_GLOBAL", "LOAD_ATTR", "PUSH_NULL",
     "CALL", "CALL_KW", "BUILD_LIST", "BUILD_TUPLE", "BUILD_SET", "BUILD_MAP", "BUILD_CONST_KEY_MAP", "BUILD_SLICE",
     "LIST_EXTEND", "SET_UPDATE", "DICT_UPDATE", "KW_NAMES", "UNARY_NEGATIVE", "UNARY_NOT", "UNARY_INVERT",
     "CALL_INTRINSIC_1", "BINARY_OP", "BINARY_SUBSCR", "BINARY_SLICE", "COMPARE_OP", "IS_OP", "CONTAINS_OP", "TO_BOOL",
     "COPY", "SWAP", "POP_TOP", "POP_JUMP_IF_FALSE", "POP_JUMP_IF_TRUE", "JUMP_FORWARD", "RETURN_VALUE", "RETURN_CONST"]
)  # fmt: skip
_BUILTINS: Final = frozenset(
    ["abs", "bool", "bytearray", "bytes", "complex", "dict", "divmod", "enumerate", "float", "frozenset", "int", "len",
     "list", "max", "min", "object", "pow", "range", "reversed", "round", "set", "slice", "sorted", "str", "sum",
     "tuple", "zip"]
)  # fmt: skip
_MODULES: Final = frozenset({"datetime", "decimal", "fractions", "collections", "math", "typing", "uuid"})
# What a pickle may name. None of them can be changed, as an instruction of a pickle could change a class that was
# written in Python, and none makes classes or reads attributes.
_PICKLED: Final = frozenset(
    ["builtins.bool", "builtins.bytearray", "builtins.bytes", "builtins.complex", "builtins.dict", "builtins.float",
     "builtins.frozenset", "builtins.int", "builtins.list", "builtins.range", "builtins.set", "builtins.slice",
     "builtins.str", "builtins.tuple", "collections.OrderedDict", "collections.defaultdict", "collections.deque",
     "datetime.date", "datetime.datetime", "datetime.time", "datetime.timedelta", "datetime.timezone",
     "decimal.Decimal"]
)  # fmt: skip


# A text that is compiled inside a file inherits what the file imports from __future__.
_FUTURES: Final = __future__.annotations.compiler_flag


class NotTheAuthorsError(RuntimeError):
    """A text of the student's that a tests file was about to run."""


class Authorship:
    """`is_theirs` tells whether an object is the student's; `has_spoken` whether their code has said anything yet."""

    def __init__(self, author: Author, is_theirs: Callable[[Any], bool], has_spoken: Callable[[], bool]) -> None:
        self._author, self._is_theirs, self._has_spoken = author, is_theirs, has_spoken
        self._makers = {id(vars(sys.modules[name])) for name in _MAKERS if name in sys.modules}

    def hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        """The audit hook. Raises NotTheAuthorsError for a code object or a pickle that is not the author's."""
        if event in {"exec", "pickle.find_class", "marshal.loads"} and self._has_spoken():
            caller = sys._getframe(1)  # noqa: SLF001 -- the only way to know who asks
            if id(caller.f_globals) not in self._makers and not self._is_fine(event, arguments, caller):
                raise NotTheAuthorsError(
                    "the tests were about to run a text that tests.py does not hold, in the process that decides. "
                    'Call the student\'s function instead, or let the assignment say isolation = "shared"'
                )

    def _is_fine(self, event: str, arguments: tuple[Any, ...], caller: types.FrameType) -> bool:
        if event == "exec":
            code: types.CodeType = arguments[0]
            return self._builds_a_value(code, caller) or self._is_authored(code)
        return event == "pickle.find_class" and f"{arguments[0]}.{arguments[1]}" in _PICKLED

    def _builds_a_value(self, code: types.CodeType, caller: types.FrameType) -> bool:
        before: dis.Instruction | None = None
        for each in dis.get_instructions(code):
            if each.opname not in _HARMLESS:
                return False
            if each.opname in {"LOAD_NAME", "LOAD_GLOBAL"} and not self._may_be_named(str(each.argval), caller):
                return False
            if each.opname == "LOAD_ATTR" and not self._is_of_a_module(each, before, caller):
                return False
            before = each
        return True

    def _is_of_a_module(self, each: dis.Instruction, before: dis.Instruction | None, caller: types.FrameType) -> bool:
        """`datetime.date`, `solution.Point`: a public name of a module that holds values, or of the student's."""
        if str(each.argval).startswith("_") or before is None or before.opname not in {"LOAD_NAME", "LOAD_GLOBAL"}:
            return False
        module = self._bound(str(before.argval), caller)
        if not isinstance(module, types.ModuleType):
            return False
        return self._is_theirs(module) or _holds_values(module, vars(module).get(each.argval))

    def _may_be_named(self, name: str, caller: types.FrameType) -> bool:
        """The student's own names, those of plain values, and names that mean nothing in the tests."""
        if name.startswith("_"):
            return False
        found = self._bound(name, caller)
        if isinstance(found, types.ModuleType):
            return found.__name__ in _MODULES or self._is_theirs(found)
        if found is None:
            return name in _BUILTINS or not hasattr(builtins, name)
        if scalars.NAMES.get(id(found), "operator:").startswith("operator:"):  # whose getters reach anything
            return self._is_theirs(found) or getattr(found, "__module__", "") == "typing"
        return True

    @staticmethod
    def _bound(name: str, caller: types.FrameType) -> Any:
        for names in (caller.f_locals, vars(sys.modules[reading.MODULE])):
            if names.get(name) is not None:
                return names[name]
        return None

    def _is_authored(self, code: types.CodeType) -> bool:
        flags = code.co_flags & _FUTURES
        return any(
            _compiled(text, mode, flags) == code for text in self._texts() for mode in ("eval", "exec", "single")
        )

    def _texts(self) -> Iterator[str]:
        for text in self._author.texts():
            yield from {text, text.strip(), textwrap.dedent(text), textwrap.dedent(text).strip()}


def _holds_values(module: types.ModuleType, found: object) -> bool:
    """`math.pi`, `datetime.date`, `math.sqrt`; not `decimal.setcontext`, which would change how the tests calculate."""
    is_plain = isinstance(found, type) or not callable(found) or id(found) in scalars.NAMES
    return is_plain or module.__name__ == "typing"


def _compiled(text: str, mode: str, flags: int) -> types.CodeType | None:
    with contextlib.suppress(SyntaxError, ValueError, RecursionError, MemoryError), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found: types.CodeType = compile(text, reading.MODULE, mode, flags, dont_inherit=True)
        return found
    return None
