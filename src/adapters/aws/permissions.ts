import { IAMClient, SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam'
import { type Permissions, PortError } from '../../ports.ts'
import type { Clients } from './clients.ts'
import { calling } from './errors.ts'
import { allPages } from './pages.ts'

const operation = 'iam:SimulatePrincipalPolicy'
const decisions = { allowed: 'allowed', explicitDeny: 'explicit_deny', implicitDeny: 'implicit_deny' } as const

/** @returns the port of IAM's policy simulator. Service control policies of another account are not seen by it. */
export const permissions = (clients: Clients, { signal }: { signal: AbortSignal }): Permissions => ({
  async simulate(role, actions, resource) {
    const iam = clients.of(IAMClient)
    const items = await allPages(operation, 20, async (Marker) => {
      const command = new SimulatePrincipalPolicyCommand({
        PolicySourceArn: role,
        ActionNames: [...actions],
        ...(resource !== undefined && { ResourceArns: [resource] }),
        ...(Marker && { Marker }),
      })
      const page = await calling(operation, iam.send(command, { abortSignal: signal }))
      return { items: page.EvaluationResults ?? [], next: page.IsTruncated ? page.Marker : undefined }
    })
    return items.map(({ EvalActionName: action = '', EvalDecision }) => {
      if (EvalDecision === undefined) throw new PortError('unsupported', operation, `No decision for ${action}.`)
      return { action, decision: decisions[EvalDecision] }
    })
  },
})
