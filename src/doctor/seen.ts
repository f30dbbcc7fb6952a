import type { PortReason } from '../ports.ts'

/** What was found at a link, told by its kind; the words are in the catalogues of `src/words`. */
type Passed =
  | { kind: 'configured'; environments: readonly string[] }
  | { kind: 'signedIn'; account: string; arn: string }
  | { kind: 'tableActive'; table: string }
  | { kind: 'queueGood'; queue: string; waiting: number; deadLetters: string }
  | { kind: 'secretsSet'; names: readonly string[] }
  | { kind: 'answersUnsigned'; url: string; ms: number }
  | { kind: 'slackIn'; team: string; name: string }
  | { kind: 'scopesGranted'; count: number }
  | { kind: 'inChannel'; channel: string; name: string }
  | { kind: 'gitHubIn'; how: 'token' | 'app' }
  | { kind: 'repositoryRead'; repository: string }
  | { kind: 'workflowActive'; file: string }
  | { kind: 'roleAssumed'; role: string }
  | { kind: 'clusterActive'; cluster: string; services: number }
  | { kind: 'collectorThere'; service: string; running: number; wanted: number }
  | { kind: 'discoveryThere'; name: string; instances: number }
  | { kind: 'logGroupThere'; group: string }

type Failed =
  | { kind: 'badConfiguration'; problems: readonly string[] }
  | { kind: 'notSet'; variable: string }
  | { kind: 'badCredentials'; detail: string }
  | { kind: 'notThere'; name: string }
  | { kind: 'tableNotActive'; table: string; status: string }
  | { kind: 'tableKey'; table: string; key: string }
  | { kind: 'queueKind'; queue: string; wants: 'fifo' | 'standard' }
  | { kind: 'noDeadLetters'; queue: string }
  | { kind: 'deadLetters'; queue: string; count: number }
  | { kind: 'secretNotJson'; secret: string }
  | { kind: 'secretLacks'; names: readonly string[] }
  | { kind: 'apiBroken'; status: number; log: string }
  | { kind: 'apiStatus'; status: number; url: string }
  | { kind: 'apiSlow'; url: string }
  | { kind: 'apiUnreachable'; url: string; detail: string }
  | { kind: 'slackRefused'; error: string }
  | { kind: 'otherWorkspace'; team: string; configured: readonly string[] }
  | { kind: 'otherEnterprise'; enterprise: string; configured: string }
  | { kind: 'otherApp'; app: string; configured: string }
  | { kind: 'scopesLacking'; scopes: readonly string[] }
  | { kind: 'notInChannel'; channel: string }
  | { kind: 'channelMissing'; channel: string }
  | { kind: 'channelExternal'; channel: string }
  | { kind: 'channelArchived'; channel: string }
  | { kind: 'gitHubIncomplete'; names: readonly string[] }
  | { kind: 'gitHubRefused'; detail: string }
  | { kind: 'gitHubLacks'; detail: string }
  | { kind: 'repositoryMissing'; repository: string }
  | { kind: 'repositoryArchived'; repository: string }
  | { kind: 'workflowMissing'; file: string }
  | { kind: 'workflowOff'; file: string; state: string }
  | { kind: 'roleRefused'; role: string; detail: string }
  | { kind: 'clusterMissing'; cluster: string }
  | { kind: 'collectorMissing'; service: string; cluster: string }
  | { kind: 'collectorInactive'; service: string; status: string }
  | { kind: 'discoveryMissing'; name: string }
  | { kind: 'discoveryAmbiguous'; name: string }
  | { kind: 'logGroupMissing'; group: string }

type Unknown =
  | { kind: 'couldNotAsk'; operation: string; why: PortReason; detail: string }
  | { kind: 'scopesNotSaid' }
  | { kind: 'appNotSaid' }

type Skipped =
  | { kind: 'after'; link: LinkId }
  | { kind: 'noGitHub' }
  | { kind: 'noChannel' }
  | { kind: 'ownCredentials' }

export type Seen = Passed | Failed | Unknown | Skipped

/** Every kind of link, in the order in which the chain is told. */
export const linkIds = [
  'configuration',
  'credentials',
  'table',
  'jobs_queue',
  'later_queue',
  'secret',
  'api',
  'slack',
  'slack_scopes',
  'slack_channel',
  'github',
  'github_repository',
  'github_workflow',
  'read_role',
  'cluster',
  'collector',
  'discovery',
  'log_group',
] as const
export type LinkId = (typeof linkIds)[number]

export type Judgement =
  | { status: 'passed'; seen: Passed }
  | { status: 'failed'; seen: Failed }
  | { status: 'unknown'; seen: Unknown }
  | { status: 'skipped'; seen: Skipped }

/** One link of the chain; `subject` tells those of one kind apart. */
export type Link = { id: LinkId; subject?: string } & Judgement

export const passed = (seen: Passed): Judgement => ({ status: 'passed', seen })
export const failed = (seen: Failed): Judgement => ({ status: 'failed', seen })
export const unknown = (seen: Unknown): Judgement => ({ status: 'unknown', seen })
export const skipped = (seen: Skipped): Judgement => ({ status: 'skipped', seen })

/** @returns a row of the chain. */
export const link = (id: LinkId, judgement: Judgement, subject?: string): Link => ({
  id,
  ...(subject !== undefined && { subject }),
  ...judgement,
})

/** @returns what stands at a link that was not asked because of the one before it. */
export const after = (id: LinkId): Judgement => skipped({ kind: 'after', link: id })
