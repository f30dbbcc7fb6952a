import { expect, test } from 'vitest'
import { filterPattern } from '../../../sandbox/account/logs/filter_pattern.ts'

const errors = [
  '[ERROR 400] BAD REQUEST',
  '[ERROR 401] UNAUTHORIZED REQUEST',
  '[ERROR 419] MISSING ARGUMENTS',
  '[ERROR 420] INVALID ARGUMENTS',
]
const json = JSON.stringify({
  eventType: 'UpdateTrail',
  sourceIPAddress: '111.111.111.111',
  arrayKey: ['value', 'another value'],
  objectList: [
    { name: 'a', id: 1 },
    { name: 'b', id: 2 },
  ],
  SomeObject: null,
  cluster: { name: 'c' },
  latency: 1.5,
  errorCode: 400,
  ok: true,
  'otelcol.component.id': 'awsxray',
})
const access = '127.0.0.1 Prod frank [10/Oct/2000:13:25:15 -0700] "GET /index.html HTTP/1.0" 404 1534'

/** The shapes of the examples in the CloudWatch Logs guide, "Filter pattern syntax". */
test.each([
  ['ERROR', errors, errors],
  ['ERROR ARGUMENTS', errors, errors.slice(2)],
  ['"INVALID ARGUMENTS"', errors, errors.slice(3)],
  ['ERROR -ARGUMENTS', errors, errors.slice(0, 2)],
  ['?BAD ?MISSING', errors, [errors[0], errors[2]]],
  ['ERROR ?BAD', errors, errors],
  ['error', errors, []],
  ['', errors, errors],
  ['{ $.eventType = "UpdateTrail" }', [json], [json]],
  ['{ $.eventType = UpdateTrail }', [json], [json]],
  ['{ $.eventType != "UpdateTrail" }', [json], []],
  ['{ $.sourceIPAddress != 123.123.* }', [json], [json]],
  ['{ $.sourceIPAddress = 111.* }', [json], [json]],
  ['{ $.arrayKey[0] = "value" }', [json], [json]],
  ['{ $.arrayKey[1] = "value" }', [json], []],
  ['{ $.objectList[1].id = 2 }', [json], [json]],
  ['{ $.SomeObject IS NULL }', [json], [json]],
  ['{ $.cluster IS NULL }', [json], []],
  ['{ $.SomeOtherObject NOT EXISTS }', [json], [json]],
  ['{ $.SomeObject NOT EXISTS }', [json], []],
  ['{ $.ok IS TRUE }', [json], [json]],
  ['{ $.ok IS FALSE }', [json], []],
  ['{ $.latency > 1 && $.latency <= 1.5 }', [json], [json]],
  ['{ $.errorCode = 4* }', [json], [json]],
  ['{ ($.errorCode = 404) || ($.cluster.name = "c" && $.latency < 2) }', [json], [json]],
  ['{ $.[\'otelcol.component.id\'] = "awsxray" }', [json], [json]],
  ['{ $.missing != "x" }', [json], []],
  ['{ $.eventType = "UpdateTrail" }', errors, []],
  ['[ip, user, username, timestamp, request, status_code, bytes]', [access], [access]],
  ['[ip, user, username, timestamp, request =*.html*, status_code = 4*, bytes]', [access], [access]],
  ['[ip, user, username, timestamp, request, status_code = 200, bytes]', [access], []],
  ['[ip, user, username, timestamp, request, status_code, bytes > 1000]', [access], [access]],
  ['[..., status_code = 404, bytes]', [access], [access]],
  ['[ip, user]', [access], []],
  ['[w1 = ERROR || w1 = "ERROR 400", ...]', errors, [errors[0]]],
])('the pattern %s matches what the guide says', (pattern, messages, matching) => {
  expect(messages.filter(filterPattern(pattern))).toEqual(matching)
})

test.each(['{ $.x = }', '{ $.x ', '"open', 'not-quoted', '{ x = 1 }', '[a, b'])(
  'the pattern %s is refused as AWS refuses it',
  (pattern) => {
    expect(() => filterPattern(pattern)).toThrowError('Invalid filter pattern')
  },
)

test('regular expressions are said to be unknown, not ignored', () => {
  expect(() => filterPattern('%AUTHORIZED%')).toThrowError('does not know regular expressions')
  expect(() => filterPattern('{ $.x = %4[0-9]{2}% }')).toThrowError('does not know regular expressions')
})
