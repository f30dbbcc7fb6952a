import { code, say } from '../../../rich.ts'
import type { FindingWords } from '../../finding-words.ts'

/** Exports that a policy refuses which is not the role's own. */
export const policies = {
  'export-denied-by-organisation': {
    name: 'A policy of the organisation refuses exports',
    title: (role, { actions }) => say`A policy of the organisation forbids ${code(role)} to call ${code(actions)}`,
    means: say`Service and resource control policies bound the whole account. No policy of the role can overrule them, and IAM's simulator may show the call as allowed.`,
    shows: say`The collector's error ends with ${code('with an explicit deny in a service control policy')}, or with ${code('because no service control policy allows')} and the action. For resource control policies it says ${code('resource control policy')}.`,
    fix: (_role, { role, actions }) =>
      say`Ask those who run the organisation to let ${code(role)} call ${code(actions)} in this region. Often a list of allowed regions or services lacks it.`,
    prevent: say`Have the organisation's policies say which services of telemetry they allow, and try them in a test account first.`,
  },
  'export-denied-by-boundary': {
    name: 'The permissions boundary refuses exports',
    title: (role, { actions }) => say`The permissions boundary of ${code(role)} does not let ${code(actions)} through`,
    means: say`A role may do what both its policies and its boundary allow. The policies may be right; the boundary is narrower.`,
    shows: say`The collector's error ends with ${code('because no permissions boundary allows')} and the action, or with ${code('with an explicit deny in a permissions boundary')}.`,
    fix: (_role, { role, actions }) =>
      say`Add ${code(actions)} to the policy that is the boundary of ${code(role)}; those who own the boundary must do it.`,
    prevent: say`Keep in the boundary what every collector calls: ${code('xray:PutTraceSegments')}, ${code('logs:PutLogEvents')}, ${code('logs:CreateLogStream')}.`,
  },
  'export-denied-by-session-policy': {
    name: 'A session policy refuses exports',
    title: (role, { actions }) => say`The session policy given along for ${code(role)} leaves out ${code(actions)}`,
    means: say`Whoever assumes a role may narrow it for that session. A task role never has such a policy: the collector gets its credentials from somewhere else.`,
    shows: say`The collector's error ends with ${code('because no session policy allows')} and the action.`,
    fix: (_role, { role, actions }) =>
      say`Find what assumes ${code(role)} for the collector, and add ${code(actions)} to the policy that it gives along; or use the task role.`,
    prevent: say`Let the collector use the task role alone, without credentials of other makers.`,
  },
  'export-denied-by-endpoint-policy': {
    name: 'The policy of a VPC endpoint refuses exports',
    title: (role, { actions }) => say`The policy of the VPC endpoint does not let ${code(role)} call ${code(actions)}`,
    means: say`Calls that go through an interface endpoint must be allowed by the endpoint's policy, too. The role may be right.`,
    shows: say`The collector's error ends with ${code('because no VPC endpoint policy allows')} and the action, or with ${code('with an explicit deny in a VPC endpoint policy')}.`,
    fix: (_role, { role, actions }) =>
      say`Allow ${code(actions)} for ${code(role)} in the policy of the endpoint through which it goes. An endpoint without a policy of its own lets everything through.`,
    prevent: say`Name in each endpoint's policy the roles of the tasks, from the same Terraform local as the roles.`,
  },
  'export-denied-by-resource-policy': {
    name: 'A resource policy refuses exports',
    title: (role, { actions }) => say`The policy of what is written to forbids ${code(role)} to call ${code(actions)}`,
    means: say`A policy of CloudWatch Logs or X-Ray in the receiving account has a Deny, or does not let another account's role in.`,
    shows: say`The collector's error ends with ${code('with an explicit deny in a resource-based policy')}, or with ${code('because no resource-based policy allows')} and the action.`,
    fix: (_role, { role, actions }) =>
      say`Let the resource policy of the account that is written to allow ${code(actions)} for ${code(role)}, and narrow a Deny in it.`,
    prevent: say`Keep the resource policies of CloudWatch Logs and X-Ray in Terraform beside the roles that they name.`,
  },
  'export-kms-denied': {
    name: 'An encryption key may not be used',
    title: (exporter, { service }) =>
      say`${code(exporter)} cannot write to ${service}: the key that encrypts it may not be used`,
    means: say`What is encrypted with a key of one's own can be written only while the key is enabled and its policy lets the service use it. What is refused is dropped.`,
    shows: say`The collector's error names a ${code('kms:')} action or says ${code('The specified KMS key does not exist or is not allowed to be used')}.`,
    fix: (_exporter, { service }) =>
      say`See that the key exists and is enabled, and that its policy lets ${service} of this region call ${code('kms:Encrypt*')}, ${code('kms:Decrypt*')}, ${code('kms:ReEncrypt*')}, ${code('kms:GenerateDataKey*')} and ${code('kms:Describe*')}.`,
    prevent: say`Make the key, its policy and what it encrypts in one Terraform module, and protect the key against deletion.`,
  },
} satisfies Partial<FindingWords<'exports'>>
