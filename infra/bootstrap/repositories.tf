locals {
  repositories = merge(
    { bot = var.name, collector = "${var.prefixes[0]}/otel-collector" },
    { for service in var.services : service => "${var.prefixes[0]}/${service}" },
  )
}

# Tags cannot be moved: what runs is named by its digest, and a tag that means two images would tell nobody which.
resource "aws_ecr_repository" "repository" {
  for_each = local.repositories

  name                 = each.value
  image_tag_mutability = "IMMUTABLE"

  image_scanning_configuration {
    scan_on_push = true
  }

  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = aws_kms_key.bootstrap.arn
  }
}

resource "aws_ecr_lifecycle_policy" "repository" {
  for_each = aws_ecr_repository.repository

  repository = each.value.name

  policy = jsonencode({ rules = [
    {
      rulePriority = 1
      description  = "Images that lost their tag go after two weeks"
      selection    = { tagStatus = "untagged", countType = "sinceImagePushed", countUnit = "days", countNumber = 14 }
      action       = { type = "expire" }
    },
    {
      rulePriority = 2
      description  = "The newest hundred stay, to roll back to"
      selection    = { tagStatus = "any", countType = "imageCountMoreThan", countNumber = 100 }
      action       = { type = "expire" }
    },
  ] })
}

# Lambda pulls the bot's image as itself, for the bot's functions only.
resource "aws_ecr_repository_policy" "bot" {
  repository = aws_ecr_repository.repository["bot"].name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "Functions"
      Effect    = "Allow"
      Principal = { Service = "lambda.amazonaws.com" }
      Action    = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
      Condition = { StringLike = { "aws:sourceArn" = [for name in concat(["${var.name}-*"], [for prefix in var.prefixes : "${prefix}-canary"]) : "${local.arn}:lambda:*:${local.account_id}:function:${name}"] } }
    }]
  })
}
