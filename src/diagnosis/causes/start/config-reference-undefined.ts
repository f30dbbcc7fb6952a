import { defineStartCause } from './start-cause.ts'

/** `service` names a component that no section defines. */
export const configReferenceUndefined = defineStartCause({
  kind: 'config-reference-undefined',
  catalogue: ['U4'],
  source: 'recorded',
  read({ failure, details: { id = '', role = '', where, pipeline = '' } }) {
    if (failure !== 'undefined_reference') return
    return { where: (where ?? `service::pipelines::${pipeline}`).replaceAll('::', '.'), role, component: id }
  },
})
