import type { FindingWords } from '../../finding-words.ts'
import { connection } from './applications-connection.ts'
import { endpoint } from './applications-endpoint.ts'
import { exporter } from './applications-exporter.ts'
import { sampling } from './applications-sampling.ts'

export const applications: FindingWords<'applications'> = { ...sampling, ...exporter, ...endpoint, ...connection }
