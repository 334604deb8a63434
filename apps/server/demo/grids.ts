import { addDays, shanghaiDate } from '../../../platform/kernel/dates.ts'
import { EVERYWHERE } from '../../../platform/server/db.ts'
import { seedPoints } from '../../../modules/grids/index.ts'
import type { App } from '../app.ts'
import { voiceOf } from './voice.ts'

/** An answer, read loosely: the demonstration knows what it asked. */
type Json = Record<string, any>

const STREET = '152921405000'
const COMMUNITY = '152921405001'
const OTHER = '152921405002'
const NAMES = ['郭玉梅', '马志刚', '图雅', '石建军', '白音', '吕桂兰', '苏日娜', '丁国庆', '常秀珍', '额尔敦', '田淑芳', '任海涛']

/**
 * Grids of the demonstration: buildings on the map (a few without a point, one without a grid, one drawn on the neighbour's ground), group leaders,
 * building heads, representatives, estates with candidates, tagged areas. Through the product's own doors; every person is made up.
 */
export async function demoGrids(app: App): Promise<void> {
  const { county } = app.services.settings
  const today = shanghaiDate(new Date())
  await app.db.within({ as: 'staff', ...EVERYWHERE }, (tx) => seedPoints(tx, county, STREET, today, 9))
  const voice = voiceOf(app)
  const by = (method: 'GET' | 'POST' | 'PUT', url: string, body?: object): Promise<Json> => voice('jiedao', method, url, body)
  let serial = 0
  const once = () => `demo-grids-${String(++serial).padStart(4, '0')}`
  const grids: Json[] = (await by('GET', `/api/grids?region=${COMMUNITY}`)).items

  // A house that nobody gave to a grid yet, and one that stands on the neighbour's ground by its point.
  const made = await by('POST', '/api/dwellings', { region: COMMUNITY, estate: '望山新城', building: '1号楼', door: '1单元101室', use: 'vacant', clientId: once() })
  const drawing = await by('GET', `/api/grids/drawings/${COMMUNITY}`)
  const [first, second] = drawing.inForce
  const ofSecond = drawing.buildings.find((b: Json) => b.region === second.code)
  const ofFirst = drawing.buildings.find((b: Json) => b.region === first.code)
  if (ofSecond && ofFirst) {
    await by('PUT', `/api/grids/addresses/${made.buildingId}/point`, { lon: ofSecond.lon + 0.00002, lat: ofSecond.lat, was: null, clientId: once() })
    await by('PUT', `/api/grids/addresses/${ofFirst.id}/point`, { lon: ofSecond.lon, lat: ofSecond.lat + 0.00002, was: { lon: ofFirst.lon, lat: ofFirst.lat }, clientId: once() })
  }

  const name = (body: Json) => by('POST', '/api/grids/responsibles', { region: COMMUNITY, validFrom: '2025-03-01', clientId: once(), ...body })
  for (const [i, grid] of grids.slice(0, -1).entries()) {
    const person = NAMES[i % NAMES.length]!
    await name({ kind: 'group_leader', name: person, phone: `1390000${String(1101 + i)}`, phoneShown: i % 2 === 0, areas: [{ kind: 'grid', grid: grid.code }], validUntil: i === 1 ? addDays(today, 40) : '2028-03-01' })
  }
  const buildings: Json[] = (await by('GET', `/api/grids/addresses?region=${grids[0]!.code}&fault=all`)).items.filter((b: Json) => b.dwellings > 1)
  for (const [i, b] of buildings.slice(0, 8).entries()) {
    await name({ kind: 'building_head', name: NAMES[(i + 3) % NAMES.length]!, phone: `1390000${String(1201 + i)}`, phoneShown: i % 3 === 0, areas: [{ kind: 'building', buildingId: b.id }] })
  }
  if (buildings[0]) {
    await name({ kind: 'door_head', name: '包桂英', phone: '13900001301', phoneShown: true, areas: [{ kind: 'units', buildingId: buildings[0].id, from: 1, to: 1 }] })
    await name({ kind: 'courtyard_head', name: '赵永福', areas: [{ kind: 'estate', estate: buildings[0].estate }] })
    await name({ kind: 'residents_representative', name: '高娃', areas: [{ kind: 'estate', estate: buildings[0].estate }], validUntil: '2027-03-01' })
  }

  const estate = (body: Json) => by('POST', '/api/estates', { clientId: once(), ...body })
  await estate({ region: COMMUNITY, name: '望山新城', developer: '阿拉善宜居置业有限公司', households: 1320, state: 'candidate', note: '2026年交付，分两期入住' })
  const decided = await estate({ region: OTHER, name: '驼铃雅苑', developer: '贺兰房地产开发有限公司', households: 860, state: 'candidate' })
  await by('POST', `/api/estates/${decided.id}/decision`, { version: 1, decision: 'joins', on: '2026-06-18', reason: '户数不足，就近并入现有居委会，便于管理', clientId: once() })

  const tag = (region: string, kind: string, reason: string) => by('POST', '/api/grids/area-tags', { region, kind, reason, validFrom: '2025-01-01', clientId: once() })
  await tag(COMMUNITY, 'new_estate', '望山新城陆续交付')
  await tag(OTHER, 'urban_fringe', '街道实地核查')
  await tag('152921405003', 'migrant_settlement', '流动人口占常住人口三成')
  await tag('152921405004', 'village_to_community', '2021年村改居')
}
