import { defineFault } from '../fault.ts'
import { failToStart, invalid } from './failing_start.ts'

/** A queue on disk was configured, without its directory. */
export const storageDirectoryMissing = defineFault({
  name: 'storage-directory-missing',
  finds: 'storage-directory-missing',
  apply(account) {
    failToStart(account, {
      change({ extensions }) {
        Object.assign(extensions, { file_storage: { directory: '/var/lib/otelcol' } })
      },
      lines: invalid(
        'extensions::file_storage: directory must exist: stat /var/lib/otelcol: no such file or directory. You can enable the create_directory option to automatically create it',
      ),
    })
  },
})
