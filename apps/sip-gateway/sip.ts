/* SIP messages as the gateway needs them (RFC 3261): reading, writing, and the few headers whose insides matter. */

export interface SipMessage {
  /** Of a request; empty in a response. */
  method: string
  uri: string
  /** Of a response; 0 in a request. */
  status: number
  reason: string
  /** In the order they came; names in lower case, compact forms written out. */
  headers: ReadonlyArray<readonly [name: string, value: string]>
  body: string
}

const COMPACT: Record<string, string> = { v: 'via', f: 'from', t: 'to', i: 'call-id', m: 'contact', l: 'content-length', c: 'content-type', k: 'supported', s: 'subject', e: 'content-encoding' }
/** How names are written; some old exchanges are not as liberal as the standard. */
const WRITTEN: Record<string, string> = { via: 'Via', from: 'From', to: 'To', 'call-id': 'Call-ID', cseq: 'CSeq', contact: 'Contact', 'content-length': 'Content-Length', 'content-type': 'Content-Type', 'max-forwards': 'Max-Forwards' }

/** The message in a datagram, or undefined for what is none (keep-alives, garbage, cut-off packets). Never throws. */
export function readSip(text: string): SipMessage | undefined {
  const end = /\r?\n\r?\n/.exec(text)
  const head = end ? text.slice(0, end.index) : text.trimEnd()
  const rest = end ? text.slice(end.index + end[0].length) : ''
  // A line that begins with white space goes on with the one before.
  const [first = '', ...lines] = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)
  const request = /^([A-Z]{3,20}) (\S{1,500}) SIP\/2\.0$/.exec(first)
  const response = /^SIP\/2\.0 ([1-6]\d\d)(?: (.*))?$/.exec(first)
  if (!request && !response) return undefined
  const headers: Array<readonly [string, string]> = []
  for (const line of lines) {
    const found = /^([\w!%*.+`'~-]+)[ \t]*:[ \t]*(.*)$/.exec(line)
    if (!found) return undefined
    const name = found[1]!.toLowerCase()
    headers.push([COMPACT[name] ?? name, found[2]!.trim()])
  }
  const length = headers.find(([name]) => name === 'content-length')?.[1]
  return {
    method: request?.[1] ?? '', uri: request?.[2] ?? '', status: Number(response?.[1] ?? 0), reason: response?.[2] ?? '', headers,
    body: length && /^\d{1,6}$/.test(length) ? Buffer.from(rest).subarray(0, Number(length)).toString() : rest,
  }
}

/** The message as it goes out, with its true length. */
export function writeSip(m: Omit<SipMessage, 'reason'> & { reason?: string }): string {
  const first = m.method ? `${m.method} ${m.uri} SIP/2.0` : `SIP/2.0 ${m.status} ${m.reason ?? ''}`
  const lines = m.headers.filter(([name]) => name !== 'content-length').map(([name, value]) => `${WRITTEN[name] ?? name.replace(/(^|-)[a-z]/g, (c) => c.toUpperCase())}: ${value}`)
  return [first, ...lines, `Content-Length: ${Buffer.byteLength(m.body)}`, '', m.body].join('\r\n')
}

export const headerOf = (m: Pick<SipMessage, 'headers'>, name: string): string => m.headers.find(([each]) => each === name)?.[1] ?? ''
export const headersOf = (m: Pick<SipMessage, 'headers'>, name: string): string[] => m.headers.filter(([each]) => each === name).map(([, value]) => value)

/** A parameter behind a header's address: the tag of From and To, the branch of Via. */
export const paramOf = (value: string, name: string): string | undefined => new RegExp(`;\\s*${name}(?:=("[^"]*"|[^;,\\s]*))?`, 'i').exec(value.replace(/<[^>]*>/, ''))?.[1]?.replace(/"/g, '')

/** Who stands in an address: `"Li" <sip:13900000001@pbx;user=phone>` → 13900000001. */
export const userIn = (value: string): string => decodeURIComponent(/(?:sips?|tel):([^@;>\s]+)/i.exec(value)?.[1]?.replace(/%(?![0-9a-f]{2})/gi, '%25') ?? '')

/** A number that may be told; empty for what is no number, and for callers who withhold it (RFC 3323, 3325). */
export function callerIn(m: SipMessage): string {
  if (/\bid\b/i.test(headerOf(m, 'privacy'))) return ''
  const asserted = userIn(headerOf(m, 'p-asserted-identity'))
  const user = asserted || userIn(headerOf(m, 'from'))
  return /^\+?[\d*#-]{1,25}$/.test(user) ? user : ''
}

export function calledIn(m: SipMessage): string {
  const user = userIn(m.uri) || userIn(headerOf(m, 'to'))
  return /^\+?[\d*#-]{1,25}$/.test(user) ? user : ''
}

/** The top Via as it goes back: with the address it was seen from, where that is asked for (RFC 3581). */
export function seenVia(via: string, from: { address: string; port: number }): string {
  return /;\s*rport(?!=)/i.test(via) ? via.replace(/;\s*rport(?!=)/i, `;received=${from.address};rport=${from.port}`) : via
}

/** What the other side of a call wants of the sound: held when it only sends or does nothing. */
export const holds = (sdp: string): boolean => /^a=(sendonly|inactive)\s*$/m.test(sdp) || /^c=IN IP4 0\.0\.0\.0\s*$/m.test(sdp)
