import * as z from 'zod'
import { levels } from '../log-line.ts'
import { newestLines } from '../reads/logs.ts'
import { attempt } from '../views/failure.ts'
import { lineInJson, logsView } from '../views/logs.ts'
import { choice, last, nameArgument, phrase } from './args.ts'
import { defineCommand } from './command.ts'

const Line = z.object({
  at: z.iso.datetime(),
  service: z.string(),
  level: z.enum(levels).optional(),
  message: z.string(),
  fields: z.record(z.string(), z.unknown()),
  json: z.boolean(),
})

export const logs = defineCommand({
  name: 'logs',
  access: 'read',
  args: z.object({
    service: nameArgument('SERVICE'),
    level: choice([...levels, 'warn']),
    last: last('15m'),
    grep: phrase,
  }),
  answer: z.object({ source: z.string(), complete: z.boolean(), readFrom: z.iso.datetime(), lines: z.array(Line) }),
  doing: (words, environment) => words.commands.doing.logs(environment),
  run: (args, ports, surroundings) => attempt(surroundings.words, () => newestLines(args, ports, surroundings)),
  view: logsView,
  json: ({ source, complete, readFrom, lines, content }) => ({
    source,
    complete,
    readFrom: readFrom.toISOString(),
    lines: lines.map((line) => lineInJson(line, content)),
  }),
})
