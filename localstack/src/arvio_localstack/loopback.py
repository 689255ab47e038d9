"""The gateway listens on 127.0.0.1 alone: LocalStack 4.14 ignores the host of GATEWAY_LISTEN for IPv4."""

import functools
from types import SimpleNamespace

from localstack.runtime.server import twisted as server
from twisted.internet import endpoints


def apply() -> None:
    server.endpoints = SimpleNamespace(
        TCP4ServerEndpoint=functools.partial(endpoints.TCP4ServerEndpoint, interface="127.0.0.1"),
        TCP6ServerEndpoint=endpoints.TCP6ServerEndpoint,
    )
