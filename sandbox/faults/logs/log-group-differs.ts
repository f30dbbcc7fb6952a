import { addLogGroup } from '../../account/healthy/log_groups.ts'
import { applicationLines } from '../../account/telemetry/lines/application.ts'
import { worker } from '../../account/telemetry/routes.ts'
import { ago, defineFault } from '../fault.ts'
import { deployed } from './change.ts'

/** A new revision writes to a log group of its own. */
export const logGroupDiffers = defineFault({
  name: 'log-group-differs',
  finds: 'log-group-differs',
  apply(account) {
    const { logGroup } = account.environment
    const own = `${logGroup}/${worker}`
    const since = deployed(account, worker, { at: ago(account), options: { 'awslogs-group': own } }).getTime()
    const ofWorker = ({ at, stream }: { at: number; stream: string }) => at >= since && stream.startsWith(`${worker}/`)
    addLogGroup(account, own, (of, minute) => applicationLines(of, minute).filter(ofWorker))
    const group = account.logGroups.get(logGroup)
    if (group === undefined) return
    const { writes } = group
    group.writes = (of, minute) => writes(of, minute).filter((line) => !ofWorker(line))
  },
})
