"""The class of all mirror classes, and the class of all mirror instances."""

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from .remote import Remote

# What builtin values say about a plain one: only an object that the tests have made is asked this under such a name.
PREDICATES: Final = frozenset(
    ["startswith", "endswith", "issubset", "issuperset", "isdisjoint", "difference", "symmetric_difference",
     "intersection", "union"]
)  # fmt: skip
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
        if remote is not None and base is not None and (above := remote.number_of(base)) is not None:
            own = {key: value for key, value in namespace.items() if key == "__init__" or not key.startswith("__")}
            remote.keep(int(remote.request("subclass", above, name, (own,))), cls)

    def __call__(cls, *arguments: Any, **named: Any) -> Any:
        remote = the_remote()
        own = remote.number_of(cls)
        if own is None:
            return super().__call__(*arguments, **named)
        made = remote.request("call", own, "", arguments, named, label=cls.__name__)
        if remote.trust.is_asked_for(cls):
            remote.constructed.add(made)
        return made

    def __getattr__(cls, name: str) -> Any:
        return the_remote().request("get", number(cls), name)

    def __setattr__(cls, name: str, value: Any) -> None:
        the_remote().request("assign", number(cls), name, (value,))
        super().__setattr__(name, value)

    def __delattr__(cls, name: str) -> None:
        the_remote().request("delete", number(cls), name)
        if name in vars(cls):
            super().__delattr__(name)

    def __iter__(cls) -> Any:
        return iter(the_remote().request("special", number(cls), "__iter__"))

    def __len__(cls) -> int:
        return int(the_remote().request("special", number(cls), "__len__"))

    def __getitem__(cls, key: Any) -> Any:
        return the_remote().request("special", number(cls), "__getitem__", (key,))

    def __contains__(cls, wanted: Any) -> bool:
        return any(each is wanted or each == wanted for each in iter(cls))

    def __bool__(cls) -> bool:
        return True


class _Held:
    """Gives every mirror a dictionary of its own under the `__dict__` that Mirror shows instead."""


def _namespace(self: Any) -> dict[str, Any]:
    return dict(the_remote().request("namespace", number(self), ""))


class Mirror(_Held, metaclass=MirrorType):
    """Attributes live in the student's process; what a test sets is set there."""

    __dict__ = property(_namespace)

    def __getattr__(self, name: str) -> Any:
        if name in PREDICATES and not the_remote().may_judge(self):
            raise AttributeError(f"{type(self).__name__!r} object has no {name!r} that may judge a plain value")
        return the_remote().request("get", number(self), name)

    def __setattr__(self, name: str, value: Any) -> None:
        if name.startswith("__") and isinstance(self, BaseException):
            object.__setattr__(self, name, value)  # the interpreter's own: traceback, cause, context
            return
        the_remote().request("assign", number(self), name, (value,))
        if callable(getattr(type(self), name, None)):
            local(self)[name] = value

    def __delattr__(self, name: str) -> None:
        the_remote().request("delete", number(self), name)
        local(self).pop(name, None)

    def __dir__(self) -> list[str]:
        return list(the_remote().request("names", number(self), ""))

    def __copy__(self) -> Any:
        return the_remote().request("library", None, "copy.copy", (self,))

    def __deepcopy__(self, _: Any) -> Any:
        return the_remote().request("library", None, "copy.deepcopy", (self,))


def local(instance: Any) -> dict[str, Any]:
    held: dict[str, Any] = vars(_Held)["__dict__"].__get__(instance)
    return held


def number(target: Any) -> int:
    found = the_remote().number_of(target)
    if found is None:
        raise AttributeError(f"{type(target).__name__!r} object is not the student's")
    return found
