import { describe, expect, it } from 'vitest'
import { doctorCard, doctorJson, outcomeOf } from '../../src/doctor/card.ts'
import type { Link, Seen } from '../../src/doctor/seen.ts'
import { PortError } from '../../src/ports.ts'
import { plain } from '../../src/rich.ts'
import { verbWords } from '../../src/words/verbs.ts'
import { github, privateKey } from './fake-github.ts'
import { type Place, shortOf, walked } from './place.ts'

const words = verbWords.en.doctor
const broken = (links: readonly Link[]): string[] =>
  links.flatMap(({ id, status, seen }) => (status === 'failed' || status === 'unknown' ? [`${id} ${seen.kind}`] : []))

describe('a whole chain', () => {
  it('passes at every link, in the order of the chain', async () => {
    const { links } = await walked()
    expect(broken(links)).toEqual([])
    expect(outcomeOf(links)).toBe('passed')
    const skipped = links.filter(({ status }) => status === 'skipped')
    expect(skipped.map(({ id, subject, seen }) => [id, subject, seen.kind])).toEqual([
      ['read_role', 'production', 'ownCredentials'],
    ])
    expect(links.map(({ id }) => id)).toEqual([
      ...['configuration', 'credentials', 'table', 'jobs_queue', 'later_queue', 'secret', 'api'],
      ...['slack', 'slack_scopes', 'slack_channel', 'slack_channel'],
      ...['github', 'github_repository', 'github_workflow'],
      ...['read_role', 'cluster', 'collector', 'discovery', 'log_group', 'log_group', 'log_group'],
      ...['read_role', 'cluster', 'collector', 'discovery', 'log_group', 'log_group', 'log_group'],
    ])
  })

  it('says what was seen, and no secret', async () => {
    const { links } = await walked()
    const text = JSON.stringify(doctorJson(links, words, new Date(0)))
    expect(text).toContain('SLACK_BOT_TOKEN')
    expect(text).toContain('The whole chain holds: 27 links')
    for (const secret of ['xoxb-doctor', 'signing-secret-of-the-doctor', 'github_pat_'])
      expect(text).not.toContain(secret)
  })

  it('takes a token of the App, narrowed to the repository and to what deploying needs', async () => {
    const { links, asked } = await walked((place) => {
      const { GITHUB_TOKEN: _token, ...rest } = place.held as Record<string, unknown>
      const app = { GITHUB_APP_ID: '4242', GITHUB_INSTALLATION_ID: '77', GITHUB_APP_PRIVATE_KEY: privateKey }
      place.held = { ...rest, ...app }
    })
    expect(broken(links)).toEqual([])
    const asking = asked.find(({ route }) => route.startsWith('POST /app/installations/77'))
    expect(JSON.parse(asking?.body ?? '{}')).toEqual({
      repositories: ['shop'],
      permissions: { actions: 'write', contents: 'read', metadata: 'read' },
    })
  })

  it('leaves GitHub and channels out where they are not configured', async () => {
    const { links } = await walked((place) => {
      const { GITHUB_TOKEN: _token, ...rest } = place.held as Record<string, unknown>
      place.held = rest
      place.env['GITHUB_REPOSITORY'] = undefined
      place.env['CHATOPS_ENVIRONMENTS'] = JSON.stringify(place.world.environments.slice(0, 1))
    })
    expect(outcomeOf(links)).toBe('passed')
    expect(shortOf(links, 'github_workflow')).toBe('skipped noGitHub')
    expect(shortOf(links, 'slack_channel')).toBe('skipped noChannel')
  })
})

type Break = (place: Place) => void
const held =
  (changed: Record<string, unknown>): Break =>
  (place) => {
    place.held = { ...(place.held as Record<string, unknown>), ...changed }
  }
const env =
  (changed: Record<string, string | undefined>): Break =>
  ({ env: variables }) => {
    Object.assign(variables, changed)
  }
const denies =
  (service: string, operation: string): Break =>
  ({ world }) => {
    world.failWith(service, operation, 'AccessDeniedException', { message: 'not authorized' })
  }
const slackFails =
  (method: string, error: string): Break =>
  ({ slack }) => {
    slack.injected.set(method, Array(4).fill({ error }))
  }
const queueUrl = (name: string) => `https://sqs.us-east-1.amazonaws.com/111111111111/${name}`
const channelOf =
  (changed: object): Break =>
  ({ slack }) => {
    const { workspace } = slack
    const channels = workspace.channels.map((one) => (one.id === 'C0OTELPROD' ? { ...one, ...changed } : one))
    slack.workspace = { ...workspace, channels }
  }
const tableIs =
  (changed: { status?: string; key?: string }): Break =>
  (place) => {
    const table = async () => ({ status: 'ACTIVE', key: 'pk', ...changed })
    const identity = async () => ({ account: '111111111111', arn: 'arn:aws:iam::111111111111:user/x' })
    const queue = async (url: string) => ({
      fifo: url.endsWith('.fifo'),
      waiting: 0,
      deadLetters: { name: 'dead', waiting: 0 },
    })
    place.parts = { bot: { identity, table, queue } }
  }

describe('a broken link is named, with what to do next:', () => {
  const cases: readonly [what: string, breaking: Break, link: string][] = [
    ['a variable that does not parse', env({ CHATOPS_LANGUAGE: 'fr' }), 'configuration badConfiguration'],
    [
      'credentials that AWS refuses',
      ({ world }) => world.failWith('sts', 'GetCallerIdentity', 'ExpiredToken', { status: 403 }),
      'credentials badCredentials',
    ],
    ['no table in this shell', env({ CHATOPS_TABLE: undefined }), 'table notSet'],
    ['a table that is not there', env({ CHATOPS_TABLE: 'otel-chatops-nope' }), 'table notThere'],
    ['a table that is being made', tableIs({ status: 'CREATING' }), 'table tableNotActive'],
    ['a table with another key', tableIs({ key: 'id' }), 'table tableKey'],
    ['no queue in this shell', env({ CHATOPS_JOBS_QUEUE_URL: undefined }), 'jobs_queue notSet'],
    [
      'a queue that is not there',
      env({ CHATOPS_LATER_QUEUE_URL: queueUrl('otel-chatops-nope') }),
      'later_queue notThere',
    ],
    [
      'a queue of the other kind',
      env({ CHATOPS_JOBS_QUEUE_URL: queueUrl('otel-chatops-later') }),
      'jobs_queue queueKind',
    ],
    [
      'a queue without dead letters',
      env({ CHATOPS_LATER_QUEUE_URL: queueUrl('otel-chatops-later-dead') }),
      'later_queue noDeadLetters',
    ],
    [
      'dead letters',
      ({ world }) => {
        const dead = world.production.queues.get('otel-chatops-jobs-dead.fifo')
        dead?.messages.push({ id: 'm', body: '{}', sentAt: 0, visibleAt: 0, received: 3, sequence: 1 })
      },
      'jobs_queue deadLetters',
    ],
    ['no secret in this shell', env({ CHATOPS_SECRET_ID: undefined }), 'secret notSet'],
    ['a secret that is not there', env({ CHATOPS_SECRET_ID: 'nope' }), 'secret notThere'],
    [
      'a secret that is no JSON',
      (place) => {
        place.held = 'xoxb-not-json'
      },
      'secret secretNotJson',
    ],
    ['a secret that lacks a name', held({ SLACK_TEAM_ID: '' }), 'secret secretLacks'],
    ['a secret with a value of another form', held({ SLACK_BOT_TOKEN: 'xoxp-wrong-kind' }), 'secret badConfiguration'],
    ['no API in this shell', env({ CHATOPS_API_URL: undefined }), 'api notSet'],
    [
      'an API whose function does not start',
      ({ door }) => {
        door.answer = (to) => void to.writeHead(502).end()
      },
      'api apiBroken',
    ],
    [
      'an API of something else',
      ({ door }) => {
        door.answer = (to) => void to.writeHead(404).end()
      },
      'api apiStatus',
    ],
    ['an API that is not there', env({ CHATOPS_API_URL: 'http://127.0.0.1:9' }), 'api apiUnreachable'],
    ['a token that Slack refuses', slackFails('auth.test', 'invalid_auth'), 'slack slackRefused'],
    ['a token of another workspace', held({ SLACK_TEAM_ID: 'T0OTHER,T0MORE' }), 'slack otherWorkspace'],
    ['a token of another app', held({ SLACK_APP_ID: 'A0OTHER' }), 'slack otherApp'],
    [
      'a scope that is not granted',
      ({ slack }) => {
        slack.scopes = ['commands']
      },
      'slack_scopes scopesLacking',
    ],
    ['a channel without the bot', channelOf({ members: [] }), 'slack_channel notInChannel'],
    ['a channel that is not there', channelOf({ id: 'C0GONE' }), 'slack_channel channelMissing'],
    ['a channel that is shared', channelOf({ external: true }), 'slack_channel channelExternal'],
    ['a channel that is archived', channelOf({ archived: true }), 'slack_channel channelArchived'],
    ['GitHub without a repository', env({ GITHUB_REPOSITORY: undefined }), 'github gitHubIncomplete'],
    ['GitHub without access', held({ GITHUB_TOKEN: undefined }), 'github gitHubIncomplete'],
    ['an App without its key', held({ GITHUB_TOKEN: undefined, GITHUB_APP_ID: '1' }), 'github gitHubIncomplete'],
    ['a token that GitHub refuses', held({ GITHUB_TOKEN: 'github_pat_wrong_0123456789' }), 'github gitHubRefused'],
    [
      'a repository that may not be seen',
      ({ gitHub }) => {
        gitHub.repository = github.notFound
      },
      'github_repository repositoryMissing',
    ],
    [
      'a repository that is archived',
      ({ gitHub }) => {
        gitHub.repository = { status: 200, body: { archived: true } }
      },
      'github_repository repositoryArchived',
    ],
    [
      'a token without the right to read',
      ({ gitHub }) => {
        gitHub.repository = github.forbidden
      },
      'github_repository gitHubLacks',
    ],
    [
      'no such workflow',
      ({ gitHub }) => {
        gitHub.workflow = github.notFound
      },
      'github_workflow workflowMissing',
    ],
    [
      'a workflow that is disabled',
      ({ gitHub }) => {
        gitHub.workflow = { status: 200, body: { state: 'disabled_manually' } }
      },
      'github_workflow workflowOff',
    ],
    [
      'a token that may not read Actions',
      ({ gitHub }) => {
        gitHub.workflow = github.forbidden
      },
      'github_workflow gitHubLacks',
    ],
    [
      'a read role that cannot be assumed',
      ({ world }) => {
        world.staging.roles.clear()
      },
      'read_role roleRefused',
    ],
    [
      'no such cluster',
      ({ world }) => {
        world.production.clusters.byName.clear()
      },
      'cluster clusterMissing',
    ],
    [
      'no collector',
      ({ world }) => {
        for (const cluster of world.production.clusters.byName.values())
          cluster.services = cluster.services.filter(({ name }) => name !== 'agent-prod-otel-collector')
      },
      'collector collectorMissing',
    ],
    [
      'no name in Cloud Map',
      ({ world }) => {
        world.production.directory.services.length = 0
      },
      'discovery discoveryMissing',
    ],
    [
      'no log group',
      ({ world }) => {
        world.production.logGroups.delete('/metrics/agent-prod')
      },
      'log_group logGroupMissing',
    ],
  ]

  it.each(cases)('%s', async (_what, breaking, link) => {
    const { links } = await walked(breaking)
    expect(broken(links)).toEqual([link])
    expect(outcomeOf(links)).toBe('findings')
    const {
      answer,
      broken: first,
      links: rows,
    } = doctorJson(links, words, new Date(0)) as {
      answer: string
      broken: { id: string; subject?: string }
      links: { id: string; subject?: string; status: string; reason: string; next?: string }[]
    }
    const row = rows.find(({ status }) => status === 'failed')
    expect(`${first.id} ${row?.reason}`).toBe(link)
    expect(row?.next).toMatch(/\S/)
    expect(answer).toContain(words.links[first.id as Link['id']])
    expect(plain(doctorCard(links, words).headline)).toBe(answer)
  })

  it('an App whose installation lacks a right or the repository', async () => {
    const app = { GITHUB_TOKEN: undefined, GITHUB_APP_ID: '4242', GITHUB_INSTALLATION_ID: '77' }
    const message = 'The permissions requested are not granted to this installation.'
    const { links } = await walked((place) => {
      held({ ...app, GITHUB_APP_PRIVATE_KEY: privateKey })(place)
      place.gitHub.installation = { status: 422, body: { message } }
    })
    expect(broken(links)).toEqual(['github gitHubLacks'])
    expect(JSON.stringify(doctorJson(links, words, new Date(0)))).toContain(message)
    const missing = await walked((place) => {
      held({ ...app, GITHUB_APP_PRIVATE_KEY: privateKey })(place)
      place.gitHub.installation = github.notFound
    })
    expect(broken(missing.links)).toEqual(['github gitHubRefused'])
  })

  it('an App whose key is no key, without showing it', async () => {
    const key = '-----BEGIN RSA PRIVATE KEY-----\nbm9rZXk=\n-----END RSA PRIVATE KEY-----\n'
    const app = { GITHUB_TOKEN: undefined, GITHUB_APP_ID: '4242', GITHUB_INSTALLATION_ID: '77' }
    const { links } = await walked(held({ ...app, GITHUB_APP_PRIVATE_KEY: key }))
    expect(broken(links)).toEqual(['github gitHubRefused'])
    expect(JSON.stringify(links)).not.toContain('bm9rZXk')
  })

  it('an API that takes longer than Slack waits, asked twice for a cold start', async () => {
    const knocks: string[] = []
    const knock = async (url: string): Promise<never> => {
      knocks.push(url)
      throw new PortError('timed_out', 'POST', '')
    }
    const { links } = await walked((place) => {
      place.parts = { knock }
    })
    expect(broken(links)).toEqual(['api apiSlow'])
    expect(knocks).toHaveLength(2)
  })

  it('a name of Cloud Map that two namespaces have', async () => {
    const { links } = await walked((place, doctor) => {
      const instances = () =>
        Promise.reject(new PortError('unsupported', 'servicediscovery:ListServices', 'two of them'))
      place.parts = {
        account: (environment, signal) => {
          const ports = doctor().account(environment, signal)
          return environment.name === 'production' ? { ...ports, discovery: { instances } } : ports
        },
      }
    })
    expect(broken(links)).toEqual(['discovery discoveryAmbiguous'])
    expect(JSON.stringify(doctorJson(links, words, new Date(0)))).toContain('discoveryNamespace')
  })

  it('a token of another organisation', async () => {
    const { links } = await walked((place) => {
      held({ SLACK_ENTERPRISE_ID: 'E0CONFIGURED' })(place)
      place.parts = {
        slack: () => ({
          auth: async () => ({ team: 'T0SANDBOX', name: 'Sandbox', enterprise: 'E0OTHER', bot: 'B1', scopes: [] }),
          app: async () => 'A0SANDBOX',
          channel: async () => ({ name: 'x', member: true, archived: false, external: false }),
        }),
        scopes: [],
      }
    })
    expect(broken(links)).toEqual(['slack otherEnterprise'])
  })

  it('a collector that is being deleted', async () => {
    const { links } = await walked((place, doctor) => {
      place.parts = {
        account: (environment, signal) => {
          const ports = doctor().account(environment, signal)
          const services = async (names: readonly string[]) =>
            (await ports.containers.services(names)).map((service) => ({ ...service, status: 'DRAINING' }))
          return environment.name === 'staging' ? ports : { ...ports, containers: { ...ports.containers, services } }
        },
      }
    })
    expect(broken(links)).toEqual(['collector collectorInactive'])
  })
})

describe('what could not be told is said so, and is not called broken:', () => {
  const cases: readonly [what: string, breaking: Break, link: string][] = [
    ['the table', denies('dynamodb', 'DescribeTable'), 'table couldNotAsk'],
    ['the queues', denies('sqs', 'GetQueueUrl'), 'jobs_queue couldNotAsk'],
    ['the secret', denies('secretsmanager', 'GetSecretValue'), 'secret couldNotAsk'],
    ['the cluster', denies('ecs', 'DescribeClusters'), 'cluster couldNotAsk'],
    ['the name in Cloud Map', denies('servicediscovery', 'DiscoverInstances'), 'discovery couldNotAsk'],
    ['the log groups', denies('logs', 'FilterLogEvents'), 'log_group couldNotAsk'],
    ['Slack, while it is down', slackFails('auth.test', 'internal_error'), 'slack couldNotAsk'],
    ['the app of the token', slackFails('bots.info', 'bot_not_found'), 'slack appNotSaid'],
    ['a channel', slackFails('conversations.info', 'internal_error'), 'slack_channel couldNotAsk'],
    [
      'GitHub, while it limits',
      ({ gitHub }) => {
        gitHub.limits = github.limited
      },
      'github couldNotAsk',
    ],
    ['GitHub, while it is down', env({ GITHUB_API_URL: 'http://127.0.0.1:9' }), 'github couldNotAsk'],
    [
      'the workflow',
      ({ gitHub }) => {
        gitHub.workflow = github.broken
      },
      'github_workflow couldNotAsk',
    ],
  ]
  it.each(cases)('%s', async (_what, breaking, link) => {
    const { links } = await walked(breaking)
    expect(outcomeOf(links)).toBe('unknown')
    expect(new Set(broken(links))).toContain(link)
    const kinds = new Set<Seen['kind']>(['couldNotAsk', 'appNotSaid'])
    for (const { status, seen } of links) if (status === 'unknown') expect(kinds).toContain(seen.kind)
  })

  it('the scopes, where the endpoint does not say them', async () => {
    const { links } = await walked((place) => {
      place.slack.scopes = []
      place.parts = { scopes: [] }
    })
    // An empty header is an answer: none.
    expect(shortOf(links, 'slack_scopes')).toBe('passed scopesGranted')
  })
})

describe('after a broken link', () => {
  it('nothing is asked where the configuration does not parse', async () => {
    const { links, asked, door } = await walked(env({ CHATOPS_LANGUAGE: 'fr' }))
    expect(links.slice(1).every(({ status }) => status === 'skipped')).toBe(true)
    expect([asked.length, door.asked]).toEqual([0, 0])
  })

  it('what needs no credentials of AWS is still asked', async () => {
    const { links } = await walked((place) => {
      place.world.failWith('sts', 'GetCallerIdentity', 'ExpiredToken', { status: 403 })
      place.env['SLACK_BOT_TOKEN'] = place.slack.token
      place.env['GITHUB_TOKEN'] = place.gitHub.token
    })
    expect(shortOf(links, 'credentials')).toBe('failed badCredentials')
    for (const id of ['table', 'jobs_queue', 'later_queue', 'secret', 'cluster'] as const)
      expect([id, shortOf(links, id)]).toEqual([id, 'skipped after'])
    for (const id of ['api', 'slack', 'slack_scopes', 'slack_channel', 'github', 'github_workflow'] as const)
      expect([id, shortOf(links, id)?.split(' ')[0]]).toEqual([id, 'passed'])
  })

  it('the links behind it say which one they come after', async () => {
    const noToken = (await walked(held({ SLACK_BOT_TOKEN: undefined }))).links
    expect(noToken.find(({ id }) => id === 'slack_channel')?.seen).toEqual({ kind: 'after', link: 'secret' })
    const noRole = (await walked(({ world }) => world.staging.roles.clear())).links
    const behind = noRole.filter(
      ({ id, subject }) => id !== 'read_role' && id !== 'slack_channel' && subject?.startsWith('staging'),
    )
    expect(behind.map(({ seen }) => seen)).toEqual(Array(6).fill({ kind: 'after', link: 'read_role' }))
    const noCluster = (await walked(({ world }) => world.production.clusters.byName.clear())).links
    expect(shortOf(noCluster, 'collector', 'production')).toBe('skipped after')
    expect(shortOf(noCluster, 'discovery', 'production')).toBe('passed discoveryThere')
  })

  it('a broken link of one environment leaves the other whole', async () => {
    const { links } = await walked(({ world }) => world.production.clusters.byName.clear())
    expect(shortOf(links, 'collector', 'staging')).toBe('passed collectorThere')
  })
})
