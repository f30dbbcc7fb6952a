import { describe, expect, it } from 'vitest'
import { calling } from '../../src/adapters/aws/errors.ts'
import { PortError } from '../../src/ports.ts'

const error = (name: string, members: object = {}): Error =>
  Object.assign(new Error('as AWS says'), { name, ...members })
const client = { $fault: 'client', $metadata: { httpStatusCode: 400 } }

const caught = (thrown: unknown): Promise<unknown> => calling('ecs:ListTasks', Promise.reject(thrown)).catch((it) => it)

describe('errors of AWS', () => {
  it.each([
    [error('AccessDeniedException', client), 'access_denied'],
    [error('AccessDenied', client), 'access_denied'],
    [error('UnauthorizedOperation', client), 'access_denied'],
    [error('AuthorizationError', client), 'access_denied'],
    [error('Odd', { $fault: 'client', $metadata: { httpStatusCode: 403 } }), 'access_denied'],
    [error('ResourceNotFoundException', client), 'not_found'],
    [error('ClusterNotFoundException', client), 'not_found'],
    [error('InvalidGroup.NotFound', client), 'not_found'],
    [error('QueueDoesNotExist', client), 'not_found'],
    [error('ThrottlingException', client), 'throttled'],
    [error('ThrottledException', client), 'throttled'],
    [error('TooManyRequestsException', client), 'throttled'],
    [error('RequestLimitExceeded', client), 'throttled'],
    [error('SlowDown', { $fault: 'server', $metadata: { httpStatusCode: 503 } }), 'throttled'],
    [error('ExpiredTokenException', client), 'credentials'],
    [error('UnrecognizedClientException', client), 'credentials'],
    [error('InvalidClientTokenId', { $metadata: { httpStatusCode: 403 } }), 'credentials'],
    [error('CredentialsProviderError'), 'credentials'],
    [error('TimeoutError'), 'timed_out'],
    [error('AbortError'), 'timed_out'],
    [error('Error', { code: 'ETIMEDOUT' }), 'timed_out'],
    [error('Error', { code: 'ECONNREFUSED' }), 'unavailable'],
    [error('Error', { code: 'ENOTFOUND' }), 'unavailable'],
    [error('InternalServerError', { $fault: 'server', $metadata: { httpStatusCode: 500 } }), 'unavailable'],
    [error('SyntaxError', { $response: { statusCode: 500 } }), 'unsupported'],
    [error('SyntaxError', { $response: { statusCode: 503 } }), 'unavailable'],
    [error('UnknownOperationException', client), 'unsupported'],
    [error('ValidationException', client), 'unsupported'],
  ])('%s means %s', async (thrown, reason) => {
    expect(await caught(thrown)).toMatchObject({ name: 'PortError', reason, operation: 'ecs:ListTasks' })
  })

  it('keep the first 500 characters of what AWS said', async () => {
    const long = Object.assign(new Error('x'.repeat(2000)), { name: 'AccessDeniedException', ...client })
    const thrown = await caught(long)
    expect(thrown).toBeInstanceOf(PortError)
    expect(thrown).toMatchObject({ detail: expect.stringMatching(/^AccessDeniedException: x{477}$/) })
  })

  it('let a bug through as it is', async () => {
    const bug = new TypeError('undefined is not a function')
    expect(await caught(bug)).toBe(bug)
  })
})
