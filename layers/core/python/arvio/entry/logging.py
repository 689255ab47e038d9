"""One JSON line a record: a sentence, then fields."""

import json
import logging
from datetime import UTC, datetime

_STANDARD = set(vars(logging.makeLogRecord({}))) | {"message", "asctime", "aws_request_id", "tenant_id"}


class JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line = {"at": _iso(record.created), "level": record.levelname, "message": record.getMessage()}
        fields = {name: value for name, value in vars(record).items() if name not in _STANDARD}
        error = {"exception": self.formatException(record.exc_info)} if record.exc_info else {}
        return json.dumps(line | fields | error, default=str)


def configure_logging() -> None:
    """Our lines as JSON, libraries from warnings on. The runtime's own handler is reused: it frames the lines."""
    root = logging.getLogger()
    for handler in root.handlers or [logging.StreamHandler()]:
        handler.setFormatter(JsonLines())
        root.addHandler(handler)
    root.setLevel(logging.WARNING)
    logging.getLogger("arvio").setLevel(logging.INFO)


def _iso(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="milliseconds")
