terraform {
  # Write-only arguments, which keep the Grafana token out of the state, came with 1.11.
  required_version = ">= 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100, < 7"
    }
  }

  # Bucket, key and region come from `terraform init -backend-config=FILE`; infra/bootstrap makes the bucket.
  backend "s3" {
    use_lockfile = true
  }
}

provider "aws" {
  region = var.region

  default_tags {
    tags = merge({ Stack = var.prefix, Environment = var.environment }, var.tags)
  }
}
