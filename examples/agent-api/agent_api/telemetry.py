"""Starts and stops OpenTelemetry. Every setting is a variable of OpenTelemetry's own (OTEL_*); none is made up here."""

from fastapi import FastAPI
from opentelemetry import metrics, trace
from opentelemetry._logs import get_logger_provider
from opentelemetry.distro import OpenTelemetryConfigurator, OpenTelemetryDistro
from opentelemetry.instrumentation.fastapi import FastAPIInstrumentor
from opentelemetry.instrumentation.logging import LoggingInstrumentor


def start(app: FastAPI) -> None:
    """Configures the SDK from the environment, as `opentelemetry-instrument` does, and instruments logging and `app`.

    Health checks leave no spans, and neither does each ASGI message: both cost money and say nothing. That is why the
    application is instrumented here and not by that command, which has no option for the second.
    """
    OpenTelemetryDistro().configure()
    OpenTelemetryConfigurator().configure()
    LoggingInstrumentor().instrument()
    FastAPIInstrumentor.instrument_app(app, excluded_urls="/health$", exclude_spans=["receive", "send"])


def stop() -> None:
    """Sends what the SDK still holds, metrics last since they count the spans and records sent."""
    for provider in (trace.get_tracer_provider(), get_logger_provider(), metrics.get_meter_provider()):
        # Before `start`, and with OTEL_SDK_DISABLED in some versions, providers have nothing to shut down.
        getattr(provider, "shutdown", lambda: None)()
