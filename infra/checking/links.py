"""Links of a handout, which have to lead somewhere from the student's page."""

from collections.abc import Collection
from html.parser import HTMLParser
from urllib.parse import urlsplit

from infra.checking.exercise import Exercise
from infra.checking.findings import Check, Finding, problem

PAGE = "#/assignments/"


def links(exercise: Exercise, slugs: Collection[str]) -> Check:
    """`slugs` are those of the course. Pages elsewhere are not asked: nobody's server may decide this check."""
    addresses = _addresses(exercise.settings["handout_html"])
    found = [finding for address in addresses if (finding := _finding(exercise, address, slugs))]
    return Check("handout", findings=found)


def _finding(exercise: Exercise, address: str, slugs: Collection[str]) -> Finding | None:
    dead = _reason(address, slugs)
    if dead is None:
        return None
    lines = exercise.read("handout.md").splitlines()
    numbers = [number for number, line in enumerate(lines, 1) if address in line]
    what, instead = dead
    return problem(exercise.folder / "handout.md", what, instead, numbers[0] if numbers else None)


def _reason(address: str, slugs: Collection[str]) -> tuple[str, str] | None:
    parts = urlsplit(address)
    if parts.scheme in ("http", "https"):
        return None if parts.hostname else (f"the link {address!r} names no server", "write it whole")
    if parts.scheme == "mailto" or address in ("#", "#/"):
        return None
    if address.startswith(PAGE):
        slug = address.removeprefix(PAGE)
        known = f"write one of {', '.join(sorted(slugs))}"
        return None if slug in slugs else (f"the link {address!r} leads to no assignment of this course", known)
    if address.startswith("#"):
        return f"the link {address!r} leads to a heading, and headings have no addresses", "name the heading in words"
    instead = f"write a whole address (https://…) or {PAGE}slug"
    return f"the link {address!r} leads nowhere: of the folder, only the images that are shown are published", instead


def _addresses(html: str) -> list[str]:
    class Reader(HTMLParser):
        found: dict[str, None] = {}  # noqa: RUF012 made anew with the class at each call

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            address = dict(attrs).get("href")
            if tag == "a" and address:
                self.found[address] = None

    reader = Reader()
    reader.feed(html)
    return list(reader.found)
