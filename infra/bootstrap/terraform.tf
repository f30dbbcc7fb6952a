terraform {
  required_version = ">= 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100, < 7"
    }
  }

  # No backend: this makes the bucket that the others keep their state in. README.md says how its own state gets there.
}

provider "aws" {
  region = var.region

  default_tags {
    tags = merge({ Bootstrap = var.name }, var.tags)
  }
}
