import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { extname, join, normalize, sep } from 'node:path'
import { safeHeaders } from './answer.ts'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** Sends a file of the built page. @returns false when there is none of that name in the folder */
export const answerPage = async (response: ServerResponse, folder: string, path: string): Promise<boolean> => {
  const file = normalize(join(folder, path === '/' ? 'index.html' : path))
  const type = types[extname(file)]
  if (type === undefined || !file.startsWith(folder + sep)) return false
  const bytes = await readFile(file).catch(() => undefined)
  if (bytes === undefined) return false
  response.writeHead(200, { ...safeHeaders, 'content-type': type }).end(bytes)
  return true
}
