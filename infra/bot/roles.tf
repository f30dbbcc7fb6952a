locals {
  # The calls that each function's code makes, and nothing else.
  rights = {
    api = [
      # src/adapters/direct/store.ts: claim, and a look at the row when the claim is refused.
      { Sid = "Table", Action = ["dynamodb:GetItem", "dynamodb:PutItem"], Resource = [aws_dynamodb_table.bot.arn] },
      { Sid = "Jobs", Action = ["sqs:SendMessage"], Resource = [aws_sqs_queue.queue["jobs"].arn] },
    ]
    worker = concat(
      [
        { Sid = "Table", Action = ["dynamodb:GetItem", "dynamodb:PutItem"], Resource = [aws_dynamodb_table.bot.arn] },
        { Sid = "Later", Action = ["sqs:SendMessage"], Resource = [aws_sqs_queue.queue["later"].arn] },
        {
          # Lambda receives and deletes as this role; a job that is returned gets its visibility from the code.
          Sid      = "Queues"
          Action   = ["sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"]
          Resource = [aws_sqs_queue.queue["jobs"].arn, aws_sqs_queue.queue["later"].arn]
        },
      ],
      length(local.read_roles) == 0 ? [] : [{ Sid = "ReadRoles", Action = ["sts:AssumeRole"], Resource = local.read_roles }],
    )
  }

  rights_of_all = { for name in keys(local.functions) : name => [
    { Sid = "Secret", Action = ["secretsmanager:GetSecretValue"], Resource = [aws_secretsmanager_secret.bot.arn] },
    { Sid = "Log", Action = ["logs:CreateLogStream", "logs:PutLogEvents"], Resource = ["${aws_cloudwatch_log_group.function[name].arn}:*"] },
    { Sid = "DeadLetter", Action = ["sqs:SendMessage"], Resource = [aws_sqs_queue.dead["invocations"].arn] },
    # X-Ray decides on `*` alone.
    { Sid = "Tracing", Action = ["xray:PutTelemetryRecords", "xray:PutTraceSegments"], Resource = ["*"] },
  ] }

  rights_on_key = {
    Sid      = "Key"
    Action   = ["kms:Decrypt", "kms:GenerateDataKey"]
    Resource = [local.key_arn]
    Condition = { StringEquals = { "kms:ViaService" = [
      for service in ["dynamodb", "secretsmanager", "sqs"] : "${service}.${var.region}.amazonaws.com"
    ] } }
  }

  role_policies = { for name in keys(local.functions) : name => jsonencode({
    Version = "2012-10-17"
    Statement = [
      for right in concat(local.rights[name], local.rights_of_all[name], [local.rights_on_key]) : merge({ Effect = "Allow" }, right)
    ]
  }) }
}

resource "aws_iam_role" "function" {
  for_each = local.functions

  name                 = "${var.name}-${each.key}"
  description          = "What ${var.name}-${each.key} may do."
  permissions_boundary = var.permissions_boundary_arn

  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy" "function" {
  for_each = local.functions

  name   = "calls"
  role   = aws_iam_role.function[each.key].id
  policy = local.role_policies[each.key]
}
