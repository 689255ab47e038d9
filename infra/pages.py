"""What the admin function gives in pages, row after row: a page at a time is in memory, never the whole."""

from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import Any

type Admin = Callable[[Mapping[str, Any]], dict[str, Any]]
type Row = dict[str, Any]


def rows(admin: Admin, order: Mapping[str, Any], name: str, *, limit: int | None = None) -> Iterator[Row]:
    """The rows under `name` of every page, `limit` of them at most."""
    return islice(_rows(admin, order, name), limit)


def _rows(admin: Admin, order: Mapping[str, Any], name: str) -> Iterator[Row]:
    page = admin(order)
    yield from page[name]
    while page["next"] is not None:
        page = admin({**order, "cursor": page["next"]})
        yield from page[name]
