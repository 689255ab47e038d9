"""What an instance chooses once, when it is made, and keeps."""

import secrets
from dataclasses import dataclass, field
from pathlib import Path

from infra.paths import REPOSITORY
from infra.ports import Ports, choose_ports
from infra.service_user import first_free_uid, reachable_folder


@dataclass(frozen=True)
class Choices:
    """Chosen once and kept, so that a restart logs nobody out and loses no draft to a changed address."""

    id: str
    ports: Ports
    postgres_password: str = field(repr=False)
    redis_password: str = field(repr=False)
    signing_keys: str = field(repr=False)
    rest_api_id: str
    websocket_api_id: str
    site_bucket: str
    data: str
    service_uid: int
    parameters: dict[str, str]
    stack: str = "arvio"


def choose(home: Path) -> Choices:
    """Everything that is kept; a new instance beside others takes ports that nobody holds now."""
    ident = secrets.token_hex(4)
    return Choices(
        id=ident,
        ports=choose_ports(well_known=home == (REPOSITORY / ".arvio").resolve()),
        postgres_password=secrets.token_urlsafe(24),
        redis_password=secrets.token_urlsafe(24),
        signing_keys=f"k1:{secrets.token_hex(32)}",
        rest_api_id=f"ar{ident}",
        websocket_api_id=f"aw{ident}",
        site_bucket="arvio-site",
        data=str(reachable_folder(home, "data", ident)),
        service_uid=first_free_uid(),
        parameters={},
    )
