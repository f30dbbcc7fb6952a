import { console, older, today } from './exporter-lines.ts'
import type { Variants } from './variant.ts'

const debug = { msg: '', level: 'debug' }

const unprocessed = (text: string) => ({ ...debug, msg: text })

/** What becomes of single segments, in several wordings. */
export const exportsSegmentVariants: Variants = {
  'xray-segments-unprocessed': [
    {
      name: "the SDK's version 1",
      collector: [
        today(
          'awsxray',
          'traces',
          '',
          unprocessed(
            'response: {\n  UnprocessedTraceSegments: [{\n      ErrorCode: "ParseError",\n      Id: "53995c3f42cd8ad8",\n      Message: "Invalid segment. ErrorCode: ParseError"\n    }]\n}',
          ),
        ),
      ],
    },
    {
      name: 'on a console',
      collector: [
        console(
          'awsxray',
          'traces',
          '',
          unprocessed('response: {"UnprocessedTraceSegments":[{"ErrorCode":"InvalidSegment","Id":"5399"}]}'),
        ),
      ],
    },
    {
      name: 'with old keys and another name',
      collector: [
        older(
          'awsxray/prod',
          'traces',
          '',
          unprocessed('response: {UnprocessedTraceSegments:[{ErrorCode:0xc000 Id:0xc001 Message:0xc002}]}'),
        ),
      ],
    },
  ],
  'xray-trace-id-invalid': [
    {
      name: 'with old keys',
      collector: [
        older('awsxray', 'traces', 'invalid xray traceid: 5f84c7a1e7d1852d8c4fd35d88bf49a1', {
          msg: 'Error translating span.',
          level: 'debug',
        }),
      ],
    },
    {
      name: 'on a console',
      collector: [
        console('awsxray', 'traces', 'invalid xray traceid: 0102030405060708090a0b0c0d0e0f10', {
          msg: 'Error translating span.',
          level: 'debug',
        }),
      ],
    },
    {
      name: 'another name',
      collector: [
        today('awsxray/prod', 'traces', 'invalid xray traceid: 0102030405060708090a0b0c0d0e0f10', {
          msg: 'Error translating span.',
          level: 'debug',
        }),
      ],
    },
  ],
}
