import { globSync, readFileSync, statSync } from 'node:fs'

const foreign = /(^|\/)(node_modules|\.tools|\.cache|\.git|dist|\.terraform|coverage)(\/|$)/

const all = (): string[] =>
  globSync('**/*', { exclude: (name) => foreign.test(name) })
    .concat(globSync('.{ci,github}/**/*'))
    .filter((path) => statSync(path).isFile())

/** @returns the shell scripts of the repository, by their ending or their first line. */
export const shellScripts = (): string[] =>
  all()
    .filter(
      (path) =>
        !foreign.test(path) &&
        (path.endsWith('.sh') ||
          (!/\.\w+$/.test(path) && /^#!.*\b(ba|da)?sh\b/.test(readFileSync(path, 'utf8').slice(0, 80)))),
    )
    .sort()

/** @returns the workflows. */
export const workflows = (): string[] => globSync('.github/workflows/*.{yml,yaml}').sort()

/** @returns the Dockerfiles. */
export const dockerfiles = (): string[] =>
  all()
    .filter((path) => !foreign.test(path) && /(^|\/)(Dockerfile|Containerfile)[^/]*$/.test(path))
    .sort()
