import { defineStartCause } from './start-cause.ts'

/** The directory is there, or is to be made, where the collector's user may not write. */
export const storageDirectoryClosed = defineStartCause({
  kind: 'storage-directory-closed',
  catalogue: ['U31'],
  source: 'code',
  read({ failure, component, details: { directory = '', reason = '' } }) {
    return failure === 'directory_closed' ? { component: component || 'file_storage', directory, reason } : undefined
  },
})
