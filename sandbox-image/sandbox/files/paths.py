"""Names of files as the kernel would read them, without any symbolic links."""

import errno
import os
from typing import Final

_NAME_BYTES: Final = 255
_PATH_BYTES: Final = 4096


def parts(path: str, here: list[str]) -> list[str]:
    """From the root. Raises OSError for a path that no kernel takes, ValueError for one that Python does not take."""
    if "\0" in path:
        raise ValueError("embedded null byte")
    if not path:
        raise OSError(errno.ENOENT, os.strerror(errno.ENOENT))
    found = [] if path.startswith("/") else list(here)
    for name in path.split("/"):
        if name == "..":
            del found[-1:]
        elif name not in {"", "."}:
            found.append(name)
    sizes = [len(os.fsencode(name)) for name in found]
    if max(sizes, default=0) > _NAME_BYTES or sum(sizes) + len(sizes) > _PATH_BYTES:
        raise OSError(errno.ENAMETOOLONG, os.strerror(errno.ENAMETOOLONG))
    return found
