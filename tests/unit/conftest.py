"""Unit tests open no socket: what talks to a service belongs into contracts/ or integration/."""

import pytest
from pytest_socket import disable_socket


@pytest.fixture(autouse=True)
def _sockets_off() -> None:
    disable_socket(allow_unix_socket=True)  # subprocesses talk to their parent over these
