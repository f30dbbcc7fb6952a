"""Makes the bot in an AWS API by boto3, in the shape in which its Terraform makes it on AWS.

Reads one JSON object from standard input: `lambdas`, the folder of the bundles; `variables` of both functions; `secret`,
what Secrets Manager holds for them. Where to is said by AWS's own variables, as for stack.py. Prints one JSON object: the
API's endpoint and the queues' URLs.
"""

import io
import json
import os
import sys
import zipfile

import boto3

ACCOUNT = "000000000000"
NAME = "otel-chatops"
TIMEOUT = 30

region = os.environ.get("AWS_REGION", "us-east-1")


def client(service):
    return boto3.client(service, region_name=region)


def make_table():
    dynamodb = client("dynamodb")
    dynamodb.create_table(
        TableName=NAME,
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": "pk", "AttributeType": "S"}],
        KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}],
    )
    dynamodb.update_time_to_live(
        TableName=NAME, TimeToLiveSpecification={"Enabled": True, "AttributeName": "ttl"}
    )


def make_queue(name, **attributes):
    sqs = client("sqs")
    url = sqs.create_queue(QueueName=name, Attributes=attributes)["QueueUrl"]
    arn = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    return {"url": url, "arn": arn}


def make_queues():
    fifo = {"FifoQueue": "true"}
    dead = {"jobs": make_queue(f"{NAME}-dead.fifo", **fifo), "later": make_queue(f"{NAME}-later-dead")}

    def source(name, to, **attributes):
        policy = {"deadLetterTargetArn": to["arn"], "maxReceiveCount": 3}
        return make_queue(name, VisibilityTimeout=str(6 * TIMEOUT), RedrivePolicy=json.dumps(policy), **attributes)

    jobs = source(f"{NAME}-jobs.fifo", dead["jobs"], **fifo)
    return {"jobs": jobs, "later": source(f"{NAME}-later", dead["later"]), "dead": dead["jobs"]}


def zipped(folder):
    """The bundle's code as Lambda takes it; source maps and the list of what went in stay at home."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(os.listdir(folder)):
            if name.endswith(".mjs"):
                archive.write(os.path.join(folder, name), name)
    return buffer.getvalue()


def make_role():
    trust = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole"}]}
    trust["Statement"][0]["Principal"] = {"Service": "lambda.amazonaws.com"}
    made = client("iam").create_role(RoleName=NAME, AssumeRolePolicyDocument=json.dumps(trust))
    return made["Role"]["Arn"]


def make_function(name, role, given):
    return client("lambda").create_function(
        FunctionName=f"{NAME}-{name}",
        Runtime="nodejs24.x",
        Role=role,
        Handler="index.handler",
        Code={"ZipFile": zipped(os.path.join(given["lambdas"], name))},
        Timeout=TIMEOUT if name == "worker" else 10,
        MemorySize=512,
        Environment={"Variables": given["variables"]},
    )["FunctionArn"]


def map_source(queue, function, batch):
    client("lambda").create_event_source_mapping(
        EventSourceArn=queue["arn"],
        FunctionName=function,
        BatchSize=batch,
        FunctionResponseTypes=["ReportBatchItemFailures"],
    )


def make_api(function):
    gateway = client("apigatewayv2")
    api = gateway.create_api(Name=NAME, ProtocolType="HTTP")
    integration = gateway.create_integration(
        ApiId=api["ApiId"], IntegrationType="AWS_PROXY", IntegrationUri=function, PayloadFormatVersion="2.0"
    )
    target = f"integrations/{integration['IntegrationId']}"
    gateway.create_route(ApiId=api["ApiId"], RouteKey="POST /slack/events", Target=target)
    gateway.create_stage(ApiId=api["ApiId"], StageName="$default", AutoDeploy=True)
    return api["ApiEndpoint"]


def main():
    given = json.load(sys.stdin)
    make_table()
    queues = make_queues()
    secret = client("secretsmanager").create_secret(Name=NAME, SecretString=json.dumps(given["secret"]))
    given["variables"].update(
        CHATOPS_TABLE=NAME,
        CHATOPS_JOBS_QUEUE_URL=queues["jobs"]["url"],
        CHATOPS_LATER_QUEUE_URL=queues["later"]["url"],
        CHATOPS_SECRET_ID=secret["ARN"],
    )
    role = make_role()
    api, worker = (make_function(name, role, given) for name in ["api", "worker"])
    # One job at a time: in a batch, a good job behind a bad one of its group is received as often, and would follow it
    # to the dead letters.
    map_source(queues["jobs"], worker, 1)
    map_source(queues["later"], worker, 10)
    made = {"endpoint": make_api(api), **{name: queue["url"] for name, queue in queues.items()}}
    json.dump(made, sys.stdout, indent=2)
    print()


main()
