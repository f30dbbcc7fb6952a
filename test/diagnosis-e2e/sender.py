"""An application that sends telemetry by the SDK's own exporters, until it is ended. Everything is said by variables.

SENDER_SIGNALS: which of traces, metrics and logs. SENDER_LINES: `json` or `text`. SENDER_SPANS: spans in each burst.
SENDER_SPAN_BYTES: size of an attribute of each span. The rest are the SDK's variables.
"""

import importlib
import json
import logging
import os
import sys
import time

from opentelemetry._logs import set_logger_provider
from opentelemetry.sdk._logs import LoggerProvider, LoggingHandler
from opentelemetry.sdk._logs.export import BatchLogRecordProcessor
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import PeriodicExportingMetricReader
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor


class Json(logging.Formatter):
    def format(self, record):
        line = {
            "time": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(record.created)),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line)


def exporter(module, name):
    way = "grpc" if os.environ["OTEL_EXPORTER_OTLP_PROTOCOL"] == "grpc" else "http"
    return getattr(importlib.import_module(f"opentelemetry.exporter.otlp.proto.{way}.{module}"), name)()


def make_traces(resource):
    provider = TracerProvider(resource=resource)
    provider.add_span_processor(BatchSpanProcessor(exporter("trace_exporter", "OTLPSpanExporter")))
    tracer = provider.get_tracer("sender")
    count, size = int(os.environ.get("SENDER_SPANS", "1")), int(os.environ.get("SENDER_SPAN_BYTES", "1"))

    def send():
        for _ in range(count):
            with tracer.start_as_current_span("work", attributes={"text": "x" * size}):
                pass

    return send


def make_metrics(resource):
    reader = PeriodicExportingMetricReader(exporter("metric_exporter", "OTLPMetricExporter"), export_interval_millis=300)
    counter = MeterProvider(resource=resource, metric_readers=[reader]).get_meter("sender").create_counter("agent.runs")
    return lambda: counter.add(1)


def make_logs(resource):
    provider = LoggerProvider(resource=resource)
    set_logger_provider(provider)
    provider.add_log_record_processor(BatchLogRecordProcessor(exporter("_log_exporter", "OTLPLogExporter")))
    logger = logging.getLogger("sender")
    logger.addHandler(LoggingHandler(logger_provider=provider))
    return lambda: logger.info("run completed", extra={"agent_id": "researcher"})


def main():
    output = logging.StreamHandler(sys.stdout)
    if os.environ["SENDER_LINES"] == "json":
        output.setFormatter(Json())
    else:
        output.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[output])
    resource = Resource.create({"service.name": "agent-api"})
    make = {"traces": make_traces, "metrics": make_metrics, "logs": make_logs}
    senders = [make[signal](resource) for signal in os.environ["SENDER_SIGNALS"].split(",")]
    while True:
        for send in senders:
            send()
        time.sleep(0.2)


main()
