import { createSocket, type RemoteInfo, type Socket } from 'node:dgram'
import { randomBytes } from 'node:crypto'
import type { Direction, Events } from './events.ts'
import { calledIn, callerIn, headerOf, headersOf, holds, paramOf, readSip, seenVia, writeSip, type SipMessage } from './sip.ts'

export interface GatewaySettings {
  events: Events
  host: string
  /** 0: any free one. */
  port: number
  /** `redirect`: 302 to the agent's extension, and the exchange connects; `answer`: 200 whose sound goes to `media`. */
  mode: 'redirect' | 'answer'
  /** Where extensions live: `pbx.example:5060`. */
  domain: string
  /** Address and port of the agents' sound, in `answer` mode. */
  media?: { host: string; port: number } | undefined
  /** Addresses that are heard; all when empty (a test, a closed network). */
  trusted?: readonly string[]
  /** How often Linli is asked while a call rings. */
  askEveryMs?: number
  /** How long a call rings before it is given up. */
  ringMs?: number
  /** T1 of RFC 3261: the first pause before something is sent again. */
  t1Ms?: number
  log?: (what: string, more?: object) => void
}

/** One call that came in. */
interface Call {
  id: string
  from: RemoteInfo
  invite: SipMessage
  tag: string
  called: string
  extension: string
  state: 'ringing' | 'accepted' | 'talking' | 'held' | 'over'
  last: string
  again?: ReturnType<typeof setTimeout> | undefined
}

const REASONS: Record<number, string> = { 100: 'Trying', 180: 'Ringing', 200: 'OK', 302: 'Moved Temporarily', 400: 'Bad Request', 405: 'Method Not Allowed', 410: 'Gone', 480: 'Temporarily Unavailable', 481: 'Call Does Not Exist', 487: 'Request Terminated', 488: 'Not Acceptable Here', 503: 'Service Unavailable' }
const METHODS = 'INVITE, ACK, CANCEL, BYE, OPTIONS'
/** Tries of a final response before its other side is taken as gone (64 × T1). */
const MOST = 7
/** No more calls at once than a hotline of a county can have waiting. */
const MOST_CALLS = 500

/** A SIP endpoint over UDP: INVITE → ringing, CANCEL and BYE → ended, re-INVITE → held and resumed; an agent's answer on the page → 302 or 200. */
export class Gateway {
  private readonly socket: Socket
  private readonly calls = new Map<string, Call>()
  private readonly s: Required<Omit<GatewaySettings, 'media'>> & Pick<GatewaySettings, 'media'>
  private closed = false

  constructor(settings: GatewaySettings) {
    this.s = { trusted: [], askEveryMs: 500, ringMs: 180_000, t1Ms: 500, log: () => {}, ...settings }
    this.socket = createSocket('udp4')
    this.socket.on('message', (data, from) => this.hear(data, from))
    this.socket.on('error', (error) => this.s.log('socket', { error: error.message }))
  }

  /** @returns the port it listens on. */
  async open(): Promise<number> {
    await new Promise<void>((done, fail) => this.socket.once('error', fail).bind(this.s.port, this.s.host, () => done()))
    return this.socket.address().port
  }

  async close(): Promise<void> {
    this.closed = true
    for (const call of this.calls.values()) clearTimeout(call.again)
    this.calls.clear()
    await new Promise<void>((done) => this.socket.close(() => done()))
  }

  private hear(data: Buffer, from: RemoteInfo): void {
    if (this.s.trusted.length > 0 && !this.s.trusted.includes(from.address)) return
    const m = readSip(data.toString('utf8'))
    // Responses belong to registrations, which have a socket of their own.
    if (!m?.method) return
    if (!headerOf(m, 'via') || !headerOf(m, 'call-id') || !headerOf(m, 'cseq')) return
    const call = this.calls.get(headerOf(m, 'call-id'))
    switch (m.method) {
      case 'INVITE': return call ? this.again(call, m, from) : this.invite(m, from)
      case 'ACK': return call && this.acknowledged(call)
      case 'CANCEL': return this.cancel(call, m, from)
      case 'BYE': return this.bye(call, m, from)
      case 'OPTIONS': return this.answer(m, from, 200, [['allow', METHODS]])
      default: return this.answer(m, from, 405, [['allow', METHODS]])
    }
  }

  private invite(m: SipMessage, from: RemoteInfo): void {
    const called = calledIn(m)
    if (paramOf(headerOf(m, 'to'), 'tag')) return this.answer(m, from, 481)
    if (!called || !headerOf(m, 'from')) return this.answer(m, from, 400)
    if (this.calls.size >= MOST_CALLS) return this.answer(m, from, 503, [['retry-after', '30']])
    const id = headerOf(m, 'call-id')
    const call: Call = { id, from, invite: m, tag: randomBytes(6).toString('hex'), called, extension: '', state: 'ringing', last: '' }
    this.calls.set(id, call)
    this.say(call, 100)
    this.say(call, 180)
    void this.ring(call, callerIn(m))
  }

  /** Tells Linli, then asks until somebody has answered, the caller has gone or the time is over. */
  private async ring(call: Call, caller: string): Promise<void> {
    const until = Date.now() + this.s.ringMs
    try {
      let what = await this.s.events.report({ call: this.ref(call), kind: 'ringing', called: call.called, caller })
      // The caller gave up before Linli had heard of the call.
      if (call.state !== 'ringing') return void (await this.report(call, 'ended'))
      while (call.state === 'ringing' && what.action === 'wait' && Date.now() < until && !this.closed) {
        await new Promise((done) => setTimeout(done, this.s.askEveryMs))
        if (call.state !== 'ringing' || this.closed) return
        what = await this.s.events.ask(this.ref(call)).catch(() => what)
      }
      if (call.state !== 'ringing' || this.closed) return
      this.direct(call, what)
    } catch (error) {
      this.s.log('not reported', { call: call.id, error: (error as Error).message })
      if (call.state === 'ringing') this.finish(call, 503, [['retry-after', '30']])
    }
  }

  private direct(call: Call, what: Direction): void {
    if (what.action === 'announce') return this.finish(call, 410, [['warning', `399 linli "${what.announcement.replace(/["\\\r\n]/g, ' ')}"`]])
    if (what.action === 'connect' && this.s.mode === 'redirect') return this.finish(call, 302, [['contact', `<sip:${what.extension}@${this.s.domain}>`]])
    if (what.action === 'connect' && this.s.media) {
      call.state = 'accepted'
      call.extension = what.extension
      return this.final(call, 200, [['contact', this.contact()], ['allow', METHODS], ['content-type', 'application/sdp']], this.sdp())
    }
    // Answered by somebody without an extension, or by none in time.
    this.finish(call, 480)
    if (what.action === 'wait') void this.report(call, 'ended')
  }

  /** The same INVITE once more: the last word again. Another one within the call changes the sound: held or resumed. */
  private again(call: Call, m: SipMessage, from: RemoteInfo): void {
    if (paramOf(headerOf(m, 'via'), 'branch') === paramOf(headerOf(call.invite, 'via'), 'branch')) return call.last ? this.send(call.last, from) : undefined
    if (call.state !== 'talking' && call.state !== 'held') return this.answer(m, from, 481)
    const held = holds(m.body)
    if (held !== (call.state === 'held')) {
      call.state = held ? 'held' : 'talking'
      void this.report(call, held ? 'held' : 'resumed')
    }
    call.invite = m
    call.from = from
    this.final(call, 200, [['contact', this.contact()], ['content-type', 'application/sdp']], this.sdp())
  }

  private acknowledged(call: Call): void {
    clearTimeout(call.again)
    if (call.state === 'accepted') {
      call.state = 'talking'
      void this.report(call, 'answered')
    } else if (call.state === 'over') this.calls.delete(call.id)
  }

  private cancel(call: Call | undefined, m: SipMessage, from: RemoteInfo): void {
    if (!call) return this.answer(m, from, 481)
    this.answer(m, from, 200)
    if (call.state !== 'ringing') return
    this.finish(call, 487)
    void this.report(call, 'ended')
  }

  private bye(call: Call | undefined, m: SipMessage, from: RemoteInfo): void {
    if (!call || call.state === 'ringing' || call.state === 'over') return this.answer(m, from, 481)
    this.answer(m, from, 200)
    clearTimeout(call.again)
    call.state = 'over'
    this.calls.delete(call.id)
    void this.report(call, 'ended')
  }

  /** A call id of the exchange as Linli takes one. */
  private ref(call: Call): string {
    return call.id.replace(/[^\x21-\x7e]/g, '').slice(0, 120)
  }

  private async report(call: Call, kind: 'answered' | 'held' | 'resumed' | 'ended'): Promise<void> {
    await this.s.events.report({ call: this.ref(call), kind, called: call.called, extension: kind === 'answered' ? call.extension : '' })
      .catch((error: Error) => this.s.log('not reported', { call: call.id, kind, error: error.message }))
  }

  private finish(call: Call, status: number, headers: Array<readonly [string, string]> = []): void {
    call.state = 'over'
    this.final(call, status, headers)
  }

  /** Over UDP a final response is sent again until it is acknowledged. */
  private final(call: Call, status: number, headers: Array<readonly [string, string]>, body = ''): void {
    this.say(call, status, headers, body)
    const next = (tried: number, pause: number) => {
      call.again = setTimeout(() => {
        if (tried >= MOST) {
          const talked = call.state === 'accepted'
          call.state = 'over'
          this.calls.delete(call.id)
          if (talked) void this.report(call, 'ended')
          return
        }
        this.send(call.last, call.from)
        next(tried + 1, Math.min(pause * 2, 4_000))
      }, pause)
    }
    clearTimeout(call.again)
    next(1, this.s.t1Ms)
  }

  private say(call: Call, status: number, headers: Array<readonly [string, string]> = [], body = ''): void {
    call.last = this.response(call.invite, call.from, status, headers, body, status === 100 ? '' : call.tag)
    this.send(call.last, call.from)
  }

  private answer(m: SipMessage, from: RemoteInfo, status: number, headers: Array<readonly [string, string]> = []): void {
    this.send(this.response(m, from, status, headers, '', this.calls.get(headerOf(m, 'call-id'))?.tag ?? randomBytes(6).toString('hex')), from)
  }

  private response(m: SipMessage, from: RemoteInfo, status: number, headers: Array<readonly [string, string]>, body: string, tag: string): string {
    const to = headerOf(m, 'to')
    return writeSip({
      method: '', uri: '', status, reason: REASONS[status] ?? '', body,
      headers: [
        ...headersOf(m, 'via').map((via, i) => ['via', i === 0 ? seenVia(via, from) : via] as const), ...headersOf(m, 'record-route').map((one) => ['record-route', one] as const),
        ['from', headerOf(m, 'from')], ['to', tag && !paramOf(to, 'tag') ? `${to};tag=${tag}` : to], ['call-id', headerOf(m, 'call-id')], ['cseq', headerOf(m, 'cseq')], ['server', 'linli'], ...headers,
      ],
    })
  }

  private contact(): string {
    return `<sip:linli@${this.s.host}:${this.socket.address().port}>`
  }

  private sdp(): string {
    const media = this.s.media!
    return ['v=0', `o=linli 1 1 IN IP4 ${media.host}`, 's=-', `c=IN IP4 ${media.host}`, 't=0 0', `m=audio ${media.port} RTP/AVP 8 0 101`, 'a=rtpmap:8 PCMA/8000', 'a=rtpmap:0 PCMU/8000', 'a=rtpmap:101 telephone-event/8000', ''].join('\r\n')
  }

  private send(text: string, to: { address: string; port: number }): void {
    if (!this.closed) this.socket.send(text, to.port, to.address, (error) => error && this.s.log('not sent', { error: error.message }))
  }
}
