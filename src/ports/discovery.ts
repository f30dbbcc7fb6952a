import * as z from 'zod'

export const Instance = z.object({
  id: z.string(),
  ip: z.string().optional(),
  port: z.int().optional(),
  health: z.enum(['healthy', 'unhealthy', 'unknown']),
})
export type Instance = z.infer<typeof Instance>

/** Cloud Map. */
export type Discovery = {
  /**
   * Every instance registered under the name, healthy or not. Without a namespace the service is looked for by its
   * name in all of them: `not_found` when there is none, `unsupported` when several namespaces have one.
   */
  instances(service: string, namespace?: string): Promise<Instance[]>
}
