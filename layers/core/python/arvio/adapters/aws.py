"""boto3 clients, made once and late: importing boto3 costs more than a whole request."""

from functools import cache
from typing import Any


@cache
def client(service: str, read_timeout_seconds: float = 10) -> Any:
    """A client that never retries by itself: a retried invocation would run a student's code twice."""
    from boto3 import Session  # noqa: PLC0415  # late on purpose, see above
    from botocore.config import Config  # noqa: PLC0415

    config = Config(
        connect_timeout=2, read_timeout=read_timeout_seconds, retries={"total_max_attempts": 1}, tcp_keepalive=True
    )
    make: Any = Session().client  # typed by service name in the stubs; ours is a parameter
    return make(service, config=config)
