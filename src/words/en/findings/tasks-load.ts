import { code, say } from '../../../rich.ts'
import type { FindingWords } from '../../finding-words.ts'

/** What the collector's load does to it: memory, processor, exports that fail unseen. */
export const tasksLoad = {
  'collector-out-of-memory': {
    name: 'The collector ran out of memory',
    title: (service, { memory, count }) =>
      say`${code(service)} is killed for its memory (${count}× in the last hour, limit ${memory} MiB)`,
    means: say`The kernel ends the container at once: what it held is lost, and nobody takes telemetry until the next one stands.`,
    shows: say`ECS says ${code('OutOfMemoryError: Container killed due to memory usage')}, with exit code 137.`,
    fix: (service) =>
      say`Mend a backend that fails or hangs first: what cannot leave piles up. Then see that ${code('memory_limiter')} comes first in each pipeline with ${code('limit_mib')} at about 80 % of the task's memory, and that ${code('GOMEMLIMIT')} is set. Give ${code(service)} more memory or more tasks after that.`,
    prevent: say`Use ${code('limit_mib')}, not ${code('limit_percentage')}, on Fargate. Alarm on memory above 70 % and on data that is refused.`,
  },
  'memory-limiter-refuses': {
    name: 'The memory limiter refuses data',
    title: (service, { memory, limit }) =>
      say`The memory limiter of ${code(service)} refuses what arrives${memory === '' ? say`` : say` (heap ${memory} MiB${limit === '' ? say`` : say`, limit ${limit} MiB`})`}`,
    means: say`Above its soft limit the collector takes nothing more in, so that it is not killed. SDKs retry for a short while and then drop what they have.`,
    shows: say`The collector writes ${code('Memory usage is above soft limit. Refusing data.')}, the SDKs ${code('data refused due to high memory usage')}, and ${code('otelcol_processor_memory_limiter_refused_spans')} rises.`,
    fix: (service) =>
      say`Look for an exporter that fails or is slow, and mend that first: what cannot leave fills the memory. Then give ${code(service)} more memory (and ${code('limit_mib')} with it) or more tasks, or sample.`,
    prevent: say`Alarm on refused data: the limiter acts below the memory at which an alarm on 80 % rings.`,
  },
  'memory-limit-too-low': {
    name: "The memory limiter's limit is too low",
    title: (service, { memory, size }) =>
      say`The memory limiter of ${code(service)} acts at ${memory} MiB, in a task of ${size} MiB`,
    means: say`The collector needs more than that to exist at all, so it refuses data although most of its memory is free.`,
    shows: say`${code('Memory usage is above soft limit.')} with a small ${code('cur_mem_mib')}, while ECS shows little memory in use.`,
    fix: (service, { size }) =>
      say`Set ${code('limit_mib')} of ${code(service)}'s ${code('memory_limiter')} to about 80 % of ${size} MiB and ${code('spike_limit_mib')} to a fifth of that.`,
    prevent: say`Work the limit out from the task's memory in Terraform, so that both change together.`,
  },
  'memory-limiter-thrashes': {
    name: 'The memory limiter collects garbage all the time',
    title: (service, { count, memory }) =>
      say`${code(service)} is forced to collect garbage all the time (${count}× in the last hour${memory === '' ? say`` : say`, heap ${memory} MiB`})`,
    means: say`What the heap holds is in use, so that collecting frees nothing and takes the processor from everything else.`,
    shows: say`${code('Memory usage is above hard limit. Forcing a GC.')} again and again, with the processor at its limit.`,
    fix: (service) =>
      say`Put ${code('memory_limiter')} first in every pipeline of ${code(service)}, so that data is refused before it is held. Mend a slow exporter, then raise ${code('limit_mib')} together with the task's memory.`,
    prevent: say`Let a test read the order of processors; set ${code('GOMEMLIMIT')} to 80 % of the hard limit.`,
  },
  'collector-cpu-starved': {
    name: 'The collector has no processor left',
    title: (service, { cpu, units }) =>
      say`${code(service)} has used at least ${cpu} % of its ${units} CPU units for five minutes`,
    means: say`Work waits: exports and receivers run into their deadlines, and data is lost on both sides.`,
    shows: say`${code('CPUUtilization')} stays near 100 %; ${code('context deadline exceeded')} in the collector's log, ${code('DEADLINE_EXCEEDED')} in those of the SDKs.`,
    fix: (service) =>
      say`Run more tasks of ${code(service)} or give it 1024 CPU units. Half a processor carries about 1000 spans a second to X-Ray with room to spare. Sample if there are more than you need.`,
    prevent: say`Scale on 50 to 60 % CPU. gRPC connections stay where they are: limit their age, so that new tasks get their share.`,
  },
  'exports-fail-health-green': {
    name: 'Exports fail while the health check is green',
    title: (exporter, { failed, share }) =>
      say`${code(exporter)} failed to send ${failed} items (${share}) while every collector task is ${code('HEALTHY')}`,
    means: say`The health check only says that the process answers. What an exporter without a queue cannot send is lost.`,
    shows: say`${code('otelcol_exporter_send_failed_*')} rises; no line that we know says why.`,
    fix: (exporter) =>
      say`Read what the collector writes about ${code(exporter)} beside ${code('Exporting failed')}. If it writes nothing, set ${code('service.telemetry.logs.level')} to info and switch its sampling off.`,
    prevent: say`Alarm on the share of exports that succeed, not on the health check.`,
  },
} satisfies Partial<FindingWords<'tasks'>>
