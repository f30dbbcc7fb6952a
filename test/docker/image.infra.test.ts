import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { type Buildah, buildStandIn, makeBuildah, missingBuildah } from './buildah.ts'

const root = join(import.meta.dirname, '..', '..')
const image = 'localhost/otel-chatops:test'
const Built = z.object({ OCIv1: z.object({ config: z.object({ Cmd: z.array(z.string()) }) }) })

/** The image is truly built and its code truly started; only its base is a stand-in, made of this machine's Node. */
describe.skipIf(missingBuildah)(
  `the image of the functions${missingBuildah ? ` (skipped: ${missingBuildah})` : ''}`,
  () => {
    let buildah: Buildah
    let container: string
    beforeAll(async () => {
      await promisify(execFile)(process.execPath, [join(root, 'scripts', 'bundle.ts')])
      buildah = await makeBuildah()
      await buildah.build(root, image, '--build-arg', `BASE=${await buildStandIn(buildah)}`)
      container = await buildah.container(image)
    })
    afterAll(() => buildah?.remove())

    const node = (code: string) => buildah.inside(container, 'node', '--input-type=module', '--eval', code)

    it('holds the handlers of both functions and nothing but code', async () => {
      const { out } = await node(
        "import { readdirSync } from 'node:fs'; console.log(JSON.stringify(readdirSync('.', { recursive: true })))",
      )
      const files = z.array(z.string()).parse(JSON.parse(out))
      expect(files).toEqual(expect.arrayContaining(['api/index.mjs', 'worker/index.mjs']))
      expect(files.filter((file) => file.includes('.') && !file.endsWith('.mjs'))).toEqual([])
    })

    it('is the api unless the function says otherwise', async () => {
      expect(Built.parse(await buildah.config(image)).OCIv1.config.Cmd).toEqual(['api/index.handler'])
    })

    it.each(['api', 'worker'])('starts the %s, which names every variable that it misses', async (name) => {
      const { status, out } = await node(`await import('/var/task/${name}/index.mjs')`)
      expect(status).not.toBe(0)
      expect(out).toContain('ConfigError: The configuration has 5 problem(s):')
      expect(out).toContain('CHATOPS_TABLE: is needed here and not set')
    })

    it('is based on the image that AWS makes for Lambda unless another is given', async () => {
      expect(await readFile(join(root, 'Dockerfile'), 'utf8')).toContain('ARG BASE=public.ecr.aws/lambda/nodejs:24\n')
    })
  },
)
