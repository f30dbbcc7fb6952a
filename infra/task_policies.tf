locals {
  # Least privilege of each execution role: its own repository, log group and secrets.
  execution_statements = { for name, task in local.tasks : name => concat(
    [{
      Sid      = "Logs"
      Effect   = "Allow"
      Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource = ["${local.log_group_arn}:${task.log_group}:*"]
    }],
    length(local.image_repositories[name]) == 0 ? [] : [
      {
        # ECR decides this one on `*` alone.
        Sid      = "Registry"
        Effect   = "Allow"
        Action   = ["ecr:GetAuthorizationToken"]
        Resource = ["*"]
      },
      {
        Sid      = "Image"
        Effect   = "Allow"
        Action   = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
        Resource = local.image_repositories[name]
      },
    ],
    [for arns in [local.task_parameter_arns[name]] : {
      Sid      = "Parameters"
      Effect   = "Allow"
      Action   = ["ssm:GetParameters"]
      Resource = arns
    } if length(arns) > 0],
    [for arns in [local.task_secret_arns[name]] : {
      Sid      = "Secrets"
      Effect   = "Allow"
      Action   = ["secretsmanager:GetSecretValue"]
      Resource = arns
    } if length(arns) > 0],
    # Secrets may be under any key of the account; only through their service, and only for these secrets.
    [for arns in [local.task_secret_arns[name]] : {
      Sid      = "SecretKeys"
      Effect   = "Allow"
      Action   = ["kms:Decrypt"]
      Resource = ["arn:${local.partition}:kms:${var.region}:${local.account_id}:key/*"]
      Condition = { StringEquals = {
        "kms:ViaService"                  = "secretsmanager.${var.region}.amazonaws.com"
        "kms:EncryptionContext:SecretARN" = arns
      } }
    } if length(arns) > 0],
    [for arns in [[for arn in local.task_parameter_arns[name] : arn if arn != local.collector_parameter_arn]] : {
      Sid      = "ParameterKeys"
      Effect   = "Allow"
      Action   = ["kms:Decrypt"]
      Resource = ["arn:${local.partition}:kms:${var.region}:${local.account_id}:key/*"]
      Condition = { StringEquals = {
        "kms:ViaService"                      = "ssm.${var.region}.amazonaws.com"
        "kms:EncryptionContext:PARAMETER_ARN" = arns
      } }
    } if length(arns) > 0],
  ) }
}
