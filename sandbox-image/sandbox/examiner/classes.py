"""The student's classes, their instances and exceptions, as classes and instances of this process."""

from typing import TYPE_CHECKING, Any, Final

from sandbox.values import layouts
from sandbox.values.codec import Decoder
from sandbox.wire import ForgedFrameError

from . import library, special
from .functions import dressed, signature

if TYPE_CHECKING:
    from .remote import Remote

_REMOTES: Final[dict[int, "Remote"]] = {}


def the_remote() -> "Remote":
    return _REMOTES[0]


def use(remote: "Remote") -> None:
    _REMOTES[0] = remote


class MirrorType(type):
    """The class of every mirror class: calling it constructs in the student's process."""

    def __init__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> None:
        """A class statement of the tests': the student's process gets a subclass whose methods are the tests'."""
        super().__init__(name, bases, namespace)
        remote, base = _REMOTES.get(0), next((each for each in bases if isinstance(each, MirrorType)), None)
        if remote is not None and base is not None and (number := remote.number_of(base)) is not None:
            own = {key: value for key, value in namespace.items() if key == "__init__" or not key.startswith("__")}
            remote.keep(int(remote.request("subclass", number, name, (own,))), cls)

    def __call__(cls, *arguments: Any, **named: Any) -> Any:
        remote = the_remote()
        number = remote.number_of(cls)
        if number is None:
            return super().__call__(*arguments, **named)
        return remote.request("call", number, "", arguments, named, label=cls.__name__)

    def __getattr__(cls, name: str) -> Any:
        return the_remote().request("get", _number(cls), name)

    def __setattr__(cls, name: str, value: Any) -> None:
        the_remote().request("assign", _number(cls), name, (value,))
        super().__setattr__(name, value)

    def __delattr__(cls, name: str) -> None:
        the_remote().request("delete", _number(cls), name)
        if name in vars(cls):
            super().__delattr__(name)

    def __iter__(cls) -> Any:
        return iter(the_remote().request("special", _number(cls), "__iter__"))

    def __len__(cls) -> int:
        return int(the_remote().request("special", _number(cls), "__len__"))

    def __getitem__(cls, key: Any) -> Any:
        return the_remote().request("special", _number(cls), "__getitem__", (key,))

    def __contains__(cls, wanted: Any) -> bool:
        return any(each is wanted or each == wanted for each in iter(cls))

    def __bool__(cls) -> bool:
        return True


class _Held:
    """Gives every mirror a dictionary of its own under the `__dict__` that Mirror shows instead."""


def _namespace(self: Any) -> dict[str, Any]:
    return dict(the_remote().request("namespace", _number(self), ""))


class Mirror(_Held, metaclass=MirrorType):
    """Attributes live in the student's process; what a test sets is set there."""

    __dict__ = property(_namespace)

    def __getattr__(self, name: str) -> Any:
        return the_remote().request("get", _number(self), name)

    def __setattr__(self, name: str, value: Any) -> None:
        if name.startswith("__") and isinstance(self, BaseException):
            object.__setattr__(self, name, value)  # the interpreter's own: traceback, cause, context
            return
        the_remote().request("assign", _number(self), name, (value,))
        if callable(getattr(type(self), name, None)):
            _local(self)[name] = value

    def __delattr__(self, name: str) -> None:
        the_remote().request("delete", _number(self), name)
        _local(self).pop(name, None)

    def __dir__(self) -> list[str]:
        return list(the_remote().request("names", _number(self), ""))

    def __copy__(self) -> Any:
        return the_remote().request("library", None, "copy.copy", (self,))

    def __deepcopy__(self, _: Any) -> Any:
        return the_remote().request("library", None, "copy.deepcopy", (self,))


def _local(instance: Any) -> dict[str, Any]:
    held: dict[str, Any] = vars(_Held)["__dict__"].__get__(instance)
    return held


def _number(target: Any) -> int:
    number = the_remote().number_of(target)
    if number is None:
        raise AttributeError(f"{type(target).__name__!r} object is not the student's")
    return number


def mirror_class(remote: "Remote", number: int, facts: dict[str, Any]) -> type:
    name, members = str(facts["name"]), {each: kind for each, (kind, _) in facts["members"].items()}
    layout = layouts.NAMES.get(str(facts["layout"]))
    namespace: dict[str, Any] = {
        "__module__": str(facts["module"]),
        "__qualname__": str(facts["qualname"]),
        "__doc__": facts["doc"],
        "__signature__": _constructor(remote, facts["signatures"]),
    }
    if isinstance(facts["line"], int):
        namespace["__firstlineno__"] = facts["line"]
    namespace |= special.methods(remote, list(members), vouched=name in remote.vouched, has_layout=layout is not None)
    for member, kind in members.items():
        if member == "__init__" or not (member in namespace or member.startswith("__")):
            namespace[member] = _member(remote, number, name, member, kind, facts["signatures"].get(member))
    if layout in layouts.MUTABLE and layout is not None:
        namespace = _mutators(remote, layout, members) | namespace
    real = library.real_class(facts["stands_for"])
    if real is not None:
        namespace["__class__"] = property(lambda _: real)
    if facts["fields"] is not None:
        namespace["__dataclass_fields__"] = library.dataclass_fields(facts["fields"])
    if facts["stands_for"] == "builtins:function":
        namespace["__doc__"] = property(lambda self: remote.request("get", _number(self), "__doc__"))
    for member, (_, raw) in facts["members"].items():
        if member in namespace:
            remote.keep(raw, namespace[member])  # so that a test which replaced a method can put it back
    cls = MirrorType.__new__(MirrorType, name, _bases(remote, facts["bases"], layout), namespace)
    library.register(cls, facts["library_bases"])
    if facts["abstract"]:
        type.__setattr__(cls, "__abstractmethods__", frozenset(facts["abstract"]))
    return cls


def _bases(remote: "Remote", wires: Any, layout: type | None) -> tuple[type, ...]:
    bases = [remote.decode_alone(each) for each in wires]
    if not all(isinstance(each, type) for each in bases):
        raise ForgedFrameError("a base that is no class")
    usable = [each for each in bases if each is layout or issubclass(each, Mirror | BaseException)]
    return tuple(usable) if any(issubclass(each, Mirror) for each in usable) else (Mirror, *usable)


def _constructor(remote: "Remote", signatures: dict[str, Any]) -> Any:
    facts = signatures.get("__init__") or signatures.get("__new__")
    return signature(remote, facts["parameters"], skip=1) if facts else None


def _member(remote: "Remote", number: int, owner: str, name: str, kind: str, facts: dict[str, Any] | None) -> Any:
    if kind == "data":
        return property(
            lambda self: remote.request("get", _number(self), name),
            lambda self, value: remote.request("assign", _number(self), name, (value,)),
            lambda self: remote.request("delete", _number(self), name),
        )
    label = f"{owner}.{name}"

    def perform(arguments: tuple[Any, ...], named: dict[str, Any]) -> Any:
        if kind == "method":
            return remote.request("method", number, name, arguments, named, label=label, skip=1)
        target = number if kind == "static" else _number(arguments[0])
        rest = arguments if kind == "static" else arguments[1:]
        return remote.request("bound", target, name, rest, named, label=label)

    plain = {"name": name, "qualname": label, "module": "solution", "doc": None}
    function = dressed(remote, perform, (facts or plain) | {"file": the_file()})
    return {"static": staticmethod, "class": classmethod}.get(kind, lambda each: each)(function)


def the_file() -> str:
    return _FILE[0]


_FILE: Final = ["solution.py"]


def _mutators(remote: "Remote", layout: type, members: dict[str, str]) -> dict[str, Any]:
    """A list-like mirror is a copy: what changes it has to happen in the student's process first."""
    names = [
        each
        for each in dir(layout)
        if each not in members and (not each.startswith("__") or each in {"__setitem__", "__delitem__", "__ior__"})
    ]
    return {name: _bound(remote, name) for name in names if callable(getattr(layout, name))}


def _bound(remote: "Remote", name: str) -> Any:
    def method(self: Any, *arguments: Any, **named: Any) -> Any:
        return remote.request("bound", _number(self), name, arguments, named)

    method.__name__ = name
    return method


def mirror_instance(remote: "Remote", cls: Any, wire: Any, decoder: Decoder) -> Any:
    if not isinstance(cls, type):
        raise ForgedFrameError("an instance of no class")
    layout = layouts.of(cls)
    if layout is not None:
        return layouts.build(cls, layout, wire, decoder)
    return object.__new__(cls)


def mirror_error(remote: "Remote", cls: Any, facts: Any) -> BaseException:
    """A builtin exception is built from its arguments where they suit it, else from its text."""
    if not (isinstance(cls, type) and issubclass(cls, BaseException)):
        raise ForgedFrameError("raised what is no exception class")
    arguments, text = [remote.decode_alone(each) for each in facts[0]], str(facts[1])
    error = _built_error(cls, arguments, text)
    if facts[2] is not None:
        cause = remote.decode_alone(facts[2])
        error.__cause__ = cause if isinstance(cause, BaseException) else None
    for name, wire in facts[3].items():
        if not name.startswith("__") or name == "__notes__":
            BaseException.__setattr__(error, name, remote.decode_alone(wire))
    return error


def _built_error(cls: type[BaseException], arguments: list[Any], text: str) -> BaseException:
    try:
        error: BaseException = cls.__new__(cls, *arguments)
        if isinstance(error, Mirror):
            BaseException.__setattr__(error, "args", tuple(arguments))
        else:
            error.__init__(*arguments)  # type: ignore[misc]  # what calling the class would do
    except TypeError:
        error = cls.__new__(cls)
        BaseException.__setattr__(error, "args", (text,))
    return error
