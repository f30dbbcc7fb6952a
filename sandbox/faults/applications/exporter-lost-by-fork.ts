import { worker } from '../../account/telemetry/routes.ts'
import { defineFault } from '../fault.ts'
import { changeWorker } from './change.ts'

/** One service is started by gunicorn with `--preload` now: its workers make spans and have no thread that sends them. */
export const exporterLostByFork = defineFault({
  name: 'exporter-lost-by-fork',
  finds: 'exporter-lost-by-fork',
  apply(account) {
    const command = ['gunicorn', 'agent_worker.app:app', '--workers', '4', '--preload']
    account.conditions.push({ kind: 'unsent', service: worker, since: changeWorker(account, { command }) })
  },
})
