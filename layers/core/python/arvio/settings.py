"""The only place that reads the environment. Native names where they exist."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from arvio.errors import SettingsMissing


@dataclass(frozen=True)
class Settings:
    """What the functions are configured with. Times are in seconds unless the name says otherwise.

    An empty string means "not set"; each function says what it needs (`read(…, needs)`), so that no function has to be
    given another's secrets. Defaults are those of design §6.
    """

    database_url: str = ""
    redis_url: str = ""
    signing_keys: str = ""
    queue_url: str = ""
    dead_letter_queue_url: str = ""
    regrade_queue_url: str = ""
    relay_function: str = ""
    sandbox_function: str = ""
    sandbox_version: str = ""
    artifact_bucket: str = ""
    allowed_origin: str = "*"
    attempts: int = 3
    lease_seconds: float = 45.0
    resend_seconds: float = 60.0
    maximum_age_minutes: float = 30.0
    sandbox_timeout_seconds: float = 15.0
    submissions_per_minute: int = 30
    sessions_per_minute: int = 600
    failed_codes_per_ten_minutes: int = 20

    @property
    def maximum_age_seconds(self) -> float:
        return self.maximum_age_minutes * 60

    @classmethod
    def read(cls, environ: Mapping[str, str], needs: Iterable[str] = ()) -> "Settings":
        """Settings from upper-case names. Raises SettingsMissing with every needed name that is absent or empty."""
        missing = [name for name in needs if not environ.get(name)]
        if missing:
            raise SettingsMissing(missing)
        defaults = {field.name: field.default for field in fields(cls)}
        given = {name: environ[name.upper()] for name in defaults if environ.get(name.upper())}
        return cls(**{name: _as(defaults[name], text) for name, text in given.items()})


def _as(default: Any, text: str) -> Any:
    """The text as a value of the default's type."""
    return type(default)(text)
