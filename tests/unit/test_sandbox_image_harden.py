"""What the image's last build step takes out of it, on programs of this machine."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from infra.paths import REPOSITORY


@pytest.fixture(scope="module")
def harden() -> ModuleType:
    spec = importlib.util.spec_from_file_location("harden", REPOSITORY / "sandbox-image" / "harden.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def elf(*kinds: int) -> bytes:
    """A header and program headers of these kinds; enough of a program to be looked at."""
    header = bytearray(64)
    header[:6] = b"\x7fELF\x02\x01"
    header[32:40] = (64).to_bytes(8, "little")
    header[54:58] = (56).to_bytes(2, "little") + len(kinds).to_bytes(2, "little")
    return bytes(header) + b"".join(kind.to_bytes(4, "little") + bytes(52) for kind in kinds)


@pytest.mark.parametrize(
    ("content", "static"), [(elf(1, 2), True), (elf(1, 3), False), (b"#!/bin/sh\n", False), (b"", False)]
)
def test_only_programs_without_an_interpreter_are_static(harden: ModuleType, content: bytes, static: bool) -> None:
    assert harden.is_static(content) is static


@pytest.mark.skipif(sys.platform != "linux", reason="looks at a program of this machine")
def test_an_ordinary_program_is_not_static(harden: ModuleType) -> None:
    assert harden.is_static(Path("/bin/sh").read_bytes()) is False


def test_a_static_program_is_removed_and_no_other_keeps_a_right_to_change_its_user(
    harden: ModuleType, tmp_path: Path
) -> None:
    static, ordinary = tmp_path / "ldconfig", tmp_path / "su"
    static.write_bytes(elf(1))
    ordinary.write_bytes(elf(3))
    ordinary.chmod(0o4755)

    for each in (static, ordinary):
        harden.harden(each)

    assert not static.exists()
    assert ordinary.stat().st_mode & 0o7777 == 0o755
