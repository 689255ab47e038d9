"""Bearer tokens `v1.<kid>.<payload>.<mac>`, one fixed algorithm (HMAC-SHA-256) and no field to choose it; and codes."""

import base64
import binascii
import hashlib
import hmac
import json
import secrets
from dataclasses import dataclass

from arvio.errors import NotSignedIn

TOKEN_SECONDS = 180 * 24 * 3600  # a course and its resits
_LEEWAY_SECONDS = 60  # clocks of two functions
_MAXIMUM_TOKEN = 512


@dataclass(frozen=True)
class Bearer:
    """Who a token speaks for; it is void once the user's epoch has moved on."""

    user_id: str
    epoch: int


@dataclass(frozen=True)
class Keyring:
    """Signing keys by id. The first signs, all verify, so a key can be rotated without logging anybody out."""

    keys: tuple[tuple[str, bytes], ...]

    @classmethod
    def parse(cls, text: str) -> "Keyring":
        """From `k1:<hex>,k0:<hex>`. Raises ValueError when it is something else."""
        pairs = [part.strip().split(":") for part in text.split(",")]
        return cls(tuple((kid, bytes.fromhex(key)) for kid, key in pairs))

    def sign(self, bearer: Bearer, now: float) -> str:
        kid, key = self.keys[0]
        claims = {"sub": bearer.user_id, "epoch": bearer.epoch, "iat": int(now), "exp": int(now) + TOKEN_SECONDS}
        body = f"v1.{kid}.{_encode(json.dumps(claims, separators=(',', ':')).encode())}"
        return f"{body}.{_mac(key, body)}"

    def verify(self, token: str, now: float) -> Bearer:
        """The bearer of a token that one of the keys signed. Raises NotSignedIn for anything else."""
        body, _, mac = token[:_MAXIMUM_TOKEN].rpartition(".")
        version, kid, payload = [*body.split("."), "", "", ""][:3]
        key = dict(self.keys).get(kid)
        if version != "v1" or key is None or not hmac.compare_digest(_mac(key, body).encode(), mac.encode()):
            raise NotSignedIn
        return _bearer(payload, now)


def new_code() -> str:
    """A recovery code of 130 bits in groups that can be read aloud."""
    text = base64.b32encode(secrets.token_bytes(17)).decode()[:26].lower()
    return "-".join(text[i : i + 5] for i in range(0, 26, 5))


def new_ticket() -> str:
    return secrets.token_urlsafe(32)


def secret_hash(secret: str) -> bytes:
    """What is stored of a code or a ticket; 128 random bits need no salt and no slow hash."""
    return hashlib.sha256(secret.strip().lower().encode("utf-8", "replace")).digest()


def _bearer(payload: str, now: float) -> Bearer:
    try:
        claims = json.loads(_decode(payload))
        bearer, expires = Bearer(str(claims["sub"]), int(claims["epoch"])), int(claims["exp"])
    except (ValueError, KeyError, TypeError, binascii.Error):
        raise NotSignedIn from None
    if expires + _LEEWAY_SECONDS < now:
        raise NotSignedIn
    return bearer


def _mac(key: bytes, body: str) -> str:
    return _encode(hmac.digest(key, body.encode("utf-8", "replace"), "sha256"))


def _encode(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _decode(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
