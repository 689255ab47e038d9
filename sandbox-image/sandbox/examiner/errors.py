"""The student's exceptions as exceptions of this process."""

from typing import TYPE_CHECKING, Any

from sandbox.wire import ForgedFrameError

from .mirror import Mirror

if TYPE_CHECKING:
    from .remote import Remote


def mirror_error(remote: "Remote", cls: Any, facts: Any) -> BaseException:
    """A builtin exception is built from its arguments where they suit it, else from its text."""
    if not (isinstance(cls, type) and issubclass(cls, BaseException)):
        raise ForgedFrameError("raised what is no exception class")
    arguments, text = [remote.decode_alone(each) for each in facts[0]], str(facts[1])
    error = _built_error(cls, arguments, text)
    for name, wire in (("__cause__", facts[2]), ("__context__", facts[4])):
        other = None if wire is None else remote.decode_alone(wire)
        if isinstance(other, BaseException):
            BaseException.__setattr__(error, name, other)
    BaseException.__setattr__(error, "__suppress_context__", facts[5] is True)
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
