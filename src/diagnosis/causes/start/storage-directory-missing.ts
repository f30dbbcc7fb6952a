import { defineStartCause } from './start-cause.ts'

/** file_storage is to write where no directory is. */
export const storageDirectoryMissing = defineStartCause({
  kind: 'storage-directory-missing',
  catalogue: ['U31'],
  source: 'code',
  read({ failure, component, details: { directory = '' } }) {
    return failure === 'no_directory' ? { component: component || 'file_storage', directory } : undefined
  },
})
