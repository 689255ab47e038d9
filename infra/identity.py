"""Whom the audit names: the person at this keyboard."""

import getpass
import os


def caller() -> str:
    """The name of the operating system's user; a numeric uid where a container gives it no name."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return f"uid {os.getuid()}"
