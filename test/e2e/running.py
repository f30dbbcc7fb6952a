"""Makes a stack that Terraform made look as if its tasks ran: what they leave behind is put there, as telemetry.py does.

Reads one JSON object from standard input: `environment`, `prefix`, `services`. Waits until ECS runs what is wanted; its
tasks are registered in Cloud Map, which ECS would do by itself. Prints one JSON object of what was put there.
"""

import json
import sys
import time

from telemetry import Stack, client, register_tasks, seed_logs, seed_metrics, seed_traces, tasks_of_collector


def wait_until_running(ecs, stack):
    deadline = time.monotonic() + 60
    names = [*stack.services, stack.collector]
    while time.monotonic() < deadline:
        services = ecs.describe_services(cluster=stack.cluster, services=names)["services"]
        if len(services) == len(names) and all(one["runningCount"] == one["desiredCount"] for one in services):
            return
        time.sleep(0.2)
    sys.exit("the services did not reach their tasks within 60 s")


def discovery_service(ecs, stack):
    """The Cloud Map service that the collector's ECS service names."""
    service = ecs.describe_services(cluster=stack.cluster, services=[stack.collector])["services"][0]
    return service["serviceRegistries"][0]["registryArn"].rsplit("/", 1)[1]


def main():
    stack = Stack(**json.load(sys.stdin))
    ecs = client("ecs")
    wait_until_running(ecs, stack)
    tasks = tasks_of_collector(ecs, stack)
    register_tasks(discovery_service(ecs, stack), tasks)
    seed_metrics(stack)
    traces = seed_traces(stack)
    put = {"tasks": tasks, "logs": seed_logs(stack, traces), "traces": [trace["id"] for trace in traces]}
    json.dump(put, sys.stdout, indent=2)
    print()


main()
