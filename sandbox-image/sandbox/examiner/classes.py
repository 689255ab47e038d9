"""The student's classes as classes of this process."""

import functools
from typing import TYPE_CHECKING, Any, Final

from sandbox.values import layouts
from sandbox.wire import ForgedFrameError

from . import library, special
from .functions import dressed, signature
from .mirror import PREDICATES, Mirror, MirrorType, number

if TYPE_CHECKING:
    from sandbox.values.codec import Decoder

    from .remote import Remote

type Facts = dict[str, Any]

_MUTATORS: Final = frozenset(
    ["append", "extend", "insert", "pop", "remove", "clear", "sort", "reverse", "popitem", "setdefault", "update",
     "add", "discard", "difference_update", "intersection_update", "symmetric_difference_update", "subtract",
     "move_to_end", "appendleft", "popleft", "extendleft", "rotate", "__setitem__", "__delitem__", "__ior__",
     "__iadd__"]
)  # fmt: skip
# Of subclasses of builtin types, whose content knows.
_SEARCHES: Final = frozenset({"count", "find", "index", "rfind", "rindex"})


def mirror_class(remote: "Remote", own: int, facts: Facts) -> type:
    """`own` is the class's number; `facts` are what student/description.py tells of a class."""
    layout = layouts.NAMES.get(str(facts["layout"]))
    namespace = _words(remote, facts) | _methods(remote, own, facts, layout) | _library_side(remote, facts)
    for member, (_, raw) in facts["members"].items():
        if member in namespace:
            remote.keep(raw, namespace[member])  # so that a test which replaced a method can put it back
    cls = MirrorType.__new__(MirrorType, str(facts["name"]), _bases(remote, facts["bases"], layout), namespace)
    library.register(cls, facts["library_bases"])
    if facts["abstract"]:
        type.__setattr__(cls, "__abstractmethods__", frozenset(facts["abstract"]))
    return cls


def mirror_instance(cls: Any, wire: Any, decoder: "Decoder") -> Any:
    # Of any other class it could be a value of the tests' own, such as 42, which would then count as the student's.
    kind: object = type(cls)
    if kind is not MirrorType:
        raise ForgedFrameError("an instance of no class of the student's")
    layout = layouts.of(cls)
    if layout is not None:
        return layouts.build(cls, layout, wire, decoder)
    return object.__new__(cls)


def _words(remote: "Remote", facts: Facts) -> dict[str, Any]:
    line = {"__firstlineno__": facts["line"]} if isinstance(facts["line"], int) else {}
    return {
        "__module__": str(facts["module"]),
        "__qualname__": str(facts["qualname"]),
        "__doc__": facts["doc"],
        "__signature__": _constructor(remote, facts["signatures"]),
        **line,
    }


def _methods(remote: "Remote", own: int, facts: Facts, layout: type | None) -> dict[str, Any]:
    name, members = str(facts["name"]), facts["members"]
    found = special.methods(remote, list(members), layout)
    for member, (kind, _) in members.items():
        judges = member in PREDICATES or (layout is not None and member in _SEARCHES)
        if member == "__init__" or not (member.startswith("__") or (judges and kind != "method")):
            words = facts["signatures"].get(member) or _plain(name, member, facts)
            asking = _member(remote, own, f"{name}.{member}", kind, words)
            found[member] = _judging(remote, asking, member, layout) if judges else asking
    if layout is not None and layout in layouts.MUTABLE:
        found = _mutators(remote, layout, members) | found
    return found


def _library_side(remote: "Remote", facts: Facts) -> dict[str, Any]:
    """Where the standard library looks for more than methods: isinstance(), dataclasses, a function's own words."""
    found: dict[str, Any] = {}
    real = library.real_class(facts["stands_for"])
    if real is not None and not library.crosses_by_value(real):
        found["__class__"] = property(lambda _: real)
    if facts["fields"] is not None:
        found["__dataclass_fields__"] = library.dataclass_fields(facts["fields"])
    if facts["stands_for"] == "builtins:function":
        found["__doc__"] = property(lambda self: remote.request("get", number(self), "__doc__"))
    return found


def _bases(remote: "Remote", wires: Any, layout: type | None) -> tuple[type, ...]:
    bases = [remote.decode_alone(each) for each in wires]
    if not all(isinstance(each, type) for each in bases):
        raise ForgedFrameError("a base that is no class")
    usable = [each for each in bases if each is layout or issubclass(each, Mirror | BaseException)]
    return tuple(usable) if any(issubclass(each, Mirror) for each in usable) else (Mirror, *usable)


def _constructor(remote: "Remote", signatures: Facts) -> Any:
    facts = signatures.get("__init__") or signatures.get("__new__")
    return signature(remote, facts["parameters"], skip=1) if facts else None


def _plain(owner: str, name: str, facts: Facts) -> Facts:
    return {"name": name, "qualname": f"{owner}.{name}", "module": facts["module"], "doc": None}


def _member(remote: "Remote", own: int, label: str, kind: str, words: Facts) -> Any:
    name = label.rpartition(".")[2]
    if kind == "data":
        return property(
            lambda self: remote.request("get", number(self), name),
            lambda self, value: remote.request("assign", number(self), name, (value,)),
            lambda self: remote.request("delete", number(self), name),
        )

    def perform(arguments: tuple[Any, ...], named: dict[str, Any]) -> Any:
        if kind == "method":
            return remote.request("method", own, name, arguments, named, label=label, skip=1)
        target = own if kind == "static" else number(arguments[0])
        rest = arguments if kind == "static" else arguments[1:]
        return remote.request("bound", target, name, rest, named, label=label)

    function = dressed(remote, perform, words | {"file": remote.filename})
    return {"static": staticmethod, "class": classmethod}.get(kind, lambda each: each)(function)


def _judging(remote: "Remote", asking: Any, name: str, layout: type | None) -> Any:
    """Such a method hears of a plain value only in an object that the tests have made. In any other the builtin's own
    answers, by the content that is here.
    """
    builtins_own = getattr(layout, name, None)

    def method(self: Any, *arguments: Any, **named: Any) -> Any:
        if remote.may_judge(self) or all(map(remote.is_students, (*arguments, *named.values()))):
            return asking(self, *arguments, **named)
        if builtins_own is None:
            raise AttributeError(f"{type(self).__name__!r} object has no {name!r} that may judge a plain value")
        return builtins_own(self, *arguments, **named)

    return functools.update_wrapper(method, asking)


def _mutators(remote: "Remote", layout: type, members: Facts) -> dict[str, Any]:
    """A list-like mirror is a copy: what changes it has to happen in the student's process first."""
    names = [each for each in dir(layout) if each in _MUTATORS and each not in members]
    return {name: _bound(remote, name) for name in names}


def _bound(remote: "Remote", name: str) -> Any:
    def method(self: Any, *arguments: Any, **named: Any) -> Any:
        return remote.request("bound", number(self), name, arguments, named)

    method.__name__ = name
    return method
