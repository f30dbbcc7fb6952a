import { defineStartCause } from './start-cause.ts'

/** A pipeline without a receiver or an exporter, or no pipeline at all. */
export const pipelineEmpty = defineStartCause({
  kind: 'pipeline-empty',
  catalogue: ['U4'],
  source: 'recorded',
  read({ failure, details: { missing = '', where, pipeline } }, { errors }) {
    // An empty text has no pipeline either; that is another cause.
    if (failure !== 'empty_pipeline' || errors.some((error) => error.failure === 'not_a_mapping')) return
    const named = pipeline === undefined ? 'service::pipelines' : `service::pipelines::${pipeline}`
    return { where: (where ?? named).replaceAll('::', '.'), missing }
  },
})
