locals {
  rights_state = [
    {
      sid       = "StateList"
      read      = ["s3:ListBucket"]
      write     = []
      resources = [aws_s3_bucket.state.arn]
      condition = null
    },
    {
      sid       = "State"
      read      = ["s3:GetObject"]
      write     = ["s3:PutObject"]
      resources = ["${aws_s3_bucket.state.arn}/*.tfstate"]
      condition = null
    },
    {
      # A plan of a pull request writes nothing, so it does not lock (-lock=false).
      sid       = "StateLock"
      read      = ["s3:GetObject"]
      write     = ["s3:DeleteObject", "s3:PutObject"]
      resources = ["${aws_s3_bucket.state.arn}/*.tflock"]
      condition = null
    },
    {
      sid       = "StateKey"
      read      = ["kms:Decrypt"]
      write     = ["kms:GenerateDataKey"]
      resources = [aws_kms_key.bootstrap.arn]
      condition = { StringEquals = { "kms:ViaService" = "s3.${var.region}.amazonaws.com" } }
    },
    {
      sid       = "ImageLogin"
      read      = []
      write     = ["ecr:GetAuthorizationToken"]
      resources = ["*"]
      condition = local.in_regions
    },
    {
      sid       = "Images"
      read      = ["ecr:DescribeImages"]
      write     = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:CompleteLayerUpload", "ecr:GetDownloadUrlForLayer", "ecr:GetRepositoryPolicy", "ecr:InitiateLayerUpload", "ecr:PutImage", "ecr:UploadLayerPart"]
      resources = [for repository in aws_ecr_repository.repository : repository.arn]
      condition = null
    },
  ]
}
