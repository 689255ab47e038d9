"""What can be said of the walls without student code: programs for both processors, and refusal below L2."""

import platform
import struct

import pytest
from sandbox.errors import SandboxUnavailableError
from sandbox.isolation import seccomp
from sandbox.run import HOST, Sandbox


def instructions(code: bytes) -> list[tuple[int, int, int, int]]:
    return list(struct.iter_unpack("=HBBI", code))


@pytest.mark.parametrize("machine", ["x86_64", "aarch64"])
def test_the_filter_is_a_program_whose_jumps_stay_inside(monkeypatch: pytest.MonkeyPatch, machine: str) -> None:
    monkeypatch.setattr(platform, "machine", lambda: machine)
    program = instructions(seccomp.Filter()._code)

    assert len(program) < 4096
    for place, (code, taken, not_taken, _) in enumerate(program):
        if code & 0x07 == 0x05:
            assert place + 1 + max(taken, not_taken) < len(program)
    assert program[-1][0] == 0x06


def test_an_unknown_processor_has_no_filter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "machine", lambda: "riscv64")

    with pytest.raises(OSError, match="riscv64"):
        seccomp.Filter()


def test_a_host_without_landlock_is_refused_with_a_way_out() -> None:
    with pytest.raises(SandboxUnavailableError, match=r"Landlock.*Start a Docker engine"):
        Sandbox(HOST, at_most="L1")
