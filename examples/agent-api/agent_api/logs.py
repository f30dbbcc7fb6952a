"""Log lines on standard output, JSON by default; every `extra` field of a call becomes a field of its line."""

import logging
import os
import sys
from datetime import datetime, timezone

from opentelemetry.trace import get_current_span
from pythonjsonlogger.json import JsonFormatter

FIELDS = ["levelname", "name", "message"]


class Lines(JsonFormatter):
    """Adds the time in UTC, and the ids of the current span under the names that OpenTelemetry gives them in logs."""

    def __init__(self):
        super().__init__(FIELDS, rename_fields={"levelname": "level", "name": "logger"}, json_default=str)

    def process_log_record(self, log_data):
        context = get_current_span().get_span_context()
        if context.is_valid:
            log_data["trace_id"] = f"{context.trace_id:032x}"
            log_data["span_id"] = f"{context.span_id:016x}"
        return log_data

    def add_fields(self, log_data, record, message_dict):
        at = datetime.fromtimestamp(record.created, timezone.utc)
        log_data["time"] = at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
        super().add_fields(log_data, record, message_dict)
        # The name that asyncio gives a task, and uvicorn's message once more with colours, say nothing to a reader.
        for name in ("taskName", "color_message"):
            log_data.pop(name, None)


def configure() -> None:
    """Sends all lines to standard output: LOG_FORMAT `json` (the default) or `text`, LOG_LEVEL `INFO` by default.

    A LOG_LEVEL that `logging` does not know ends the process with its own message.
    """
    plain = os.environ.get("LOG_FORMAT", "json").lower() != "json"
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s") if plain else Lines())
    logging.basicConfig(handlers=[handler], level=os.environ.get("LOG_LEVEL", "INFO").upper(), force=True)
    logging.captureWarnings(True)
