import { deflateSync, crc32 } from 'node:zlib'
import { expect } from 'vitest'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import type { Someone, World } from './world.ts'

/** One community with one of everything, so that it can be looked for from elsewhere. */
export interface Neighbourhood {
  community: string
  clerk: Someone
  gridWorker: Someone
  resident: Someone & { idNumber: string; phone: string }
  /** Ids by the name of the path parameter's noun. */
  ids: {
    person: string
    household: string
    dwelling: string
    tie: string
    case: string
    event: string
    file: string
    account: string
    post: string
    volunteer: string
    visitPlan: string
    message: string
  }
  caseNumber: string
  /** Texts that nobody outside may ever read: names, ids, numbers, words of a case. */
  secrets: string[]
}

/** Settles one of everything in a community, through the real doors. `mark` is a surname that occurs nowhere else. */
export async function settle(world: World, community: string, mark: string): Promise<Neighbourhood> {
  const grid = `${community}001`
  const clerk = await world.staff('community_worker', community, `${mark}干事`)
  const gridWorker = await world.staff('grid_worker', grid, `${mark}网格`)
  const resident = await world.resident({ name: `${mark}桂兰`, region: grid })
  const neighbour = await world.person({ name: `${mark}建国`, sex: '1', bornOn: '1970-05-04', region: grid })

  const dwelling = await made(clerk.post('/api/dwellings', { region: grid, estate: `${mark}家园`, building: '3号楼', door: '2单元501室' }))
  const household = await made(clerk.post('/api/households', {
    dwellingId: dwelling.id, validFrom: '2020-01-01', members: [{ personId: resident.personId, relation: '01' }, { personId: neighbour.id, relation: '20' }],
  }))
  const file = await made(resident.upload('/api/files', { name: '身份证.png', type: 'image/png', content: aPicture() }))
  const submit = (by: Someone, matterCode: string, form: object, more: object = {}) =>
    made(by.post('/api/cases', { matterCode, form, clientId: uuidv7(), ...more }))
  const phone = { phone: resident.phone, name: resident.name }
  const request = await submit(resident, 'matters.resident-request', { kind: 'help', content: `${mark}家楼道灯不亮了，请帮忙看看。`, ...phone })
  const photo = await made(gridWorker.upload('/api/files', { name: '现场.png', type: 'image/png', content: aPicture() }))
  const event = await submit(gridWorker, 'matters.facility-repair', { category: 'E02', place: `${mark}街口`, description: '路灯不亮', photoBefore: [photo.id] }, {
    channel: 'GRID', region: grid, placeText: `${mark}街口`, lon: 105.68, lat: 38.86,
  })
  const volunteering = await submit(resident, 'volunteers.registration', { fields: ['elderly'], freeTime: ['weekend'], promise: true, ...phone })
  await move(clerk, volunteering.id, { move: 'accept' })
  await move(clerk, volunteering.id, { move: 'conclude', result: {}, outcome: 'granted', answer: '欢迎加入' })
  const visiting = await submit(resident, 'elderly.visit-request', {
    living: 'alone', needs: ['talk'], wish: 'week', contactName: `${mark}建军`, contactPhone: '13900000009', consent: true, address: `${mark}家园3号楼`, ...phone,
  })
  await move(clerk, visiting.id, { move: 'accept' })
  await move(clerk, visiting.id, { move: 'conclude', result: { every: 'week', way: 'home', helper: `${mark}网格`, startsOn: '2026-03-09' }, outcome: 'granted', answer: '每周探访一次' })

  const found = await world.owner(async (client) => {
    const one = async (text: string, values: unknown[]) => String((await client.query(text, values)).rows[0]?.id)
    return {
      tie: await one('select id from register.ties where person_id = $1 order by id limit 1', [resident.personId]),
      post: await one('select id from accounts.posts where account_id = $1', [clerk.id]),
      volunteer: await one('select id from volunteers.volunteers where person_id = $1', [resident.personId]),
      visitPlan: await one('select id from elderly.visit_plans where person_id = $1', [resident.personId]),
      message: await one('select id from notices.messages where person_id = $1 order by id limit 1', [resident.personId]),
    }
  })
  const ids = {
    person: resident.personId!, household: household.id as string, dwelling: dwelling.id as string, case: request.id as string, event: event.id as string,
    file: file.id as string, account: clerk.id, ...found,
  }
  return {
    community, clerk, gridWorker, resident, ids, caseNumber: request.number as string,
    secrets: [mark, neighbour.id, event.number as string, volunteering.id as string, request.number as string, resident.idNumber, resident.phone, ...Object.values(ids)],
  }
}

/** Makes one move at the version that the mover sees. */
export async function move(by: Someone, id: string, body: object): Promise<any> {
  const seen = await by.get(`/api/cases/${id}`)
  const answer = await by.post(`/api/cases/${id}/moves`, { version: seen.body.version, clientId: uuidv7(), ...body })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}

/** The body of something that was made; a refusal is shown as it came. */
export async function made(asked: Promise<{ status: number; body: any }>): Promise<any> {
  const { status, body } = await asked
  expect(status, JSON.stringify(body)).toBe(201)
  return body
}

/** A real PNG: a grey wall with a dark spot, as a photo from a phone would be sniffed. */
export function aPicture(width = 160, height = 120): Buffer {
  const rows = Buffer.alloc((width * 3 + 1) * height, 150)
  for (let y = 0; y < height; y++) {
    rows[y * (width * 3 + 1)] = 0
    for (let x = 0; x < width; x++) if ((x - 80) ** 2 + (y - 60) ** 2 < 400) rows.fill(60, y * (width * 3 + 1) + 1 + x * 3, y * (width * 3 + 1) + 4 + x * 3)
  }
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10])
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))])
}
