import { defineCause } from '../../cause.ts'

/** `INFREQUENT_ACCESS`, as CloudWatch Logs writes it. */
const classes = { infrequent_access: 'INFREQUENT_ACCESS', delivery: 'DELIVERY' } as const

/**
 * A log group's class keeps FilterLogEvents, metric filters, subscriptions and live tail from it. Sources: an answer of
 * CloudWatch Logs as karpenter-provider-aws's pull request 9567 quotes it; CloudWatch Logs API reference, logGroupClass.
 */
export const logGroupInfrequentAccess = defineCause({
  kind: 'log-group-infrequent-access',
  catalogue: ['L21'],
  source: 'issue',
  symptoms: ['logs', 'collector'],
  hop: 'backends',
  brings: ['log_lines_missing', 'log_fields_missing'],
  needs: ['logGroups'],
  judge: ({ logGroups: { groups } }, { environment: { logGroup, collectorLogGroup } }) =>
    groups.flatMap(({ name, class: kind }) =>
      kind === 'standard' || (name !== logGroup && name !== collectorLogGroup)
        ? []
        : [
            {
              subject: name,
              confidence: 'confirmed' as const,
              values: { class: classes[kind] },
              proof: [
                { kind: 'setting', source: 'logGroups', where: name, name: 'logGroupClass', value: classes[kind] },
              ] as const,
            },
          ],
    ),
})
