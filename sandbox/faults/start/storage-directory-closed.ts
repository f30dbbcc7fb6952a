import { defineFault } from '../fault.ts'
import { failToStart } from './failing_start.ts'

/** A queue on disk is to be made where the root file system is read-only. */
export const storageDirectoryClosed = defineFault({
  name: 'storage-directory-closed',
  finds: 'storage-directory-closed',
  apply(account) {
    failToStart(account, {
      change({ extensions }) {
        Object.assign(extensions, { file_storage: { directory: '/var/lib/otelcol', create_directory: true } })
      },
      lines: ['Error: failed to start extensions: mkdir /var/lib/otelcol: read-only file system'],
    })
  },
})
