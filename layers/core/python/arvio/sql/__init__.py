"""The queries of the product, one file a noun: `-- name: x`, the intent, the statement."""

import re
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import LiteralString, cast

_NAME = re.compile(r"^-- name: (\w+)$", re.MULTILINE)


@cache
def queries(noun: str) -> MappingProxyType[str, LiteralString]:
    """The statements of `sql/<noun>.sql` by name. Raises FileNotFoundError for an unknown noun."""
    _, *parts = _NAME.split((files(__name__) / f"{noun}.sql").read_text("utf-8"))
    statements = {name: text.strip() for name, text in zip(parts[::2], parts[1::2], strict=True)}
    return MappingProxyType(cast("dict[str, LiteralString]", statements))


def migrations() -> list[tuple[int, str, LiteralString]]:
    """(number, name, statements) of every migration, in order of number."""
    found = [file for file in (files(__name__) / "migrations").iterdir() if file.name.endswith(".sql")]
    rows = [(int(file.name[:4]), file.name.removesuffix(".sql"), file.read_text("utf-8")) for file in found]
    return cast("list[tuple[int, str, LiteralString]]", sorted(rows))
