import { defineCause } from '../../cause.ts'
import { actionOf, decisionOf, decisionProof, denialsBy, roleOf } from '../../denials.ts'
import { proofOf, reachOf } from '../../export-evidence.ts'

/** The task role may not write to X-Ray, for want of an Allow; other policies that deny are causes of their own. */
export const xrayAccessDenied = defineCause({
  kind: 'xray-access-denied',
  catalogue: ['T24'],
  source: 'recorded',
  symptoms: ['traces'],
  hop: 'exporting',
  brings: ['traces_not_exported', 'traces_missing'],
  stackWide: true,
  needs: ['collectorLog'],
  wants: ['collectorMetrics', 'collectorPermissions', 'collectorTaskDefinition'],
  judge(known, context) {
    const denied = denialsBy('identity', known, context).filter(({ backend }) => backend === 'xray')
    const [first, ...others] = denied
    if (first === undefined) return []
    const role = roleOf(first, known)
    // A text that names no policy, while IAM allows it: another policy may be the one.
    const isAllowed = first.aws?.denial !== 'identity' && decisionOf(first, known) === 'allowed'
    return [
      {
        subject: role,
        confidence: isAllowed ? 'likely' : 'confirmed',
        values: { role, action: actionOf(first) },
        proof: proofOf([first, ...others], ...decisionProof(first, known)),
        reach: reachOf(denied),
      },
    ]
  },
  command: ({ values: { role, action } }) =>
    `aws iam put-role-policy --role-name ${role} --policy-name xray --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"${action}","Resource":"*"}]}'`,
})
