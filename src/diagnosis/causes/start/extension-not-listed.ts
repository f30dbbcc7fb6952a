import { defineStartCause } from './start-cause.ts'

/** A component uses an extension that `service.extensions` does not start. */
export const extensionNotListed = defineStartCause({
  kind: 'extension-not-listed',
  catalogue: ['U4'],
  source: 'measured',
  read({ failure, component, details: { extension } }) {
    if (failure !== 'extension_off') return
    // A queue does not name the storage that it misses.
    return { component: component || 'exporters', extension: extension ?? 'file_storage' }
  },
})
