import pytest
from arvio.errors import SettingsMissing
from arvio.settings import Settings


def test_every_missing_name_is_reported_at_once() -> None:
    with pytest.raises(SettingsMissing, match="DATABASE_URL, QUEUE_URL"):
        Settings.read({"REDIS_URL": "redis://x", "QUEUE_URL": ""}, ["DATABASE_URL", "QUEUE_URL", "REDIS_URL"])


def test_values_have_the_type_of_their_default() -> None:
    settings = Settings.read({"ATTEMPTS": "5", "LEASE_SECONDS": "2.5", "DATABASE_URL": "postgresql://x"})

    assert (settings.attempts, settings.lease_seconds, settings.database_url) == (5, 2.5, "postgresql://x")
    assert settings.resend_seconds == 60
