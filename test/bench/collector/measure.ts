import { readFileSync } from 'node:fs'
import { startCollector } from '../../tools/collector.ts'
import type { Limit } from './limit.ts'
import type { Load } from './load.ts'
import { startStub } from './stub.ts'

/**
 * What one run showed: spans a second that reached X-Ray's stand-in while the load lasted; spans that the collector took but
 * lost, or refused; the peak of its resident memory; its share of a core.
 */
export type Measured = { perSecond: number; lost: number; refused: number; peakMiB: number; cores: number }

const peakMiB = (pid: number): number =>
  Number(readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmHWM:\s+(\d+)/)?.[1] ?? Number.NaN) / 1024

/** Ticks of user and system time, fields 14 and 15 of /proc/PID/stat, a hundredth of a second each. */
const cpuSeconds = (pid: number): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / 100
}

type Run = {
  /** Made when the stand-in's address is known, since Grafana's is part of it. */
  config(url: string): string
  env: Record<string, string>
  limit: Limit
  answerMs: number
  load(url: string): Promise<Load>
}

/** Starts a collector in its limit, loads it, and lets it empty its batches before the loss is counted. */
export const measured = async ({ config, env, limit, answerMs, load }: Run): Promise<Measured> => {
  const stub = await startStub(answerMs)
  try {
    const collector = await startCollector({
      config: config(stub.url),
      within: limit.within,
      env: { ...env, AWS_ENDPOINT_URL: stub.url },
    })
    const before = cpuSeconds(collector.pid)
    const { taken, refused, seconds } = await load(collector.grpc)
    const during = (await stub.counts()).documents
    const peak = peakMiB(collector.pid)
    const cores = (cpuSeconds(collector.pid) - before) / seconds
    await collector.stop()
    const { documents } = await stub.counts()
    return { perSecond: during / seconds, lost: taken - documents, refused, peakMiB: peak, cores }
  } finally {
    stub.stop()
  }
}
