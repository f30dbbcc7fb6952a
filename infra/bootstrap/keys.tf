# One key for the state and the images: both are written by the same people and roles.
resource "aws_kms_key" "bootstrap" {
  description         = "State bucket and image repositories of ${var.name}"
  enable_key_rotation = true

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "Account"
      Effect    = "Allow"
      Principal = { AWS = "${local.arn}:iam::${local.account_id}:root" }
      Action    = "kms:*"
      Resource  = "*"
    }]
  })
}

resource "aws_kms_alias" "bootstrap" {
  name          = "alias/${var.name}-bootstrap"
  target_key_id = aws_kms_key.bootstrap.key_id
}
