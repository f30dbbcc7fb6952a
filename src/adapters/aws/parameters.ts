import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm'
import { type Parameters, PortError } from '../../ports.ts'
import type { Clients } from './clients.ts'
import { calling } from './errors.ts'

const operation = 'ssm:GetParameter'

/** @returns the port of SSM parameters. Nothing is decrypted. */
export const parameters = (clients: Clients, { signal }: { signal: AbortSignal }): Parameters => ({
  async read(Name) {
    const command = new GetParameterCommand({ Name, WithDecryption: false })
    const { Parameter } = await calling(operation, clients.of(SSMClient).send(command, { abortSignal: signal }))
    if (Parameter?.Value === undefined) throw new PortError('not_found', operation, Name)
    if (Parameter.Type === 'SecureString') throw new PortError('unsupported', operation, `${Name} is a SecureString.`)
    const { Value: value, Version: version = 0, LastModifiedDate: modifiedAt } = Parameter
    return { value, version, ...(modifiedAt && { modifiedAt }) }
  },
})
