"""What a stack's services and its collector leave in an AWS API while they run, put there by boto3.

Where to is said by AWS's own variables: AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_<SERVICE>, AWS_REGION and credentials. Nothing
here uses the code under test.
"""

import json
import os
import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone

import boto3

MINUTES = 30
TRACES = 24

region = os.environ.get("AWS_REGION", "us-east-1")
now = datetime.now(timezone.utc)


@dataclass
class Stack:
    """The names of one environment, by the product's defaults."""

    environment: str = "production"
    prefix: str = "agent-prod"
    services: list = field(default_factory=lambda: ["agent-api", "agent-web", "agent-worker"])

    def __post_init__(self):
        self.cluster = f"{self.prefix}-cluster"
        self.collector = f"{self.prefix}-otel-collector"
        self.namespace = f"{self.prefix}.local"
        self.log_group = f"/ecs/{self.prefix}"
        self.metrics = f"AgentTeam/{self.environment}"
        self.collector_metrics = f"{self.metrics}/Collector"
        # Two environments in one account have ids of their own.
        self.chance = random.Random(self.environment)


def client(service):
    return boto3.client(service, region_name=region)


def tasks_of_collector(ecs, stack):
    """Id and address of each task. Where the place gives tasks no address, one is made up, as it would be in a subnet."""
    arns = ecs.list_tasks(cluster=stack.cluster, serviceName=stack.collector)["taskArns"]
    found = {}
    for number, task in enumerate(ecs.describe_tasks(cluster=stack.cluster, tasks=arns)["tasks"]):
        details = [detail for attachment in task.get("attachments", []) for detail in attachment["details"]]
        known = [detail["value"] for detail in details if detail["name"] == "privateIPv4Address"]
        found[task["taskArn"].rsplit("/", 1)[1]] = known[0] if known else f"10.0.{number + 1}.10"
    return found


def register_tasks(service, tasks):
    """Registers the tasks as ECS does: an instance's id is the task's."""
    cloud_map = client("servicediscovery")
    for task, ip in tasks.items():
        attributes = {"AWS_INSTANCE_IPV4": ip, "AWS_INIT_HEALTH_STATUS": "HEALTHY"}
        cloud_map.register_instance(ServiceId=service, InstanceId=task, Attributes=attributes)


def datum(name, dimensions, value, minute, unit="None"):
    return {
        "MetricName": name,
        "Dimensions": [{"Name": key, "Value": text} for key, text in dimensions.items()],
        "Timestamp": now - timedelta(minutes=MINUTES - minute),
        "Value": value,
        "Unit": unit,
    }


def collector_metrics(stack, minute):
    receiver = {"receiver": "otlp", "transport": "grpc"}
    rows = [datum("otelcol_process_uptime", {}, 3600 + 60 * minute, minute, "Seconds")]
    rows.append(datum("otelcol_process_memory_rss", {}, 210_000_000, minute, "Bytes"))
    kinds = [("spans", "awsxray", 120), ("metric_points", "awsemf", 80), ("log_records", "awscloudwatchlogs", 60)]
    for kind, exporter, count in kinds:
        rows.append(datum(f"otelcol_receiver_accepted_{kind}", receiver, count, minute, "Count"))
        rows.append(datum(f"otelcol_exporter_sent_{kind}", {"exporter": exporter}, count, minute, "Count"))
    return rows


def application_metrics(stack, minute):
    name, unit = "http.server.request.duration", "Milliseconds"
    values = [(service, 20 + 5 * step) for service in stack.services for step in range(4)]
    return [datum(name, {"service.name": service}, value, minute, unit) for service, value in values]


def platform_metrics(stack, minute):
    rows = []
    for service in [*stack.services, stack.collector]:
        dimensions = {"ClusterName": stack.cluster, "ServiceName": service}
        rows.append(datum("CPUUtilization", dimensions, 12.5, minute, "Percent"))
        rows.append(datum("MemoryUtilization", dimensions, 34.5, minute, "Percent"))
    return rows


def seed_metrics(stack):
    cloudwatch = client("cloudwatch")
    made_of = {
        stack.collector_metrics: collector_metrics,
        stack.metrics: application_metrics,
        "AWS/ECS": platform_metrics,
    }
    for namespace, made in made_of.items():
        rows = [row for minute in range(MINUTES) for row in made(stack, minute)]
        for start in range(0, len(rows), 20):
            cloudwatch.put_metric_data(Namespace=namespace, MetricData=rows[start : start + 20])


def trace_id(stack, index, start):
    return f"1-{int(start):08x}-{stack.chance.getrandbits(88):022x}{index:02x}"


def path(stack):
    """Who does each span of a trace, each one within the one before; a call is sent as a subsegment of its own."""
    steps = [step for service in stack.services for step in ((service, False), (service, True))]
    return steps[:-1]


def segments(stack, index):
    """One request of two seconds as the collector's X-Ray exporter sends it; every eighth fails."""
    # A whole second, so that a place that cuts durations to seconds still has them right.
    start = float(int(now.timestamp()) - 20 - 70 * index)
    trace, failed = trace_id(stack, index, start), index % 8 == 3
    steps = path(stack)
    ids = [f"{stack.chance.getrandbits(64):016x}" for _ in steps]
    documents = []
    for depth, (service, call) in enumerate(steps):
        request = {"method": "POST", "url": f"http://{service}:8000/v1/runs"}
        documents.append(
            {
                "trace_id": trace,
                "id": ids[depth],
                "name": "POST" if call else service,
                "start_time": start + 0.125 * depth,
                "end_time": start + 2 - 0.25 * depth,
                "http": {"request": request, "response": {"status": 500 if failed else 200}},
                "annotations": {"deployment.environment": stack.environment},
                **({"parent_id": ids[depth - 1]} if depth else {}),
                **({"type": "subsegment", "namespace": "remote"} if call else {}),
                **({"fault": True} if failed else {}),
            }
        )
    return {"id": trace, "failed": failed, "documents": documents}


def seed_traces(stack):
    xray = client("xray")
    traces = [segments(stack, index) for index in range(TRACES)]
    for trace in traces:
        xray.put_trace_segments(TraceSegmentDocuments=[json.dumps(document) for document in trace["documents"]])
    return traces


def line(service, at, trace):
    return {
        "asctime": at.strftime("%Y-%m-%d %H:%M:%S,%f")[:-3],
        "levelname": "ERROR" if trace["failed"] else "INFO",
        "name": service.replace("-", "_") + ".routes",
        "message": "POST /v1/runs 500" if trace["failed"] else "POST /v1/runs 200",
        "otelTraceID": trace["id"].replace("-", "")[1:],
        "otelServiceName": service,
        "http.status_code": 500 if trace["failed"] else 200,
    }


def put_events(logs, group, stream, events):
    logs.create_log_stream(logGroupName=group, logStreamName=stream)
    ordered = sorted(events, key=lambda event: event["timestamp"])
    logs.put_log_events(logGroupName=group, logStreamName=stream, logEvents=ordered)


def seed_logs(stack, traces):
    logs = client("logs")
    for service in stack.services:
        events = []
        for trace in traces:
            at = datetime.fromtimestamp(trace["documents"][0]["end_time"], timezone.utc)
            events.append({"timestamp": int(at.timestamp() * 1000), "message": json.dumps(line(service, at, trace))})
        put_events(logs, stack.log_group, f"{service}/{service}/0001", events)
    started = now - timedelta(minutes=MINUTES)
    ready = {"level": "info", "ts": started.isoformat(), "msg": "Everything is ready. Begin running and processing data."}
    event = {"timestamp": int(started.timestamp() * 1000), "message": json.dumps(ready)}
    put_events(logs, f"{stack.log_group}/otel-collector", "otel-collector/otel-collector/0001", [event])
    return {"group": stack.log_group, "lines": len(stack.services) * len(traces)}
