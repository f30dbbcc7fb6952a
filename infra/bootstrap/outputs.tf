output "backend" {
  description = "Lines of a backend file for infra/bot (key bot.tfstate) or a stack (key ENVIRONMENT/stack.tfstate): terraform init -backend-config=FILE"
  value       = <<-LINES
    bucket = "${aws_s3_bucket.state.id}"
    region = "${var.region}"
    key    = "bot.tfstate"
  LINES
}

output "repository_urls" {
  description = "Where images are pushed: the bot, the collector's copy, and each service."
  value       = { for name, repository in aws_ecr_repository.repository : name => repository.repository_url }
}

output "permissions_boundary_arn" {
  description = "For permissions_boundary_arn of infra/bot and of stacks: the deploy role makes roles only with it."
  value       = aws_iam_policy.boundary.arn
}

output "github_role_arns" {
  description = "Roles of the workflow: deploy is its variable AWS_ROLE_ARN, in the GitHub environment."
  value       = { for name, role in aws_iam_role.github : name => role.arn }
}

output "github_variables" {
  description = "Variables of the repository (Settings, Secrets and variables, Actions)."
  value = merge({
    AWS_REGION           = var.region
    TF_STATE_BUCKET      = aws_s3_bucket.state.id
    TF_STATE_REGION      = var.region
    IMAGE_PREFIX         = var.prefixes[0]
    BOT_NAME             = var.name
    BOT_REPOSITORY       = aws_ecr_repository.repository["bot"].name
    COLLECTOR_REPOSITORY = aws_ecr_repository.repository["collector"].name
  }, { for name, role in aws_iam_role.github : "AWS_ROLE_ARN" => role.arn if name == "deploy" })
}

output "deploy_policies" {
  description = "Where static keys are wanted (AWS_ACCESS_KEY, AWS_SECRET_KEY): attach these to a user that is made by hand, so that its key never stands in a state."
  value       = concat(values(aws_iam_policy.deploy)[*].arn, [aws_iam_policy.verify.arn, aws_iam_policy.diagnosis.arn], aws_iam_policy.deploys[*].arn)
}

output "next" {
  description = "The next commands: push the bot's image, then apply infra/bot."
  value       = <<-LINES
    npm ci && npm run bundle
    aws ecr get-login-password --region ${var.region} | docker login --username AWS --password-stdin ${split("/", aws_ecr_repository.repository["bot"].repository_url)[0]}
    docker build --platform linux/arm64 --provenance=false --sbom=false --tag ${aws_ecr_repository.repository["bot"].repository_url}:first .
    docker push ${aws_ecr_repository.repository["bot"].repository_url}:first
    terraform -chdir=infra/bootstrap output -raw backend > infra/bot/backend.hcl
    terraform -chdir=infra/bot init -backend-config=backend.hcl
    terraform -chdir=infra/bot apply
  LINES
}
