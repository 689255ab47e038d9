"""Where the sockets of an API are."""

from arvio_localstack.settings import settings


def api_endpoint(api_id: str) -> str | None:
    """ApiEndpoint as a template reads it: `!Sub "${Api.ApiEndpoint}/${Stage}"` is the address on AWS and here."""
    port = settings().websocket_port
    return f"ws://127.0.0.1:{port}/{api_id}" if port else None
