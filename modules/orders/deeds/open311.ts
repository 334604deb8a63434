import { shanghaiDate } from '../../../platform/kernel/dates.ts'
import { Refusal } from '../../../platform/kernel/refusal.ts'
import type { FileReply } from '../../../platform/server/context.ts'
import { CASE_OUTCOMES, CASE_STATES, type CaseOutcome, type CaseState } from '../../cases/index.ts'
import { mattersOn, type Matter } from '../../matters/index.ts'
import { scopeOf } from '../../regions/index.ts'
import type { Ctx, OrderNeeds } from '../needs.ts'
import * as q from '../queries/orders.ts'
import { attributesIn, attributesOf, formFrom, isService, rangeOf, statesOf, statusOf, w3 } from '../rules/georeport.ts'
import { document, type Value } from '../rules/xml.ts'
import { takeIn } from './inbound.ts'
import { partnerOf } from './partner.ts'

/** A GeoReport v2 server (wiki.open311.org/GeoReport_v2). What is read in public holds no name, no words of a person and no door number. */

const ITEM_OF = { services: 'service', service_requests: 'request', attributes: 'attribute', values: 'value', errors: 'error', endpoints: 'endpoint', formats: 'format' }
const PAGE = 1000

/** An error of the specification: HTTP status, and one entry a fault. */
class Fault extends Error {
  readonly status: 400 | 403 | 404
  readonly faults: readonly string[]
  constructor(status: 400 | 403 | 404, ...faults: string[]) {
    super(faults[0])
    this.status = status
    this.faults = faults
  }
}

type Query = Record<string, string | string[]>
const one = (query: Query, name: string): string | undefined => {
  const value = query[name]
  const text = Array.isArray(value) ? value.join(',') : value
  return text === undefined || text.trim() === '' ? undefined : text.trim()
}

/** Answers in the format asked for. In JSON the list stands without the element around it (the Spark convention). */
function answer(ctx: Ctx, format: string, root: string, value: Value, status = 200): FileReply {
  ctx.reply.code(status)
  if (format === 'json') return { file: Buffer.from(JSON.stringify(value)), type: 'application/json; charset=utf-8', name: `${root}.json`, inline: true }
  return { file: Buffer.from(document(root, value, ITEM_OF)), type: 'text/xml; charset=utf-8', name: `${root}.xml`, inline: true }
}

/** Runs a deed and says what is wrong with it in the specification's own form. */
async function say(ctx: Ctx, format: string, root: string, deed: () => Promise<Value | { value: Value; status: number }>): Promise<FileReply> {
  const known = format === 'json' || format === 'xml'
  try {
    if (!known) throw new Fault(400, `不支持格式“${format.slice(0, 20)}”，请用 xml 或 json`)
    const made = await deed()
    return made && typeof made === 'object' && 'value' in made && 'status' in made ? answer(ctx, format, root, made.value as Value, made.status as number) : answer(ctx, format, root, made as Value)
  } catch (fault) {
    const { status, faults } = fault instanceof Fault ? fault : fault instanceof Refusal && fault.status < 500
      ? { status: fault.code === 'orders.key_wrong' ? 403 : fault.status === 404 ? 404 : 400, faults: [fault.message, ...(fault.errors ?? []).map((each) => `${each.path.replace(/^body\.form\./, '')}：${each.message}`)] } : { status: 0, faults: [] as string[] }
    if (!status) throw fault
    return answer(ctx, known ? format : 'xml', 'errors', faults.map((description) => ({ code: status, description })), status)
  }
}

/** `name.format`, cut at the last dot: codes of matters hold dots. */
function split(file: string): { name: string; format: string } {
  const dot = file.lastIndexOf('.')
  return dot < 0 ? { name: file, format: '' } : { name: file.slice(0, dot), format: file.slice(dot + 1) }
}

/** One jurisdiction is served: its code may be left out, and another is not found. */
function checkJurisdiction(ctx: Ctx, asked: string | undefined): void {
  const { county, publicUrl } = ctx.services.settings
  if (asked && asked !== county && asked !== new URL(publicUrl).hostname) throw new Fault(404, `没有 jurisdiction_id “${asked.slice(0, 60)}”`)
}

const services = async (ctx: Ctx): Promise<Matter[]> => (await mattersOn(ctx.tx, shanghaiDate(ctx.now))).filter(isService).sort((a, b) => (a.code < b.code ? -1 : 1))

export const discovery = (ctx: Ctx, { params }: { params: { file: string } }) => {
  const { name, format } = split(params.file)
  return say(ctx, format, 'discovery', async () => {
    if (name !== 'discovery') throw new Fault(404, '没有这个文件')
    const { publicUrl } = ctx.services.settings
    return {
      changeset: '2026-11-29T00:00:00+08:00', contact: '12345', key_service: '向旗县区调度员申请对接密钥',
      endpoints: [{ specification: 'http://wiki.open311.org/GeoReport_v2', url: `${publicUrl}/api/open311/v2`, changeset: '2026-11-29T00:00:00+08:00', type: 'production', formats: ['text/xml', 'application/json'] }],
    }
  })
}

export const serviceList = (ctx: Ctx, { params, query }: { params: { format: string }; query: Query }) => say(ctx, params.format, 'services', async () => {
  checkJurisdiction(ctx, one(query, 'jurisdiction_id'))
  return (await services(ctx)).map((m) => ({
    service_code: m.code, service_name: m.title, description: m.summary, metadata: attributesOf(m.form).length > 0, type: 'realtime', keywords: m.keywords.join(', '), group: m.department,
  }))
})

export const serviceDefinition = (ctx: Ctx, { params, query }: { params: { file: string }; query: Query }) => {
  const { name, format } = split(params.file)
  return say(ctx, format, 'service_definition', async () => {
    checkJurisdiction(ctx, one(query, 'jurisdiction_id'))
    const matter = (await services(ctx)).find((m) => m.code === name)
    if (!matter) throw new Fault(404, `没有 service_code “${name.slice(0, 60)}”`)
    return { service_code: matter.code, attributes: attributesOf(matter.form) as unknown as Value }
  })
}

const shown = (titles: ReadonlyMap<string, string>) => (c: q.PublicCase): Value => ({
  service_request_id: c.number, status: statusOf(c.state), status_notes: c.outcome ? CASE_OUTCOMES[c.outcome as CaseOutcome]?.name ?? '' : CASE_STATES[c.state as CaseState] ?? '', service_name: titles.get(c.matterCode) ?? '', service_code: c.matterCode,
  description: '', agency_responsible: c.regionName ?? '', service_notice: '', requested_datetime: w3(c.submittedAt), updated_datetime: w3(c.updatedAt), expected_datetime: w3(c.dueAt) || null, address: c.regionName ?? '', address_id: c.region.slice(0, 12),
  zipcode: null, lat: null, long: null, media_url: null,
})

const listOf = (text: string | undefined): string[] | null => text?.split(',').map((each) => each.trim()).filter(Boolean) ?? null
const dateOf = (text: string | undefined, name: string): Date | null => {
  if (!text) return null
  const date = new Date(text)
  if (Number.isNaN(date.getTime())) throw new Fault(400, `${name} 不是有效的时间，应写成 2026-01-01T00:00:00Z`)
  return date
}
const countOf = (text: string | undefined, name: string, most: number, otherwise: number): number => {
  if (text === undefined) return otherwise
  const n = Number(text)
  if (!Number.isInteger(n) || n < 1 || n > most) throw new Fault(400, `${name} 应是1到${most}的整数`)
  return n
}

async function find(ctx: Ctx, query: Query, numbers: string[] | null): Promise<Value> {
  checkJurisdiction(ctx, one(query, 'jurisdiction_id'))
  const all = await services(ctx)
  const codes = listOf(one(query, 'service_code'))
  const unknown = codes?.find((code) => !all.some((m) => m.code === code))
  if (unknown && !numbers) throw new Fault(404, `没有 service_code “${unknown.slice(0, 60)}”`)
  const statuses = listOf(one(query, 'status'))
  if (statuses?.some((each) => each !== 'open' && each !== 'closed')) throw new Fault(400, 'status 只能是 open 或 closed')
  const range = rangeOf(one(query, 'start_date'), one(query, 'end_date'), ctx.now)
  if (range === 'bad_date') throw new Fault(400, 'start_date、end_date 应写成 2026-01-01T00:00:00Z，先后不能颠倒')
  if (range === 'too_long') throw new Fault(400, 'start_date 到 end_date 不能超过90天')
  const size = countOf(one(query, 'page_size'), 'page_size', PAGE, PAGE)
  const filters = {
    states: statuses && !numbers ? statuses.flatMap((each) => statesOf(each as 'open')) : null, updatedAfter: dateOf(one(query, 'updated_after'), 'updated_after'), updatedBefore: dateOf(one(query, 'updated_before'), 'updated_before'),
    limit: size, offset: (countOf(one(query, 'page'), 'page', 1000, 1) - 1) * size,
  }
  const { county } = ctx.services.settings
  const whole = scopeOf(county)
  await ctx.tx.widen(whole.lo, whole.hi)
  const found = await q.publicCases(ctx.tx, { county, ...whole, codes: numbers ? all.map((m) => m.code) : codes ?? all.map((m) => m.code), numbers, from: range.from, until: range.until, ...filters, ...(numbers ? { updatedAfter: null, updatedBefore: null, offset: 0, limit: PAGE } : {}) })
  return found.map(shown(new Map(all.map((m) => [m.code, m.title]))))
}

export const requests = (ctx: Ctx, { params, query }: { params: { format: string }; query: Query }) => say(ctx, params.format, 'service_requests', () => find(ctx, query, listOf(one(query, 'service_request_id'))?.slice(0, PAGE) ?? null))

export const request = (ctx: Ctx, { params, query }: { params: { file: string }; query: Query }) => {
  const { name, format } = split(params.file)
  return say(ctx, format, 'service_requests', async () => {
    const found = await find(ctx, { ...query, status: '', service_code: '', start_date: '', end_date: '' }, [name]) as readonly Value[]
    if (!found.length) throw new Fault(404, `没有 service_request_id “${name.slice(0, 60)}”`)
    return found
  })
}

/** Every request gets its number at once; a token is that number again. */
export const token = (ctx: Ctx, { params, query }: { params: { file: string }; query: Query }) => {
  const { name, format } = split(params.file)
  return say(ctx, format, 'service_requests', async () => {
    const found = await find(ctx, { jurisdiction_id: query['jurisdiction_id'] ?? '' }, [name]) as readonly Value[]
    if (!found.length) throw new Fault(404, `没有 token “${name.slice(0, 60)}”`)
    return [{ service_request_id: name, token: name }]
  })
}

export const create = (need: OrderNeeds) => (ctx: Ctx, { params, body }: { params: { format: string }; body: Record<string, unknown> }) => say(ctx, params.format, 'service_requests', async () => {
  const text = (name: string) => { const value = body[name]; return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '' }
  const { partner, as } = await partnerOf(ctx, text('api_key'))
  if (partner.direction === 'out') throw new Fault(403, '这个 api_key 只用于接收，不能提交')
  checkJurisdiction(ctx, text('jurisdiction_id') || undefined)
  if (!text('service_code')) throw new Fault(400, '请填写 service_code')
  const matter = (await services(as)).find((m) => m.code === text('service_code'))
  if (!matter) throw new Fault(404, `没有 service_code “${text('service_code').slice(0, 60)}”`)
  const [lat, lon] = [text('lat'), text('long')]
  const at = lat && lon ? { lat: Number(lat), lon: Number(lon) } : undefined
  if (at && !(Math.abs(at.lat) <= 90 && Math.abs(at.lon) <= 180)) throw new Fault(400, 'lat、long 不是有效的经纬度')
  if (!at && !text('address_string') && !text('address_id')) throw new Fault(400, '请填写地点：lat 和 long，或者 address_string，或者 address_id')
  if (text('address_id') && !/^\d{12}(\d{3})?$/.test(text('address_id'))) throw new Fault(400, 'address_id 应是12位区划代码或15位网格代码')
  if (text('description').length > 4000) throw new Fault(400, 'description 最多4000个字')
  const made = formFrom(matter.form, attributesIn(body), text('description'), text('address_string').slice(0, 100))
  const faults = [...made.unknown.map((code) => `没有 attribute “${code.slice(0, 60)}”`), ...made.missing.map((code) => `请填写 attribute[${code}]`)]
  if (faults.length) throw new Fault(400, ...faults)
  const number = `open311-${as.newId()}`
  await q.mark(as.tx)
  try {
    const { receipt } = await takeIn(as, need, partner, {
      number, matterCode: matter.code, form: made.form, title: text('description').slice(0, 60) || matter.title, place: text('address_string').slice(0, 200), region: text('address_id') || undefined, lat: at?.lat, lon: at?.lon,
      name: `${text('last_name')}${text('first_name')}`.slice(0, 50), phone: text('phone'), digest: '', channel: 'OTHER',
    })
    return { value: [{ service_request_id: receipt.number, service_notice: receipt.promise, account_id: '' }], status: 201 }
  } catch (fault) {
    await q.undo(as.tx)
    throw fault
  }
})
