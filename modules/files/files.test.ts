import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aWorld, COMMUNITY, GRID, OTHER_COMMUNITY, STREET, type Someone, type World } from '../../e2e/support/world.ts'
import { openStore } from '../../platform/server/files/index.ts'
import { ODD, SAMPLES } from '../../platform/server/files/samples.ts'
import { sql } from '../../platform/server/sql.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import { scopeOf } from '../regions/index.ts'
import { attachFiles } from './attach.ts'
import { UPLOAD_MAX } from './contract.ts'
import { LOOSE_MAX } from './policy.ts'

const COUNTY = '152921'
const DAY = 86_400_000
const photo = { name: '门口.jpg', type: 'image/jpeg', content: SAMPLES.jpeg }

let world: World
let home: string
let wang: Someone
let zhao: Someone
let clerk: Someone
let elsewhere: Someone

beforeAll(async () => {
  world = await aWorld()
  home = await mkdtemp(join(tmpdir(), 'linli-files-'))
  world.app.services.blobs = await openStore(home, {})
  wang = await world.resident({ name: '王秀兰', region: GRID })
  zhao = await world.resident({ name: '赵玉梅', region: GRID })
  clerk = await world.staff('window_clerk', COMMUNITY)
  elsewhere = await world.staff('window_clerk', OTHER_COMMUNITY)
})
afterAll(async () => {
  await world.close()
  await rm(home, { recursive: true, force: true })
})

const upload = async (who: Someone, file: Partial<typeof photo> = {}, fields: Record<string, string> = {}) => who.upload('/api/files', { ...photo, ...file }, fields)
const idOf = async (who: Someone, fields: Record<string, string> = {}) => (await upload(who, {}, fields)).body.id as string

/** A case as the cases module would leave it; only what the published view shows matters here. */
async function aCase(applicant: string | null, region = GRID): Promise<string> {
  const id = uuidv7()
  const at = world.clock.now()
  await world.within((tx) => tx.run(sql`insert into cases.cases
    (county, id, region, number, matter_code, matter_version, kind, title, state, channel, applicant_id, check_code, created_at, updated_at)
    values (${COUNTY}, ${id}, ${region}, ${`N${id.slice(-12)}`}, 'elderly_allowance', 1, 'application', '高龄津贴', 'submitted', 'portal', ${applicant}, 'x', ${at}, ${at})`))
  return id
}

/** Attaches as the cases module does: in the resident's transaction, widened to the case's place. */
const attachAs = (who: Someone, caseId: string, ids: string[], region = GRID) =>
  world.app.db.within({ as: 'resident', person: who.personId!, caller: who.id }, async (tx) => {
    const { lo, hi } = scopeOf(region)
    await tx.widen(lo, hi)
    await attachFiles(tx, COUNTY, caseId, region, ids, who.id)
  })

/** Files in the store's folder, whole or half arrived. */
const stored = async () => (await readdir(join(home, 'files'), { recursive: true, withFileTypes: true })).filter((e) => e.isFile()).length

describe('an upload', () => {
  test('comes back to its owner as it was: images shown, all else saved, by its Chinese name', async () => {
    const made = await upload(wang)
    expect(made).toMatchObject({ status: 201, body: { name: '门口.jpg', type: 'image/jpeg', size: SAMPLES.jpeg.length, caseId: null } })
    const back = await wang.get(`/api/files/${made.body.id}`)
    expect(back.raw.equals(SAMPLES.jpeg)).toBe(true)
    expect(back.headers).toMatchObject({
      'content-type': 'image/jpeg', 'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent('门口.jpg')}`, 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-store',
    })
    const paper = await upload(clerk, { name: '证明.pdf', type: 'application/pdf', content: SAMPLES.pdf })
    expect((await clerk.get(`/api/files/${paper.body.id}`)).headers['content-disposition']).toMatch(/^attachment/)
  })

  test('that is not what it says, or of a type not taken, is refused and leaves nothing', async () => {
    const before = await stored()
    const refusals = [
      await upload(wang, { content: SAMPLES.pdf }),
      await upload(wang, { name: '照片.jpg', content: ODD.exe }),
      await upload(wang, { name: 'x.svg', type: 'image/svg+xml', content: ODD.svg }),
      await upload(wang, { name: 'x.html', type: 'text/html', content: ODD.html }),
      await upload(wang, { content: ODD.html }),
      await upload(wang, { content: Buffer.alloc(0) }),
    ]
    expect(refusals.map((r) => [r.status, r.body.code])).toEqual([
      [422, 'file.type_mismatch'], [415, 'file.type_not_allowed'], [415, 'file.type_not_allowed'], [415, 'file.type_not_allowed'],
      [415, 'file.type_not_allowed'], [422, 'file.empty'],
    ])
    expect(await stored()).toBe(before)
  })

  test('that is too large is refused and leaves nothing', async () => {
    const before = await stored()
    const large = await upload(wang, { content: Buffer.concat([SAMPLES.jpeg, Buffer.alloc(UPLOAD_MAX)]) })
    expect(large).toMatchObject({ status: 413, body: { code: 'file.too_large' } })
    expect(await stored()).toBe(before)
    expect((await upload(wang)).status).toBe(201)
  })

  test('keeps a name that can be shown, and never a path', async () => {
    const names: Array<[string, string]> = [
      ['../../etc/passwd.jpg', 'passwd.jpg'], ['C:\\\\temp\\\\照片 (1).jpg', '照片 (1).jpg'], ['..', '未命名.jpg'], ['con.jpg', '_con.jpg'],
      ['𠮷野家🍜.jpg', '𠮷野家🍜.jpg'], ['photo\u202egpj.jpg', 'photogpj.jpg'], ['ᠮᠣᠩᠭᠣᠯ.jpg', 'ᠮᠣᠩᠭᠣᠯ.jpg'], ['无扩展名', '无扩展名.jpg'],
      [`${'长'.repeat(400)}.jpg`, `${'长'.repeat(196)}.jpg`],
    ]
    for (const [given, kept] of names) expect((await upload(wang, { name: given })).body.name, given).toBe(kept)
  })

  test('is one file in a whole form', async () => {
    expect(await wang.post('/api/files', {})).toMatchObject({ status: 415, body: { code: 'files.form_needed' } })
    const form = (body: string) => {
      const headers = { 'content-type': 'multipart/form-data; boundary=b' }
      return wang.post('/api/files', Buffer.from(body, 'latin1'), headers)
    }
    const part = (field: string) => `--b\r\ncontent-disposition: form-data; name="${field}"; filename="a.png"\r\ncontent-type: image/png\r\n\r\n${SAMPLES.png.toString('latin1')}\r\n`
    const before = await stored()
    expect((await form('--b--\r\n')).body.code).toBe('files.one_file_needed')
    expect((await form(`${part('other')}--b--\r\n`)).body.code).toBe('files.one_file_needed')
    expect((await form(`${part('file')}${part('file')}--b--\r\n`)).body.code).toBe('files.one_file_needed')
    expect((await form(part('file').slice(0, -10))).body.code).toBe('files.upload_broken')
    expect((await form('nonsense')).status).toBe(400)
    expect((await wang.post('/api/files', Buffer.from('x'), { 'content-type': 'multipart/form-data' })).status).toBe(400)
    expect(await stored()).toBe(before)
  })

  test('with a key given twice is answered once and stored once', async () => {
    const key = { 'idempotency-key': uuidv7() }
    const body = Buffer.concat([
      Buffer.from('--b\r\ncontent-disposition: form-data; name="file"; filename="a.png"\r\ncontent-type: image/png\r\n\r\n'), SAMPLES.png, Buffer.from('\r\n--b--\r\n'),
    ])
    const send = () => wang.post('/api/files', body, { ...key, 'content-type': 'multipart/form-data; boundary=b' })
    const first = await send()
    const before = await stored()
    const second = await send()
    expect([first.status, second.status, second.body.id, await stored()]).toEqual([201, 201, first.body.id, before])
  })

  test('is for those who serve people: not for auditors, administrators or visitors', async () => {
    const id = await idOf(wang)
    for (const kind of ['auditor', 'statistician', 'administrator'] as const) {
      const reader = await world.staff(kind, '152921000000')
      expect([(await upload(reader)).body.code, (await reader.get(`/api/files/${id}`)).body.code]).toEqual(['access.not_yours', 'access.not_yours'])
    }
    expect([(await upload(world.visitor)).status, (await world.visitor.get(`/api/files/${id}`)).status]).toEqual([401, 401])
  })

  test('stops at a hundred loose ones of an account', async () => {
    const busy = await world.staff('grid_worker', GRID)
    await world.within((tx) => tx.run(sql`insert into files.files (county, id, region, owner_account, name, type, size, sha256, store_key, created_at)
      select ${COUNTY}, gen_random_uuid(), ${GRID}, ${busy.id}, 'a.jpg', 'image/jpeg', 1, '', '', ${world.clock.now()} from generate_series(1, ${LOOSE_MAX})`))
    expect(await upload(busy)).toMatchObject({ status: 429, body: { code: 'files.too_many_loose' } })
  })

  test.each([0, 50])('broken off by the phone after %d ms leaves nothing, and its place is free again', async (ms) => {
    if (!world.app.http.server.listening) await world.app.http.listen({ port: 0, host: '127.0.0.1' })
    const { port } = world.app.http.server.address() as AddressInfo
    const token = await wang.token()
    const before = await stored()
    for (let i = 0; i < 8; i++) {
      await new Promise<void>((done) => {
        const sending = request({
          port, host: '127.0.0.1', method: 'POST', path: '/api/files',
          headers: { authorization: `Bearer ${token}`, 'content-type': 'multipart/form-data; boundary=b', 'content-length': 1_000_000 },
        })
        sending.on('error', () => {}).on('close', done)
        sending.write('--b\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\ncontent-type: image/jpeg\r\n\r\n')
        sending.write(SAMPLES.jpeg, () => setTimeout(() => sending.destroy(), ms))
      })
    }
    await expect.poll(stored).toBe(before)
    await expect.poll(async () => (await upload(wang)).status, { timeout: 5_000 }).toBe(201)
  })
})

describe('a loose file', () => {
  test('is its owner’s alone: another’s is not found, as one that does not exist', async () => {
    const id = await idOf(wang)
    const answers = [await zhao.get(`/api/files/${id}`), await clerk.get(`/api/files/${id}`), await elsewhere.get(`/api/files/${id}`), await wang.get(`/api/files/${uuidv7()}`)]
    expect(new Set(answers.map((a) => JSON.stringify([a.status, a.body.code, a.body.title]))).size).toBe(1)
    expect(answers[0]).toMatchObject({ status: 404, body: { code: 'files.not_found' } })
    expect((await wang.get('/api/files/..%2f..%2fkeys.json')).status).toBe(400)
  })

  test('goes after three days, row and bytes; what hangs on a case stays', async () => {
    const loose = await idOf(wang)
    const kept = await idOf(wang)
    await attachAs(wang, await aCase(wang.personId), [kept])
    const before = await stored()
    world.clock.forward(3 * DAY - 60_000)
    await world.job('files.sweep')
    expect((await wang.get(`/api/files/${loose}`)).status).toBe(200)
    world.clock.forward(120_000)
    await world.job('files.sweep')
    expect((await wang.get(`/api/files/${loose}`)).body.code).toBe('files.not_found')
    expect((await wang.get(`/api/files/${kept}`)).status).toBe(200)
    const rows = await world.within((tx) => tx.one<{ n: number }>(sql`select count(*) as n from files.files where store_key <> ''`))
    expect([rows.n < before, await stored()]).toEqual([true, rows.n])
  })

  test('whose row a crash took leaves bytes that are swept within hours', async () => {
    const key = (await world.app.services.blobs.put(SAMPLES.png, { maxBytes: 1000 })).key
    await world.within((tx) => tx.run(sql`insert into files.unclaimed values (${key}, ${new Date(world.clock.now().getTime() + 3_600_000)})`))
    await world.job('files.sweep')
    expect(await buffer(await world.app.services.blobs.get(key))).toEqual(SAMPLES.png)
    world.clock.forward(3_600_000)
    await world.job('files.sweep')
    await expect(world.app.services.blobs.get(key)).rejects.toMatchObject({ code: 'file.not_found' })
  })
})

describe('a file of a case', () => {
  test('is open to the applicant and to those who see the case, each look written down', async () => {
    const [id, caseId] = [await idOf(wang), await aCase(wang.personId)]
    await attachAs(wang, caseId, [id])
    expect((await clerk.get(`/api/files/${id}`)).status).toBe(200)
    expect((await wang.get(`/api/files/${id}`)).status).toBe(200)
    expect([(await elsewhere.get(`/api/files/${id}`)).status, (await zhao.get(`/api/files/${id}`)).status]).toEqual([404, 404])
    const looks = await world.within((tx) => tx.many<object>(sql`select caller, subject, because, region from platform.audit_entries where deed = 'files.opened' and detail->>'file' = ${id}`))
    expect(looks).toEqual([{ caller: clerk.id, subject: wang.personId, because: 'case', region: GRID }])
  })

  test('brought by staff at once is read by the applicant too', async () => {
    const caseId = await aCase(wang.personId)
    const id = await idOf(clerk, { caseId })
    expect([(await wang.get(`/api/files/${id}`)).status, (await zhao.get(`/api/files/${id}`)).status]).toEqual([200, 404])
  })

  test('cannot be brought to a case that is out of sight', async () => {
    const caseId = await aCase(wang.personId)
    const before = await stored()
    for (const [who, given] of [[elsewhere, caseId], [zhao, caseId], [wang, uuidv7()], [wang, 'no-id']] as const) {
      expect(await upload(who, {}, { caseId: given })).toMatchObject({ status: 404, body: { code: 'files.case_not_found' } })
    }
    expect(await stored()).toBe(before)
  })

  test('may lie elsewhere than its owner lives', async () => {
    const [id, caseId] = [await idOf(wang), await aCase(wang.personId, OTHER_COMMUNITY)]
    await attachAs(wang, caseId, [id], OTHER_COMMUNITY)
    expect([(await elsewhere.get(`/api/files/${id}`)).status, (await clerk.get(`/api/files/${id}`)).status]).toEqual([200, 404])
    expect((await (await world.staff('street_officer', STREET)).get(`/api/files/${id}`)).status).toBe(200)
  })

  test('is attached only from the own loose ones, all or none', async () => {
    const [caseId, other] = [await aCase(wang.personId), await aCase(wang.personId)]
    const [mine, taken, theirs] = [await idOf(wang), await idOf(wang), await idOf(zhao)]
    await attachAs(wang, other, [taken])
    for (const ids of [[mine, theirs], [mine, taken], [mine, mine], [mine, uuidv7()]]) {
      await expect(attachAs(wang, caseId, ids)).rejects.toMatchObject({ code: 'files.not_found', status: 404 })
    }
    // Nor in another's name, nor to a place out of reach.
    await expect(
      world.app.db.within({ as: 'staff', ...scopeOf(GRID), caller: zhao.id }, (tx) => attachFiles(tx, COUNTY, caseId, GRID, [mine], wang.id)),
    ).rejects.toMatchObject({ code: 'files.not_found' })
    await expect(
      world.app.db.within({ as: 'staff', ...scopeOf(OTHER_COMMUNITY), caller: wang.id }, (tx) => attachFiles(tx, COUNTY, caseId, GRID, [mine], wang.id)),
    ).rejects.toMatchObject({ code: 'files.not_found' })
    const row = await world.within((tx) => tx.one<{ case_id: string | null }>(sql`select case_id from files.files where id = ${mine}`))
    expect(row.case_id).toBeNull()
    await attachAs(wang, caseId, [mine])
  })

  test('cannot be deleted by the server, whatever it tries', async () => {
    const [id, caseId] = [await idOf(wang), await aCase(wang.personId)]
    await attachAs(wang, caseId, [id])
    expect(await world.within((tx) => tx.run(sql`delete from files.files where id = ${id}`))).toBe(0)
    await expect(world.within((tx) => tx.run(sql`update files.files set case_id = null where id = ${id}`))).rejects.toMatchObject({ code: '42501' })
  })
})
