"""Seeds a small, healthy stack into an AWS API by boto3, with the default names of the product.

Where to is said by AWS's own variables: AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_<SERVICE>, AWS_REGION and credentials. The
intended place is ministack, with Cloud Map (AWS_ENDPOINT_URL_SERVICEDISCOVERY) and X-Ray (AWS_ENDPOINT_URL_XRAY) at moto.
Prints one JSON object of what was seeded. Nothing here uses the code under test. Run it once on an empty place.
"""

import json
import os
import random
import sys
import time
from datetime import datetime, timedelta, timezone

import boto3

PREFIX = "agent-prod"
CLUSTER = f"{PREFIX}-cluster"
COLLECTOR = f"{PREFIX}-otel-collector"
SERVICES = ["agent-api", "agent-web", "agent-worker"]
NAMESPACE = "agent-prod.local"
APP_GROUP = f"/ecs/{PREFIX}"
COLLECTOR_GROUP = f"/ecs/{PREFIX}/otel-collector"
METRICS = "AgentTeam/production"
COLLECTOR_METRICS = f"{METRICS}/Collector"
MINUTES = 30
TRACES = 24
DIGEST = "sha256:" + "ab" * 32

region = os.environ.get("AWS_REGION", "us-east-1")
now = datetime.now(timezone.utc)
chance = random.Random(7)


def client(service):
    return boto3.client(service, region_name=region)


def variables(service):
    return {
        "OTEL_SDK_DISABLED": "false",
        "OTEL_EXPORTER_OTLP_ENDPOINT": f"http://otel-collector.{NAMESPACE}:4317",
        "OTEL_EXPORTER_OTLP_PROTOCOL": "grpc",
        "OTEL_TRACES_EXPORTER": "otlp",
        "OTEL_METRICS_EXPORTER": "otlp",
        "OTEL_LOGS_EXPORTER": "otlp",
        "OTEL_SERVICE_NAME": service,
        "OTEL_RESOURCE_ATTRIBUTES": "deployment.environment=production",
        "OTEL_TRACES_SAMPLER": "parentbased_always_on",
        "OTEL_SEMCONV_STABILITY_OPT_IN": "http",
        "OTEL_EXPORTER_OTLP_METRICS_DEFAULT_HISTOGRAM_AGGREGATION": "base2_exponential_bucket_histogram",
        "OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE": "delta",
        "LOG_FORMAT": "json",
        "LOG_LEVEL": "DEBUG",
        "PYTHONUNBUFFERED": "1",
    }


def container(name, group, environment, **more):
    options = {"awslogs-group": group, "awslogs-region": region, "awslogs-stream-prefix": name}
    return {
        "name": name,
        "image": f"public.ecr.aws/example/{name}@{DIGEST}",
        "essential": True,
        "environment": [{"name": key, "value": value} for key, value in environment.items()],
        "logConfiguration": {"logDriver": "awslogs", "options": options},
        **more,
    }


def register(ecs, family, definition, cpu="256", memory="512"):
    ecs.register_task_definition(
        family=family,
        cpu=cpu,
        memory=memory,
        networkMode="awsvpc",
        requiresCompatibilities=["FARGATE"],
        containerDefinitions=[definition],
    )


def seed_cluster(registry):
    ecs = client("ecs")
    ecs.create_cluster(clusterName=CLUSTER)
    for service in SERVICES:
        register(ecs, service, container(service, APP_GROUP, variables(service)))
    check = {"command": ["CMD", "/healthcheck"], "interval": 30, "timeout": 5, "retries": 3, "startPeriod": 15}
    collector = container("otel-collector", COLLECTOR_GROUP, {"CONFIG_HASH": "0123456789abcdef"}, healthCheck=check)
    register(ecs, COLLECTOR, collector, cpu="512", memory="1024")
    network = {"awsvpcConfiguration": {"subnets": ["subnet-1"], "securityGroups": ["sg-1"]}}
    for service in [*SERVICES, COLLECTOR]:
        ecs.create_service(
            cluster=CLUSTER,
            serviceName=service,
            taskDefinition=service,
            desiredCount=2,
            launchType="FARGATE",
            networkConfiguration=network,
            **({"serviceRegistries": [{"registryArn": registry}]} if service == COLLECTOR else {}),
        )
    wait_until_running(ecs)
    return tasks_of_collector(ecs)


def wait_until_running(ecs):
    deadline = time.monotonic() + 60
    names = [*SERVICES, COLLECTOR]
    while time.monotonic() < deadline:
        services = ecs.describe_services(cluster=CLUSTER, services=names)["services"]
        if all(service["runningCount"] == service["desiredCount"] for service in services):
            return
        time.sleep(0.2)
    sys.exit("the services did not reach their tasks within 60 s")


def tasks_of_collector(ecs):
    """Id and address of each task. Where the place gives tasks no address, one is made up, as it would be in a subnet."""
    arns = ecs.list_tasks(cluster=CLUSTER, serviceName=COLLECTOR)["taskArns"]
    found = {}
    for number, task in enumerate(ecs.describe_tasks(cluster=CLUSTER, tasks=arns)["tasks"]):
        details = [detail for attachment in task.get("attachments", []) for detail in attachment["details"]]
        known = [detail["value"] for detail in details if detail["name"] == "privateIPv4Address"]
        found[task["taskArn"].rsplit("/", 1)[1]] = known[0] if known else f"10.0.{number + 1}.10"
    return found


def seed_discovery_service():
    cloud_map = client("servicediscovery")
    cloud_map.create_http_namespace(Name=NAMESPACE)
    namespace = next(one for one in cloud_map.list_namespaces()["Namespaces"] if one["Name"] == NAMESPACE)
    return cloud_map.create_service(Name="otel-collector", NamespaceId=namespace["Id"])["Service"]


def seed_instances(service, tasks):
    """Registers the tasks as ECS does: an instance's id is the task's."""
    cloud_map = client("servicediscovery")
    for task, ip in tasks.items():
        attributes = {"AWS_INSTANCE_IPV4": ip, "AWS_INIT_HEALTH_STATUS": "HEALTHY"}
        cloud_map.register_instance(ServiceId=service["Id"], InstanceId=task, Attributes=attributes)


def datum(name, dimensions, value, minute, unit="None"):
    return {
        "MetricName": name,
        "Dimensions": [{"Name": key, "Value": text} for key, text in dimensions.items()],
        "Timestamp": now - timedelta(minutes=MINUTES - minute),
        "Value": value,
        "Unit": unit,
    }


def collector_metrics(minute):
    receiver = {"receiver": "otlp", "transport": "grpc"}
    rows = [datum("otelcol_process_uptime", {}, 3600 + 60 * minute, minute, "Seconds")]
    rows.append(datum("otelcol_process_memory_rss", {}, 210_000_000, minute, "Bytes"))
    kinds = [("spans", "awsxray", 120), ("metric_points", "awsemf", 80), ("log_records", "awscloudwatchlogs", 60)]
    for kind, exporter, count in kinds:
        rows.append(datum(f"otelcol_receiver_accepted_{kind}", receiver, count, minute, "Count"))
        rows.append(datum(f"otelcol_exporter_sent_{kind}", {"exporter": exporter}, count, minute, "Count"))
    return rows


def application_metrics(minute):
    name, unit = "http.server.request.duration", "Milliseconds"
    values = [(service, 20 + 5 * step) for service in SERVICES for step in range(4)]
    return [datum(name, {"service.name": service}, value, minute, unit) for service, value in values]


def platform_metrics(minute):
    rows = []
    for service in [*SERVICES, COLLECTOR]:
        dimensions = {"ClusterName": CLUSTER, "ServiceName": service}
        rows.append(datum("CPUUtilization", dimensions, 12.5, minute, "Percent"))
        rows.append(datum("MemoryUtilization", dimensions, 34.5, minute, "Percent"))
    return rows


def seed_metrics():
    cloudwatch = client("cloudwatch")
    made_of = {COLLECTOR_METRICS: collector_metrics, METRICS: application_metrics, "AWS/ECS": platform_metrics}
    for namespace, made in made_of.items():
        rows = [row for minute in range(MINUTES) for row in made(minute)]
        for start in range(0, len(rows), 20):
            cloudwatch.put_metric_data(Namespace=namespace, MetricData=rows[start : start + 20])


def seed_alarms():
    sns, cloudwatch = client("sns"), client("cloudwatch")
    queue = client("sqs").create_queue(QueueName=f"{PREFIX}-alarms")["QueueUrl"]
    topic = sns.create_topic(Name=f"{PREFIX}-alarms")["TopicArn"]
    endpoint = f"arn:aws:sqs:{region}:000000000000:{queue.rsplit('/', 1)[1]}"
    sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=endpoint)
    memory = {"ClusterName": CLUSTER, "ServiceName": COLLECTOR}
    watched = {
        "collector-memory": ("AWS/ECS", "MemoryUtilization", memory, "Maximum", 80),
        "service-unhealthy": ("AWS/ECS", "CPUUtilization", memory, "Average", 99),
        "trace-errors": (METRICS, "http.server.request.duration", {"service.name": "agent-web"}, "Average", 10_000),
    }
    for name, (namespace, metric, dimensions, statistic, threshold) in watched.items():
        cloudwatch.put_metric_alarm(
            AlarmName=f"{PREFIX}-{name}",
            Namespace=namespace,
            MetricName=metric,
            Dimensions=[{"Name": key, "Value": value} for key, value in dimensions.items()],
            Statistic=statistic,
            Period=60,
            EvaluationPeriods=3,
            Threshold=threshold,
            ComparisonOperator="GreaterThanThreshold",
            TreatMissingData="notBreaching",
            AlarmActions=[topic],
        )
        cloudwatch.set_alarm_state(AlarmName=f"{PREFIX}-{name}", StateValue="OK", StateReason="seeded as OK")
    cloudwatch.put_dashboard(DashboardName=f"{PREFIX}-otel", DashboardBody=json.dumps({"widgets": []}))
    return {"topic": topic, "names": [f"{PREFIX}-{name}" for name in watched]}


def trace_id(index, start):
    return f"1-{int(start):08x}-{chance.getrandbits(88):022x}{index:02x}"


# Who does each span of a trace, each one within the one before; a call is sent as a subsegment of its own.
SPANS = [("agent-web", False), ("agent-web", True), ("agent-api", False), ("agent-api", True), ("agent-worker", False)]


def segments(index):
    """One request of two seconds as the collector's X-Ray exporter sends it; every eighth fails in the worker."""
    # A whole second, so that a place that cuts durations to seconds still has them right.
    start = float(int(now.timestamp()) - 20 - 70 * index)
    trace, failed = trace_id(index, start), index % 8 == 3
    ids = [f"{chance.getrandbits(64):016x}" for _ in SPANS]
    documents = []
    for depth, (service, call) in enumerate(SPANS):
        request = {"method": "POST", "url": f"http://{service}:8000/v1/runs"}
        documents.append(
            {
                "trace_id": trace,
                "id": ids[depth],
                "name": "POST" if call else service,
                "start_time": start + 0.125 * depth,
                "end_time": start + 2 - 0.25 * depth,
                "http": {"request": request, "response": {"status": 500 if failed else 200}},
                "annotations": {"deployment.environment": "production"},
                **({"parent_id": ids[depth - 1]} if depth else {}),
                **({"type": "subsegment", "namespace": "remote"} if call else {}),
                **({"fault": True} if failed else {}),
            }
        )
    return {"id": trace, "failed": failed, "documents": documents}


def seed_traces():
    xray = client("xray")
    traces = [segments(index) for index in range(TRACES)]
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


def seed_logs(traces):
    logs = client("logs")
    for group in [APP_GROUP, COLLECTOR_GROUP, f"/metrics/{PREFIX}"]:
        logs.create_log_group(logGroupName=group)
    for service in SERVICES:
        events = []
        for trace in traces:
            at = datetime.fromtimestamp(trace["documents"][0]["end_time"], timezone.utc)
            events.append({"timestamp": int(at.timestamp() * 1000), "message": json.dumps(line(service, at, trace))})
        put_events(logs, APP_GROUP, f"{service}/{service}/0001", events)
    started = now - timedelta(minutes=MINUTES)
    ready = {"level": "info", "ts": started.isoformat(), "msg": "Everything is ready. Begin running and processing data."}
    event = {"timestamp": int(started.timestamp() * 1000), "message": json.dumps(ready)}
    put_events(logs, COLLECTOR_GROUP, "otel-collector/otel-collector/0001", [event])
    return {"group": APP_GROUP, "lines": len(SERVICES) * len(traces)}


def main():
    discovery = seed_discovery_service()
    tasks = seed_cluster(discovery["Arn"])
    seed_instances(discovery, tasks)
    seed_metrics()
    traces = seed_traces()
    seeded = {
        "at": now.isoformat(),
        "cluster": CLUSTER,
        "collector": {"service": COLLECTOR, "running": 2, "tasks": tasks},
        "discovery": {"service": discovery["Id"], "namespace": NAMESPACE},
        "services": {service: 2 for service in SERVICES},
        "alarms": seed_alarms(),
        "metrics": {"application": METRICS, "collector": COLLECTOR_METRICS, "minutes": MINUTES},
        "logs": seed_logs(traces),
        "traces": [{"id": trace["id"], "failed": trace["failed"]} for trace in traces],
    }
    json.dump(seeded, sys.stdout, indent=2)
    print()


main()
