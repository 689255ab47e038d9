"""Questions to whoever typed the command, before something that cannot be taken back."""

import click

from infra.failures import ArvioFailed


def must_be_agreed(question: str, *, otherwise: str) -> None:
    """Raises ArvioFailed with `otherwise`, which says what stays as it is, for anything but yes."""
    if not click.confirm(question, err=True):
        raise ArvioFailed(otherwise)
