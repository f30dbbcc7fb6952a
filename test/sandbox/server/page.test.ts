import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { answerPage } from '../../../sandbox/server/page.ts'

test('only files of the page are sent, whatever the path says', async () => {
  const parent = await mkdtemp(join(tmpdir(), 'served-'))
  const folder = join(parent, 'page')
  await mkdir(folder)
  await writeFile(join(parent, 'secret.html'), 'secret')
  await writeFile(join(folder, 'index.html'), 'page')
  const sent = (path: string) => answerPage(new ServerResponse(new IncomingMessage(new Socket())), folder, path)
  expect(await sent('/')).toBe(true)
  expect(await sent('/../secret.html')).toBe(false)
  expect(await sent('/nothing.html')).toBe(false)
})
