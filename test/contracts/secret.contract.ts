import { describe, expect, it } from 'vitest'
import { type Secret, setSecrets } from '../../src/secrets/set.ts'
import { failsWith } from './fails.ts'

export type SecretPlace = {
  /** A secret that holds `{}`. */
  empty: Secret
  /** One that was made without a value. */
  bare: Secret
  /** One that is not there. */
  missing: Secret
  /** One that holds text which is no JSON. */
  text: Secret
}

export const secretContract = (place: () => SecretPlace): void => {
  describe('secret', () => {
    it('keeps what else it holds, and tells when it was changed', async () => {
      const { empty } = place()
      const before = await empty.read()
      expect(before).toMatchObject({ values: {}, changedAt: expect.any(Date), version: expect.any(String) })
      expect(await empty.replace({ other: 'stays', nested: { a: 1 } }, before)).toBe(true)
      expect(await setSecrets(empty, { SLACK_BOT_TOKEN: 'xoxb-1' })).toMatchObject({ changed: ['SLACK_BOT_TOKEN'] })
      const { values, version } = await empty.read()
      expect(values).toEqual({ other: 'stays', nested: { a: 1 }, SLACK_BOT_TOKEN: 'xoxb-1' })
      expect(version).not.toBe(before.version)
    })

    it('is not replaced over a version that is no longer current', async () => {
      const { empty } = place()
      const before = await empty.read()
      expect(await empty.replace({ first: 1 }, before)).toBe(true)
      expect(await empty.replace({ second: 2 }, before)).toBe(false)
      expect((await empty.read()).values).toEqual({ first: 1 })
    })

    it('loses nothing of what many set at once', async () => {
      const { empty } = place()
      const names = ['SLACK_APP_ID', 'GITHUB_TOKEN', 'SLACK_TEAM_ID', 'GITHUB_APP_ID'] as const
      const set = await Promise.all(names.map((name) => setSecrets(empty, { [name]: `${name} of mine` })))
      const { values } = await empty.read()
      names.forEach((name, index) => {
        // Who was told that it is set finds it; who was told that it was given up finds it not.
        expect([name, values[name]]).toEqual([name, set[index] === undefined ? undefined : `${name} of mine`])
      })
      expect(set.some((each) => each !== undefined)).toBe(true)
    })

    it('takes its first value', async () => {
      const { bare } = place()
      expect((await bare.read()).values).toEqual({})
      expect(await setSecrets(bare, { SLACK_APP_ID: 'A1' })).toMatchObject({ changed: ['SLACK_APP_ID'] })
      expect((await bare.read()).values).toEqual({ SLACK_APP_ID: 'A1' })
    })

    it('that is not there is not found, and that holds no JSON is not shown', async () => {
      await failsWith('not_found', place().missing.read())
      const error = await failsWith('unsupported', place().text.read())
      expect(JSON.stringify([error.message, error.detail, error.stack])).not.toContain('xoxb')
    })
  })
}
