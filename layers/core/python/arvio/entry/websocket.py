"""The WebSocket edge: API Gateway's $connect, $disconnect and messages."""

import json
from collections.abc import Mapping
from typing import Any


def ticket_of(event: Mapping[str, Any]) -> str:
    return str((event.get("queryStringParameters") or {}).get("ticket") or "")


def message_of(event: Mapping[str, Any]) -> dict[str, Any]:
    """The client's JSON object; an empty one for anything else."""
    try:
        message = json.loads(event.get("body") or "{}")
    except (ValueError, RecursionError):
        return {}
    return message if isinstance(message, dict) else {}


def since_of(message: Mapping[str, Any]) -> dict[str, int]:
    """Submission id → version the client has; a hundred at most, for a page follows a handful."""
    since = message.get("since")
    rows = list(since.items())[:100] if isinstance(since, dict) else []
    return {str(name): version for name, version in rows if isinstance(version, int)}
