import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import { boltAppOnly, builtinsWithoutFacade, exportersWithGrpc, withoutSlackClient } from './bundle/slim.ts'

const root = join(import.meta.dirname, '..')
const lambdas = ['api', 'worker', 'canary'] as const

/**
 * Bundles one Lambda into a folder: `index.mjs`, what it imports lazily, source maps, and esbuild's metafile.
 * @returns bytes that a cold start reads
 */
const bundle = async (name: (typeof lambdas)[number]): Promise<number> => {
  const outdir = join(root, 'dist', 'lambdas', name)
  const { metafile, outputFiles } = await build({
    entryPoints: { index: join(root, 'src', 'lambdas', `${name}.ts`) },
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    // What is imported lazily stays in files of its own, which a cold start does not read.
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    // The SDK's ESM builds shake; its CJS builds do not.
    mainFields: ['module', 'main'],
    minifySyntax: true,
    minifyWhitespace: true,
    keepNames: false,
    sourcemap: 'external',
    metafile: true,
    write: false,
    legalComments: 'none',
    plugins: [builtinsWithoutFacade, boltAppOnly, exportersWithGrpc, ...(name === 'api' ? [withoutSlackClient] : [])],
  })
  await mkdir(outdir, { recursive: true })
  for (const { path, contents } of outputFiles) await writeFile(path, contents)
  await writeFile(join(outdir, 'metafile.json'), JSON.stringify(metafile))
  return outputFiles.find(({ path }) => path === join(outdir, 'index.mjs'))?.contents.byteLength ?? 0
}

await rm(join(root, 'dist', 'lambdas'), { recursive: true, force: true })
for (const name of lambdas) {
  const bytes = await bundle(name)
  console.log(`dist/lambdas/${name}/index.mjs ${Math.round(bytes / 1024)} KiB`)
}
