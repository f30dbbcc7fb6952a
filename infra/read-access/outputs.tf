output "verify_policy" {
  description = "Policy JSON: what commands and the checklist read."
  value       = local.verify_policy
}

output "diagnosis_policy" {
  description = "Policy JSON: what deep diagnosis adds."
  value       = local.diagnosis_policy
}

output "policy" {
  description = "Policy JSON of the chosen tier, in one document."
  value       = local.policy
}

output "role_arn" {
  description = "ARN of the read role, for `readRole` in the table of environments; null where none is made."
  value       = one(aws_iam_role.read[*].arn)
}
