"""What a browser downloads of the built site."""

import gzip
import re

from infra.site_build import DIST

ASSETS = DIST / "assets"
NAMED = re.compile(r'<(?:script[^>]* src|link rel="stylesheet"[^>]* href)="\./assets/([^"]+)"')
IMPORTED = re.compile(r'(?:from|import)"\./([^"]+)"')


def first_load(suffix: str) -> set[str]:
    """The files that index.html names, and all that these import before they run."""
    named = NAMED.findall((DIST / "index.html").read_text())
    return set().union(*(with_imports(name) for name in named if name.endswith(suffix)))


def with_imports(name: str) -> set[str]:
    if not name.endswith(".js"):
        return {name}
    return {name}.union(*map(with_imports, IMPORTED.findall((ASSETS / name).read_text())))


def chunk(stem: str) -> str:
    """The file of a part that is fetched later, by the name before its hash."""
    return next(path.name for path in ASSETS.glob(f"{stem}-*.js"))


def kilobytes(names: set[str]) -> float:
    """As gzip sends them."""
    return sum(len(gzip.compress((ASSETS / name).read_bytes(), 9)) for name in names) / 1000
