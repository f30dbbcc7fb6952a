/** The simulated applications: what calls what, in fractions of the caller's time. */
export const web = 'agent-web'
export const api = 'agent-api'
export const worker = 'agent-worker'
export const database = 'agents'
export const databaseHost = 'agents.cluster-c1xexample.rds.amazonaws.com'

export type Step = {
  service: string
  kind: 'SERVER' | 'CLIENT' | 'INTERNAL'
  name: string
  method?: string
  route?: string
  /** The service called, for CLIENT steps over HTTP. */
  peer?: string
  statement?: string
  /** Begin and end as fractions of the parent's time. */
  from: number
  to: number
  steps: readonly Step[]
}

const server = (service: string, method: string, route: string, steps: readonly Step[] = []): Step => ({
  service,
  kind: 'SERVER',
  name: `${method} ${route}`,
  method,
  route,
  from: 0.04,
  to: 0.96,
  steps,
})

const query = (service: string, statement: string, from: number, to: number): Step => ({
  service,
  kind: 'CLIENT',
  name: `${statement.split(' ')[0]} ${database}`,
  statement,
  from,
  to,
  steps: [],
})

const call = (service: string, target: Step, from: number, to: number): Step => ({
  service,
  kind: 'CLIENT',
  name: target.method ?? '',
  ...(target.method === undefined ? {} : { method: target.method }),
  ...(target.route === undefined ? {} : { route: target.route }),
  peer: target.service,
  from,
  to,
  steps: [target],
})

const task = server(worker, 'POST', '/tasks', [
  {
    service: worker,
    kind: 'INTERNAL',
    name: 'run agent',
    from: 0.05,
    to: 0.97,
    steps: [
      query(worker, 'SELECT * FROM memory WHERE agent_id = $1', 0.02, 0.1),
      query(worker, 'INSERT INTO runs VALUES ($1, $2)', 0.93, 0.99),
    ],
  },
])

const chat = server(api, 'POST', '/v1/chat', [
  query(api, 'SELECT * FROM agents WHERE id = $1', 0.02, 0.1),
  call(api, task, 0.12, 0.97),
])
const agent = server(api, 'GET', '/v1/agents/{id}', [query(api, 'SELECT * FROM agents WHERE id = $1', 0.2, 0.8)])
const agents = server(api, 'GET', '/v1/agents', [query(api, 'SELECT id, name FROM agents', 0.2, 0.85)])
const run = server(api, 'POST', '/v1/runs', [call(api, task, 0.1, 0.95)])

export type Route = { share: number; medianMs: number; entry: Step }

/** Shares add up to 1; the medians are those of an ordinary web application with a language model behind it. */
export const routes: readonly Route[] = [
  { share: 0.3, medianMs: 820, entry: server(web, 'POST', '/chat', [call(web, chat, 0.03, 0.98)]) },
  { share: 0.3, medianMs: 46, entry: server(web, 'GET', '/agents/{id}', [call(web, agent, 0.1, 0.93)]) },
  { share: 0.2, medianMs: 9, entry: server(web, 'GET', '/') },
  { share: 0.12, medianMs: 31, entry: agents },
  { share: 0.08, medianMs: 640, entry: run },
]

/** @returns the step and all below it, callers first. */
export const flattened = (step: Step): Step[] => [step, ...step.steps.flatMap(flattened)]
