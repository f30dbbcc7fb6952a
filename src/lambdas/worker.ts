import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { workerHandler } from '../app/worker.ts'

const work = await workerHandler(process.env)

/** The queues of jobs and of what is looked at later; needs ReportBatchItemFailures. */
export const handler = (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => work(event, context)
