import { readFileSync } from 'node:fs'
import { inflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { exists, missingTerraform, planned } from '../tools/terraform.ts'
import { canaries, stacks } from './variants.ts'

/** Every file in a zip, unpacked; a plan's file is one. Source: the zip format's central directory. */
const filesIn = (zip: Buffer): { name: string; bytes: Buffer }[] => {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  const files: { name: string; bytes: Buffer }[] = []
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, size, nameLength, extra, comment, start] = [
      zip.readUInt16LE(at + 10),
      zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28),
      zip.readUInt16LE(at + 30),
      zip.readUInt16LE(at + 32),
      zip.readUInt32LE(at + 42),
    ]
    const body = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28)
    const packed = zip.subarray(body, body + size)
    files.push({
      name: zip.toString('utf8', at + 46, at + 46 + nameLength),
      bytes: method === 8 ? inflateRawSync(packed) : packed,
    })
    at += 46 + nameLength + extra + comment
  }
  return files
}

const forms = (value: string): string[] => [value, Buffer.from(value).toString('base64').slice(0, 16)]
const searched = [...forms(canaries.key), ...forms(canaries.tenant), ...forms(`${canaries.tenant}:${canaries.key}`)]

const hits = (name: string, bytes: Buffer): string[] =>
  searched.filter((form) => bytes.includes(form)).map((form) => `${name} holds ${form}`)

describe.skipIf(missingTerraform !== undefined || !exists('infra'))('secrets given to Terraform', () => {
  it('are neither in the plan that it saves nor in its JSON', async () => {
    const { file, text } = await planned('infra', stacks.grafana)
    const packed = filesIn(readFileSync(file))
    expect(packed.map(({ name }) => name)).toContain('tfplan')
    expect([
      ...packed.flatMap(({ name, bytes }) => hits(name, bytes)),
      ...hits('plan.json', Buffer.from(text)),
    ]).toEqual([])
  })
  it('would be found where a variable is an ordinary one', async () => {
    const { file } = await planned('infra', { ...stacks.production, tags: { Note: canaries.key } })
    expect(filesIn(readFileSync(file)).flatMap(({ name, bytes }) => hits(name, bytes))).not.toEqual([])
  })
})
