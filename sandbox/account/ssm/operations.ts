import type { GetParameterCommandInput, GetParameterCommandOutput } from '@aws-sdk/client-ssm'
import { AwsFault } from '../errors.ts'
import { operation } from '../operation.ts'
import type { Account } from '../state.ts'

const arnOf = (account: Account, name: string): string =>
  `arn:aws:ssm:${account.region}:${account.id}:parameter${name.startsWith('/') ? '' : '/'}${name}`

const nameOf = (asked = ''): string => asked.replace(/^arn:aws:ssm:[^:]+:\d+:parameter/, '')

export const getParameter = operation<GetParameterCommandInput, GetParameterCommandOutput>({
  members: ['Name', 'WithDecryption'],
  resource: ({ Name }, account) => arnOf(account, nameOf(Name)),
  answer({ Name }, { account }) {
    const parameter = account.parameters.get(nameOf(Name))
    // SSM answers without a sentence here. Source: SSM API reference, GetParameter.
    if (parameter === undefined) throw new AwsFault('ParameterNotFound', '')
    const { name, type, value, version, modifiedAt } = parameter
    return {
      Parameter: {
        Name: name,
        Type: type,
        Value: value,
        Version: version,
        LastModifiedDate: modifiedAt,
        ARN: arnOf(account, name),
        DataType: 'text',
      },
    }
  },
})
