import { unableToStart } from './unable_to_start.ts'

/** The endpoint of Systems Manager is gone. Text, cut off as platform 1.4 does: serverless-jenkins-on-aws-fargate issue 7. */
export const secretUnreachable = unableToStart({
  kind: 'secret-unreachable',
  reason: () =>
    'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secrets from ssm: service call has been retried 5 time(s): RequestCanceled: request context canceled caused by: context deadli...',
})
