import { assumptions } from './assumptions.ts'

const a = assumptions

// A month by AWS's own 730 hours.
const seconds = a.hoursAMonth * 3600
export const minutes = a.hoursAMonth * 60

const giga = 1e9

/** Traffic of a month in gigabytes, by what makes it; `services` and `collectorTasks` come from the plan. */
export const gigabytes = ({
  services,
  collectorTasks,
  tasks,
}: {
  services: number
  collectorTasks: number
  tasks: number
}) => {
  const works = services > 0 ? 1 : 0
  const lines = (works * a.requestsPerSecond * seconds * a.logLinesPerRequest * a.bytesPerLogLine) / giga
  return {
    containerLogs: lines,
    otlpLogs: collectorTasks > 0 ? lines * a.otlpLogShare : 0,
    emf: (services * a.emfBytesPerMinutePerService * minutes) / giga,
    emfSelf: (collectorTasks * a.emfBytesPerMinutePerCollectorTask * minutes) / giga,
    collectorLogs: (collectorTasks * a.collectorLogBytesPerMinute * minutes) / giga,
    insights: (tasks * a.insightsLogBytesPerMinutePerTask * minutes) / giga,
    spans: (works * a.requestsPerSecond * seconds * a.spansPerRequest * a.bytesPerSpan) / giga,
  }
}

/** Traces of a month, in millions. */
export const traces = (services: number): number => (services > 0 ? (a.requestsPerSecond * seconds) / 1e6 : 0)
