"""What asyncio would import if it could, and mock imports asyncio: 8 MB that nobody behind a closed network uses.

`spawn` withholds it before anything else is imported.
"""

import sys
from typing import Any, Final

_NAMES: Final = ("ssl", "_ssl", "_hashlib")


def withhold() -> None:
    refused: dict[str, Any] = dict.fromkeys(_NAMES)  # None is how an import is refused
    sys.modules.update(refused)


def give_back() -> None:
    for name in _NAMES:
        del sys.modules[name]
