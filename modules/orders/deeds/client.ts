import type { Send } from '../needs.ts'
import type { PartnerRow } from '../queries/orders.ts'
import { read, type Read } from '../rules/xml.ts'

/** A GeoReport v2 client: JSON where the server has it, XML else. Answers data, or in words why there is none. */

const addressOf = (partner: Pick<PartnerRow, 'baseUrl' | 'jurisdiction'>, path: string, more: Record<string, string> = {}): string => {
  const query = new URLSearchParams({ ...(partner.jurisdiction ? { jurisdiction_id: partner.jurisdiction } : {}), ...more }).toString()
  return `${partner.baseUrl}/${path}${query ? `?${query}` : ''}`
}
const ACCEPT = { accept: 'application/json, text/xml', 'accept-charset': 'utf-8' }

type Item = Record<string, unknown>
const flat = (one: Read): Item => Object.fromEntries(one.inner.map((each) => [each.name, each.inner.length ? each.inner.map(flat) : each.text.trim()]))

/** The items of an answer, by JSON or XML as it came. */
export function itemsIn(body: string): Item[] | undefined {
  const text = body.trim().replace(/^\uFEFF/, '')
  try {
    if (text.startsWith('<')) return read(text).inner.map(flat)
    const parsed: unknown = JSON.parse(text)
    if (Array.isArray(parsed)) return parsed as Item[]
    // Some servers keep the element of the XML around the list.
    const inner = parsed && typeof parsed === 'object' ? Object.values(parsed).find(Array.isArray) : undefined
    return (inner as Item[] | undefined) ?? [parsed as Item]
  } catch {
    return undefined
  }
}
const say = (value: unknown): string => (value === null || value === undefined ? '' : String(value))

/** What a server answered in its error format, in one line. */
export function faultIn(status: number, body: string): string {
  const items = itemsIn(body)
  const words = (items ?? []).map((one) => say(one['description'])).filter(Boolean).join('；')
  return status === 0 ? `没有应答（${body.slice(0, 100)}）` : `${status}${words ? `：${words}` : ''}`
}

async function ask(send: Send, url: string): Promise<{ status: number; body: string }> {
  const first = await send(url, { method: 'GET', headers: ACCEPT })
  // XML is the format every server must have; JSON is at its discretion.
  return first.status === 404 || first.status === 400 || (first.status === 200 && itemsIn(first.body) === undefined)
    ? send(url.replace(/\.json(\?|$)/, '.xml$1'), { method: 'GET', headers: ACCEPT }) : first
}

export async function servicesOf(send: Send, partner: PartnerRow): Promise<{ code: string; name: string; description: string; group: string }[] | string> {
  const answer = await ask(send, addressOf(partner, 'services.json'))
  const items = answer.status === 200 ? itemsIn(answer.body) : undefined
  return items?.map((one) => ({ code: say(one['service_code']), name: say(one['service_name']), description: say(one['description']), group: say(one['group']) })) ?? faultIn(answer.status, answer.body)
}

export interface TheirRequest { id: string; status: string; notes: string; updated: string }
export async function requestsOf(send: Send, partner: PartnerRow, ids: readonly string[]): Promise<TheirRequest[] | string> {
  const answer = await ask(send, addressOf(partner, 'requests.json', { service_request_id: ids.join(',') }))
  const items = answer.status === 200 ? itemsIn(answer.body) : undefined
  return items?.map((one) => ({ id: say(one['service_request_id']), status: say(one['status']).toLowerCase(), notes: say(one['status_notes']), updated: say(one['updated_datetime']) })) ?? faultIn(answer.status, answer.body)
}

/** Posts a request. The number, or a token for it, is in what comes back. */
export async function post(send: Send, partner: PartnerRow, key: string, o: Item): Promise<{ status: number; number: string; token: string; error: string }> {
  const caller = (o['caller'] ?? {}) as { name?: string; phone?: string }
  const attributes = Object.entries((o['attributes'] ?? {}) as Record<string, string>).map(([code, value]) => [`attribute[${code}]`, value])
  const form = new URLSearchParams({
    ...Object.fromEntries(attributes),
    api_key: key, ...(partner.jurisdiction ? { jurisdiction_id: partner.jurisdiction } : {}), service_code: say(o['kind']), description: `${say(o['title'])}\n${say(o['content'])}`.slice(0, 4000), address_string: say(o['place']),
    ...(o['lat'] !== undefined ? { lat: say(o['lat']), long: say(o['lon']) } : {}), ...(caller.name ? { last_name: caller.name } : {}), ...(caller.phone ? { phone: caller.phone } : {}),
  })
  const answer = await send(addressOf({ ...partner, jurisdiction: '' }, 'requests.json'), { method: 'POST', headers: { ...ACCEPT, 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' }, body: form.toString() })
  const first = answer.status >= 200 && answer.status < 300 ? itemsIn(answer.body)?.[0] : undefined
  return { status: answer.status, number: say(first?.['service_request_id']), token: say(first?.['token']), error: first ? '' : faultIn(answer.status, answer.body) }
}

export async function numberOf(send: Send, partner: PartnerRow, token: string): Promise<string> {
  const answer = await ask(send, addressOf(partner, `tokens/${encodeURIComponent(token)}.json`))
  return answer.status === 200 ? say(itemsIn(answer.body)?.[0]?.['service_request_id']) : ''
}
