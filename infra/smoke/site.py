"""Whether a browser would get a page that works: whole, of this stack, and allowed to talk to it."""

import re
from typing import Any
from urllib.parse import urljoin

from infra.failures import ArvioFailed
from infra.instance import Instance
from infra.site_upload import configuration
from infra.smoke.fetch import fetch
from infra.tables import counted

PARTS = re.compile(r"""<(?:script|link)\b[^>]*?\b(?:src|href)="([^"]+)\"""")


def check_site(instance: Instance, title: str) -> str:
    """In a few words, what was found; raises ArvioFailed with what a student's browser would miss."""
    page = fetch(instance.site_url).text
    for origin in (instance.endpoint, instance.websocket_origin):
        if origin not in page:
            raise ArvioFailed(f"index.html does not allow connections to {origin}: it belongs to another stack.")
    parts = [urljoin(instance.site_url, part) for part in PARTS.findall(page)]
    for part in parts:
        fetch(part)
    _check_configuration(instance, title)
    return f"index.html, config.json and {counted(len(parts), 'part')} of the page"


def _check_configuration(instance: Instance, title: str) -> None:
    found: dict[str, Any] = fetch(urljoin(instance.site_url, "config.json")).json()
    for name, value in configuration(instance, title).items():
        if found.get(name) != value:
            raise ArvioFailed(f"config.json says {name} = {found.get(name)}, and it should be {value}.")
