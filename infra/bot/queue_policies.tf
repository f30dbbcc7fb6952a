locals {
  operators = var.operator_arns
  writers = {
    jobs        = concat([aws_iam_role.function["api"].arn], local.operators)
    later       = concat([aws_iam_role.function["worker"].arn, aws_iam_role.heartbeat.arn], local.operators)
    invocations = values(aws_iam_role.function)[*].arn
  }

  tls_only = {
    Sid       = "TlsOnly"
    Effect    = "Deny"
    Principal = "*"
    Action    = "sqs:*"
    Resource  = "*"
    Condition = { Bool = { "aws:SecureTransport" = "false" } }
  }

  # EventBridge sends to a queue of another account as a role of that account, not as itself.
  notice_senders = concat(
    [
      {
        Sid       = "Events"
        Effect    = "Allow"
        Principal = { Service = "events.amazonaws.com" }
        Action    = "sqs:SendMessage"
        Resource  = "*"
        Condition = { StringEquals = { "aws:SourceAccount" = local.accounts } }
      },
      {
        Sid       = "Topics"
        Effect    = "Allow"
        Principal = { Service = "sns.amazonaws.com" }
        Action    = "sqs:SendMessage"
        Resource  = "*"
        Condition = { ArnLike = { "aws:SourceArn" = [for account in local.accounts : "arn:${local.partition}:sns:*:${account}:*"] } }
      },
    ],
    length(local.other_accounts) == 0 ? [] : [{
      Sid       = "EventsOfOtherAccounts"
      Effect    = "Allow"
      Principal = { AWS = [for account in local.other_accounts : "arn:${local.partition}:iam::${account}:root"] }
      Action    = "sqs:SendMessage"
      Resource  = "*"
      Condition = { ArnLike = { "aws:PrincipalArn" = [for account in local.other_accounts : "arn:${local.partition}:iam::${account}:role/*-notices"] } }
    }],
  )

  policies = merge(
    # Identities of this account that may write to any queue may not write to these: what stands in them is done.
    { for name, arns in local.writers : name => [local.tls_only, {
      Sid       = "OnlyOurRoles"
      Effect    = "Deny"
      Principal = "*"
      Action    = "sqs:SendMessage"
      Resource  = "*"
      Condition = { ArnNotLike = { "aws:PrincipalArn" = arns } }
    }] },
    { notices = concat([local.tls_only], local.notice_senders) },
  )
}

resource "aws_sqs_queue_policy" "queue" {
  for_each = local.queues

  queue_url = aws_sqs_queue.queue[each.key].url
  policy    = jsonencode({ Version = "2012-10-17", Statement = local.policies[each.key] })
}

# Into the other queues of dead letters only SQS itself puts anything.
resource "aws_sqs_queue_policy" "dead" {
  for_each = local.dead

  queue_url = aws_sqs_queue.dead[each.key].url
  policy    = jsonencode({ Version = "2012-10-17", Statement = try({ invocations = local.policies.invocations }[each.key], [local.tls_only]) })
}
