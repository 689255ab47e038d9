"""Where LocalStack finds us: the entry points of pyproject.toml point here."""

from typing import Any

from localstack.runtime import hooks
from localstack.runtime.shutdown import SHUTDOWN_HANDLERS
from localstack.services.lambda_.invocation.plugins import RuntimeExecutorPlugin
from localstack.services.plugins import Service, aws_provider

from arvio_localstack.settings import settings


class ProcessExecutorPlugin(RuntimeExecutorPlugin):
    """LAMBDA_RUNTIME_EXECUTOR=process; a name that LocalStack cannot find means Docker, with a warning only."""

    name = "process"

    def load(self, *_: Any, **__: Any) -> Any:
        from arvio_localstack.executor import ProcessExecutor  # noqa: PLC0415 - only where it is chosen

        return ProcessExecutor


@hooks.on_infra_start()
def apply_patches() -> None:
    """Runs before the gateway's server exists, so what it listens on can still be changed."""
    from arvio_localstack import (  # noqa: PLC0415 - they import all of Lambda
        collector,
        concurrency,
        engine,
        gateway_responses,
        light,
        loopback,
        pollers,
        quick_exit,
        rest_updates,
        storage,
    )

    patches = (collector, loopback, light, pollers, concurrency, rest_updates, gateway_responses, quick_exit, storage)
    for module in (*patches, engine):
        module.apply()


@hooks.on_infra_start()
def serve_websockets() -> None:
    port = settings().websocket_port
    if port is None:
        return
    from arvio_localstack.websocket.invoker import LambdaInvoker  # noqa: PLC0415 - only where a port is set
    from arvio_localstack.websocket.management import add_routes  # noqa: PLC0415
    from arvio_localstack.websocket.server import WebSocketServer  # noqa: PLC0415

    server = WebSocketServer(port, LambdaInvoker())
    server.start()
    add_routes(server)
    SHUTDOWN_HANDLERS.register(server.stop)


@aws_provider()
def apigatewayv2() -> Any:
    from arvio_localstack.websocket.control_plane import (  # noqa: PLC0415 - loaded at the first call
        ApiGatewayV2Provider,
        dispatch_table,
    )

    return Service.for_provider(ApiGatewayV2Provider(), dispatch_table_factory=dispatch_table)
