"""Seeds a small, healthy stack into an AWS API by boto3, with the default names of the product.

Where to is said by AWS's own variables: AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_<SERVICE>, AWS_REGION and credentials. The
intended place is ministack, with Cloud Map (AWS_ENDPOINT_URL_SERVICEDISCOVERY) and X-Ray (AWS_ENDPOINT_URL_XRAY) at moto.
Prints one JSON object of what was seeded. Nothing here uses the code under test. Run it once on an empty place.
"""

import json
import sys
import time

from telemetry import (
    MINUTES,
    Stack,
    client,
    now,
    region,
    register_tasks,
    seed_logs,
    seed_metrics,
    seed_traces,
    tasks_of_collector,
)

stack = Stack()
PREFIX, CLUSTER, COLLECTOR, SERVICES = stack.prefix, stack.cluster, stack.collector, stack.services
NAMESPACE = stack.namespace
APP_GROUP, METRICS = stack.log_group, stack.metrics
COLLECTOR_GROUP = f"{APP_GROUP}/otel-collector"
DIGEST = "sha256:" + "ab" * 32


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
    return tasks_of_collector(ecs, stack)


def wait_until_running(ecs):
    deadline = time.monotonic() + 60
    names = [*SERVICES, COLLECTOR]
    while time.monotonic() < deadline:
        services = ecs.describe_services(cluster=CLUSTER, services=names)["services"]
        if all(service["runningCount"] == service["desiredCount"] for service in services):
            return
        time.sleep(0.2)
    sys.exit("the services did not reach their tasks within 60 s")


def seed_discovery_service():
    cloud_map = client("servicediscovery")
    cloud_map.create_http_namespace(Name=NAMESPACE)
    namespace = next(one for one in cloud_map.list_namespaces()["Namespaces"] if one["Name"] == NAMESPACE)
    return cloud_map.create_service(Name="otel-collector", NamespaceId=namespace["Id"])["Service"]


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


def seed_log_groups():
    logs = client("logs")
    for group in [APP_GROUP, COLLECTOR_GROUP, f"/metrics/{PREFIX}"]:
        logs.create_log_group(logGroupName=group)


def main():
    discovery = seed_discovery_service()
    tasks = seed_cluster(discovery["Arn"])
    register_tasks(discovery["Id"], tasks)
    seed_metrics(stack)
    traces = seed_traces(stack)
    seed_log_groups()
    seeded = {
        "at": now.isoformat(),
        "cluster": CLUSTER,
        "collector": {"service": COLLECTOR, "running": 2, "tasks": tasks},
        "discovery": {"service": discovery["Id"], "namespace": NAMESPACE},
        "services": {service: 2 for service in SERVICES},
        "alarms": seed_alarms(),
        "metrics": {"application": METRICS, "collector": stack.collector_metrics, "minutes": MINUTES},
        "logs": seed_logs(stack, traces),
        "traces": [{"id": trace["id"], "failed": trace["failed"]} for trace in traces],
    }
    json.dump(seeded, sys.stdout, indent=2)
    print()


main()
