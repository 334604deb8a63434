import { mkdtempSync, readFileSync, rmSync, statSync, existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SEALED_PARTS } from '../../apps/server/modules.ts'
import { aWorld, COMMUNITY, BANNER, type World } from '../../e2e/support/world.ts'
import { fileKeys, ringSealer } from '../../platform/server/keys.ts'
import { countByKey } from '../../platform/server/reseal.ts'
import { loadSecrets } from '../../platform/server/secrets.ts'
import { continueRotation } from './keys.ts'

let world: World
const PEOPLE = 12
beforeAll(async () => {
  world = await aWorld({ at: '2026-03-02T09:00:00+08:00' })
  for (let i = 0; i < PEOPLE; i++) await world.person({ region: COMMUNITY, name: `张${'甲乙丙丁戊己庚辛壬癸子丑'[i]}` })
})
afterAll(() => world?.close())

const around = () => ({ db: world.app.db, services: world.app.services, parts: SEALED_PARTS, now: () => world.clock.now() })
const counts = () => world.within(async (tx) => Object.fromEntries(await countByKey(tx, SEALED_PARTS.find((part) => part.table === 'register.people')!)))

test('the server may write every sealed column anew', async () => {
  const missing = await world.owner(async (client) => {
    const found: string[] = []
    for (const part of SEALED_PARTS) {
      for (const { column } of part.columns) {
        const { rows } = await client.query('select has_column_privilege($1, $2, $3, $4) as may', ['linli_staff', part.table, column, 'update'])
        if (!rows[0].may) found.push(`${part.table}.${column}`)
      }
    }
    return found
  })
  expect(missing).toEqual([])
})

test('a change of keys that is cut off goes on where it stopped, while people read; the old key goes when nothing needs it', async () => {
  const officer = await world.staff('privacy_officer', BANNER)
  const worker = await world.staff('community_worker', COMMUNITY)
  const li = await world.resident({ name: '李秀英', region: COMMUNITY })
  const before = await counts()
  expect(before).toEqual({ 1: (PEOPLE + 1) * 2 })

  const started = await officer.post('/api/privacy/key-rotations', {})
  expect([started.status, started.body.version]).toEqual([201, 2])
  expect((await officer.post('/api/privacy/key-rotations', {})).body.code).toBe('privacy.rotation_running')
  // What is written now lies under the new key, what was written before still opens.
  const after = await world.person({ region: COMMUNITY, name: '王五' })
  expect(await counts()).toEqual({ 1: (PEOPLE + 1) * 2, 2: 2 })
  expect((await li.get('/api/me/file')).body.own.idNumberMasked).toMatch(/^\d+\*+/)

  // One piece, then the process dies in the middle of the next: that piece was never committed.
  await continueRotation(around(), { stop: () => true })
  await expect(
    continueRotation({ ...around(), services: { ...world.app.services, sealer: { ...world.app.services.sealer, seal: () => { throw new Error('killed') } } } }),
  ).rejects.toThrow('killed')
  const half = (await officer.get('/api/privacy/keys')).body
  expect(half.rotations[0]).toMatchObject({ state: 'running', version: 2 })

  const reading = Promise.all(Array.from({ length: 10 }, () => worker.get(`/api/people?region=${COMMUNITY}`)))
  await Promise.all([continueRotation(around()), continueRotation(around())])
  for (const { status, body } of await reading) {
    expect(status).toBe(200)
    expect(body.items.every((p: { idNumberMasked: string }) => p.idNumberMasked?.includes('*'))).toBe(true)
  }
  const done = (await officer.get('/api/privacy/keys')).body
  expect(done.rotations[0]).toMatchObject({ state: 'done', faults: 0, done: (PEOPLE + 1) * 2 })
  expect(await counts()).toEqual({ 2: (PEOPLE + 2) * 2 })
  // Whole and right afterwards: found by its number, and shown in full.
  expect((await worker.get(`/api/people?q=${after.idNumber}`)).body.items.map((p: { name: string }) => p.name)).toEqual(['王五'])
  const shown = await worker.post(`/api/people/${after.id}/unmaskings`, { field: 'idNumber', purpose: 'window' })
  expect(shown.body.value).toBe(after.idNumber)

  expect((await officer.post(`/api/privacy/key-rotations/${started.body.id}/retirement`, {})).body.code).toBe('privacy.keys_too_young')
  world.clock.forward(4 * 86_400_000 + 1)
  const retired = await officer.post(`/api/privacy/key-rotations/${started.body.id}/retirement`, {})
  expect(retired.body).toEqual({ retired: [1] })
  expect((await officer.get('/api/privacy/keys')).body.keys.map((k: { version: number }) => k.version)).toEqual([2])
  expect((await li.get('/api/me/file')).body.own.idNumberMasked).toMatch(/^\d+\*+/)
  expect((await officer.post(`/api/privacy/key-rotations/${started.body.id}/retirement`, {})).body.code).toBe('privacy.keys_retired')
})

test('an old key that something still needs is not taken away', async () => {
  const officer = await world.staff('privacy_officer', BANNER)
  const stale = await world.person({ region: COMMUNITY, name: '赵六' })
  const sealed = await world.within((tx) => tx.raw.query('select id_sealed from register.people where id = $1', [stale.id]))
  const started = await officer.post('/api/privacy/key-rotations', {})
  await continueRotation(around())
  await world.owner((client) => client.query('update register.people set id_sealed = $2 where id = $1', [stale.id, sealed.rows[0].id_sealed]))
  world.clock.forward(5 * 86_400_000)
  const refused = await officer.post(`/api/privacy/key-rotations/${started.body.id}/retirement`, {})
  expect([refused.status, refused.body.code, refused.body.details.values]).toEqual([409, 'privacy.keys_in_use', 1])
  const clerk = await world.staff('community_worker', COMMUNITY)
  expect((await clerk.post('/api/privacy/key-rotations', {})).status).toBe(403)
})

test('two processes over one keys file: a key added by one is used by the other, and a retired one is put aside', async () => {
  const home = mkdtempSync(join(tmpdir(), 'linli-keys-'))
  try {
    const secrets = await loadSecrets(home, {})
    const [one, two] = [fileKeys(home, secrets, {}), fileKeys(home, await loadSecrets(home, {}), {})]
    const [here, there] = [ringSealer(one), ringSealer(two)]
    const old = there.seal('150102194403029123', 'x')
    expect(await one.add(new Date())).toBe(2)
    const fresh = here.seal('150102194403029124', 'x')
    expect(fresh[1]).toBe(2)
    // The other has not looked yet, and still opens it.
    expect(there.open(fresh, 'x')).toBe('150102194403029124')
    expect(there.needsReseal(old)).toBe(true)
    expect(here.blindIndex('a', 'p')).toEqual(there.blindIndex('a', 'p'))
    await one.retire(1)
    expect(JSON.parse(readFileSync(join(home, 'keys.json'), 'utf8')).dataKeys.map((k: { version: number }) => k.version)).toEqual([2])
    const aside = join(home, 'keys-retired-1.json')
    expect(existsSync(aside) && (statSync(aside).mode & 0o777).toString(8)).toBe('600')
    expect(() => here.open(old, 'x')).toThrow()
    await expect(one.retire(2)).rejects.toThrow('正在使用')
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
})
