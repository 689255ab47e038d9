"""What an instructor changed, as it is kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Entry:
    """One change. `before` and `after` are JSON objects of what changed and nothing secret: they are kept for ever."""

    who: str
    action: str
    subject: str
    before: Mapping[str, Any] = field(default_factory=dict)
    after: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Line:
    """An entry as written down; `number` orders and pages."""

    number: int
    at: datetime
    entry: Entry
