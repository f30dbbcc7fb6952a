import { defineCause } from '../../cause.ts'
import { applicationContainers } from '../../lines/service-lines.ts'

/**
 * A container without a log driver writes where nobody reads. Source: AWS re:Post, knowledge center, "My container logs don't
 * appear in CloudWatch Logs": logConfiguration is given for each container.
 */
export const logDriverMissing = defineCause({
  kind: 'log-driver-missing',
  catalogue: [],
  source: 'documented',
  symptoms: ['logs'],
  hop: 'backends',
  brings: ['log_lines_missing'],
  effectOf: ['old_revision', 'deployment_failed'],
  needs: ['taskDefinitions'],
  judge: ({ taskDefinitions }) =>
    applicationContainers(taskDefinitions).flatMap(({ service, container }) => {
      const { logDriver, logGroup, logOptions, name } = container
      if (logDriver !== undefined || logGroup !== undefined || Object.keys(logOptions).length > 0) return []
      return [
        {
          subject: service,
          confidence: 'confirmed' as const,
          values: { container: name },
          proof: [{ kind: 'absent', source: 'taskDefinitions', what: 'logConfiguration', where: name }] as const,
        },
      ]
    }),
})
