import { defineCause } from '../../cause.ts'

/** The collector's task runs another image than the one that its task definition names by digest. */
export const imageDigestDiffers = defineCause({
  kind: 'image-digest-differs',
  catalogue: ['U32'],
  source: 'documented',
  symptoms: ['collector'],
  hop: 'deployment',
  needs: ['collectorTasks', 'collectorTaskDefinition'],
  judge({ collectorTasks, collectorTaskDefinition: { running } }, { environment: { collectorService } }) {
    const pinned = new Map(
      running.containers.flatMap(({ name, image }) => {
        const digest = /@(sha256:[0-9a-f]{64})$/.exec(image)?.[1]
        return digest === undefined ? [] : [[name, digest] as const]
      }),
    )
    for (const task of collectorTasks) {
      if (task.lastStatus !== 'RUNNING' || task.taskDefinition !== running.arn) continue
      const other = task.containers.find(
        ({ name, imageDigest }) => imageDigest !== undefined && pinned.has(name) && pinned.get(name) !== imageDigest,
      )
      if (other?.imageDigest === undefined) continue
      const wanted = pinned.get(other.name) ?? ''
      return [
        {
          subject: collectorService,
          confidence: 'likely',
          values: { wanted: wanted.slice(0, 19), found: other.imageDigest.slice(0, 19) },
          proof: [
            { kind: 'setting', source: 'collectorTaskDefinition', where: other.name, name: 'image', value: wanted },
            {
              kind: 'setting',
              source: 'collectorTasks',
              where: task.id,
              name: 'imageDigest',
              value: other.imageDigest,
            },
          ],
        },
      ]
    }
    return []
  },
  command: (_found, { cluster, collectorService, region }) =>
    `aws ecs update-service --cluster ${cluster} --service ${collectorService} --force-new-deployment --region ${region}`,
})
