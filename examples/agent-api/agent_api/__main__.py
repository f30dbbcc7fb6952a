"""Serves until SIGTERM: then no new request is taken, those under way end, and all telemetry is sent."""

import os
import signal
import sys

import uvicorn

from agent_api import logs, telemetry
from agent_api.app import app


def main() -> None:
    logs.configure()
    telemetry.start(app)
    # uvicorn raises the signal again once it has closed; by default that would end Python before the last export.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        # ECS waits 30 s between SIGTERM and SIGKILL by default: 15 s for requests leave 15 s for the last export.
        uvicorn.run(
            app,
            host=os.environ.get("HOST", "0.0.0.0"),
            port=int(os.environ.get("PORT", "8000")),
            log_config=None,
            access_log=False,
            timeout_graceful_shutdown=15,
        )
    finally:
        telemetry.stop()


if __name__ == "__main__":
    main()
