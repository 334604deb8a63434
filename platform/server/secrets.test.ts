import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { loadSecrets, rotateDataKey, SecretsError } from './secrets.ts'

let home: string
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'linli-keys-'))
})
afterEach(() => rm(home, { recursive: true, force: true }))

describe('the keys of an installation', () => {
  test('are made at the first start, closed to others, and the same ever after', async () => {
    const first = await loadSecrets(home, {})
    expect(first).toMatchObject({ created: true, file: join(home, 'keys.json') })
    expect((await stat(first.file)).mode & 0o777).toBe(0o600)

    const second = await loadSecrets(home, {})
    expect(second.created).toBe(false)
    expect(second).toEqual({ ...first, created: false })
    expect(await readdir(home)).toEqual(['keys.json'])
  })

  test('are four different keys of 32 bytes, different in every installation', async () => {
    const other = await mkdtemp(join(tmpdir(), 'linli-keys-'))
    const keys = (s: Awaited<ReturnType<typeof loadSecrets>>) =>
      [s.dataKeys[0]!.key, s.blindIndexKey, s.cookieKey, s.totpKey].map((k) => k.toString('hex'))
    const all = [...keys(await loadSecrets(home, {})), ...keys(await loadSecrets(other, {}))]
    await rm(other, { recursive: true })
    expect(new Set(all).size).toBe(8)
    expect(all.every((hex) => hex.length === 64)).toBe(true)
  })

  test('of twenty starts at once one makes them and all use them', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => loadSecrets(home, {})))
    expect(all.filter((s) => s.created)).toHaveLength(1)
    expect(new Set(all.map((s) => s.cookieKey.toString('hex'))).size).toBe(1)
    expect(await readdir(home)).toEqual(['keys.json'])
  })

  test('may lie elsewhere, with the mode the operator gave', async () => {
    const file = join(home, 'mounted', 'keys.json')
    await loadSecrets(home, { LINLI_KEYS: file })
    await chmod(file, 0o440)
    const again = await loadSecrets(home, { LINLI_KEYS: file })
    expect(again).toMatchObject({ file, created: false })
    expect((await stat(file)).mode & 0o777).toBe(0o440)
  })

  test('are closed again after a careless copy', async () => {
    const { file } = await loadSecrets(home, {})
    await chmod(file, 0o644)
    await loadSecrets(home, {})
    expect((await stat(file)).mode & 0o777).toBe(0o600)
  })

  test('rotate by adding a version; the old one stays', async () => {
    const before = await loadSecrets(home, {})
    expect(await rotateDataKey(home, {})).toBe(2)
    const after = await loadSecrets(home, {})
    expect(after.dataKeys.map((k) => k.version)).toEqual([1, 2])
    expect(after.dataKeys[0]).toEqual(before.dataKeys[0])
    expect(after.blindIndexKey).toEqual(before.blindIndexKey)
  })

  test('cannot be rotated before they exist', async () => {
    await expect(rotateDataKey(home, {})).rejects.toThrow(SecretsError)
  })

  const damages: [string, (text: string) => string][] = [
    ['empty', () => ''],
    ['cut short', (text) => text.slice(0, 100)],
    ['a short key', (text) => text.replace(/("cookieKey": ")[^"]+/, '$1AAAA')],
    ['a key missing', (text) => text.replace(/,\s+"totpKey": "[^"]+"/, '')],
    ['a newer format', (text) => text.replace('"format": 1', '"format": 2')],
  ]
  for (const [name, damage] of damages) {
    test(`refuse a damaged file and leave it as it is (${name})`, async () => {
      const { file, totpKey } = await loadSecrets(home, {})
      const damaged = damage(await readFile(file, 'utf8'))
      await writeFile(file, damaged)
      const refusal = await loadSecrets(home, {}).catch((e: unknown) => e)
      expect(refusal).toBeInstanceOf(SecretsError)
      expect((refusal as Error).message).toContain('已损坏')
      expect((refusal as Error).message).not.toContain(totpKey.toString('base64'))
      expect(await readFile(file, 'utf8')).toBe(damaged)
    })
  }

  test('say clearly where they cannot be written', async () => {
    await writeFile(join(home, 'file'), '')
    await expect(loadSecrets(join(home, 'file'), {})).rejects.toThrow(SecretsError)
  })
})
