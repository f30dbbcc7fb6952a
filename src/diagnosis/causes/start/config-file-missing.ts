import { defineStartCause } from './start-cause.ts'

/** `--config` names a file that the image does not hold, or is not given at all. */
export const configFileMissing = defineStartCause({
  kind: 'config-file-missing',
  catalogue: ['U1'],
  source: 'measured',
  read({ failure, details: { file = '--config' } }) {
    return failure === 'no_file' ? { file } : undefined
  },
})
