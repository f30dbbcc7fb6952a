export type Statement = {
  Sid?: string
  Effect: 'Allow' | 'Deny'
  Action: string | string[]
  Resource: string | string[]
  Condition?: Record<string, Record<string, string | string[]>>
}

export type Trust = { principal: string; externalId?: string }

/** A role: who may assume it, and its policies together. */
export type Role = { name: string; trust: Trust[]; statements: Statement[] }
