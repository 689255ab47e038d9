"""The built site in its bucket, told where its API is and allowed to talk to nothing else."""

import json
import mimetypes
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from infra import fingerprints
from infra.failures import ArvioFailed
from infra.instance import Instance
from infra.site_build import DIST

if TYPE_CHECKING:
    from types_boto3_s3 import S3Client

# What index.html leaves open: its policy's connections, and where the API is, so that nothing is read before asking.
PLACES = {"connect_src": "__CONNECT_SRC__", "api": "__API__", "websocket": "__WEBSOCKET__"}
# Vite puts a hash into the names of what it bundles.
FOREVER = "public, max-age=31536000, immutable"
TEXT_TYPES = {".js": "text/javascript", ".mjs": "text/javascript", ".woff2": "font/woff2", ".svg": "image/svg+xml"}


@dataclass(frozen=True)
class Page:
    key: str
    body: bytes
    content_type: str
    cache: str


def course_title(course: Path) -> str:
    try:
        return str(tomllib.loads((course / "course.toml").read_text()).get("title", "Arvio"))
    except FileNotFoundError:
        return "Arvio"


def configuration(instance: Instance, title: str) -> dict[str, str]:
    return {"api": instance.api_url, "websocket": instance.websocket_url, "title": title}


def pages(dist: Path, *, config: dict[str, str], connect_src: str) -> Iterator[Page]:
    """Everything to upload; index.html last, so that it never names a file that is not there yet."""
    index = dist / "index.html"
    for path in fingerprints.source_files(dist):
        if path != index:
            key = path.relative_to(dist).as_posix()
            yield Page(key, path.read_bytes(), content_type(path), FOREVER if key.startswith("assets/") else "no-cache")
    yield config_page(config)
    html = filled(index.read_text(), config | {"connect_src": connect_src})
    yield Page("index.html", html.encode(), "text/html; charset=utf-8", "no-cache")


def config_page(config: dict[str, str]) -> Page:
    return Page("config.json", json.dumps(config).encode(), "application/json", "no-store")


def filled(html: str, values: dict[str, str]) -> str:
    """Raises ArvioFailed when the page has no place for one: the site would be blocked, or worse, unprotected."""
    for name, place in PLACES.items():
        if place not in html:
            raise ArvioFailed(f"index.html has no {place}.", log=DIST / "index.html")
        html = html.replace(place, escape(values[name]))
    return html


def content_type(path: Path) -> str:
    return TEXT_TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"


def upload_site(instance: Instance, client: "S3Client", title: str, dist: Path = DIST) -> str:
    """In a few words, what was done. Old files stay: somebody may have an older page open."""
    if not (dist / "index.html").exists():
        return "there is no site yet"
    connect_src = f"{instance.endpoint} {instance.websocket_origin}"
    count = 0
    for page in pages(dist, config=configuration(instance, title), connect_src=connect_src):
        put_page(instance, client, page)
        count += 1
    return f"{count} files"


def show_title(instance: Instance, client: "S3Client", title: str) -> None:
    """The site's heading follows the course that was published; the next load of the page has it."""
    put_page(instance, client, config_page(configuration(instance, title)))


def put_page(instance: Instance, client: "S3Client", page: Page) -> None:
    client.put_object(
        Bucket=instance.choices.site_bucket, Key=page.key, Body=page.body, ContentType=page.content_type,
        CacheControl=page.cache,
    )  # fmt: skip
