import zipfile
from pathlib import Path

import pytest

from infra import fingerprints, packages


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "source"
    (folder / "inner" / "__pycache__").mkdir(parents=True)
    (folder / "app.py").write_text("def handle(event, context):\n    return 1\n")
    (folder / "inner" / "names.sql").write_text("SELECT 1;\n")
    (folder / "inner" / "__pycache__" / "old.cpython-311.pyc").write_bytes(b"stale")
    return folder


def zipped(source: Path, target: Path) -> bytes:
    packages.stage(source, target / "staged")
    packages.write_zip(target / "staged", target / "made.zip")
    return (target / "made.zip").read_bytes()


def test_the_same_sources_give_the_same_bytes(source: Path, tmp_path: Path) -> None:
    assert zipped(source, tmp_path / "once") == zipped(source, tmp_path / "again")


def test_sources_travel_with_byte_code_made_now(source: Path, tmp_path: Path) -> None:
    zipped(source, tmp_path / "once")

    with zipfile.ZipFile(tmp_path / "once" / "made.zip") as archive:
        names = archive.namelist()
    assert {"app.py", "inner/names.sql"} <= set(names)
    assert [name for name in names if name.startswith("__pycache__/app.")]
    assert not [name for name in names if "old" in name]


def test_byte_code_is_never_compared_with_its_source(source: Path, tmp_path: Path) -> None:
    packages.stage(source, tmp_path / "staged")

    [code] = (tmp_path / "staged" / "__pycache__").glob("app.*.pyc")
    assert int.from_bytes(code.read_bytes()[4:8], "little") == 0b01


def test_a_changed_source_gets_a_new_name(source: Path) -> None:
    before = packages.content_hash(source)
    (source / "app.py").write_text("def handle(event, context):\n    return 2\n")

    assert packages.content_hash(source) != before


def test_what_tools_leave_behind_changes_nothing(source: Path) -> None:
    before = fingerprints.of_folder(source)
    (source / "__pycache__").mkdir()
    (source / "__pycache__" / "app.cpython-313.pyc").write_bytes(b"new")

    assert fingerprints.of_folder(source) == before


def test_an_editors_lock_is_no_source(source: Path, tmp_path: Path) -> None:
    before, known = fingerprints.of_folder(source), zipped(source, tmp_path / "before")
    (source / ".#app.py").symlink_to("somebody@laptop.4711:1700000000")

    assert fingerprints.of_folder(source) == before
    assert zipped(source, tmp_path / "after") == known


def test_a_renamed_file_changes_the_fingerprint(source: Path) -> None:
    before = fingerprints.of_folder(source)
    (source / "app.py").rename(source / "main.py")

    assert fingerprints.of_folder(source) != before


def test_text_that_moves_between_parts_changes_the_fingerprint() -> None:
    assert fingerprints.of_text("ab", "c") != fingerprints.of_text("a", "bc")
