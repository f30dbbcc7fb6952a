export type ParameterState = {
  name: string
  type: 'String' | 'SecureString'
  value: string
  version: number
  modifiedAt: Date
}
