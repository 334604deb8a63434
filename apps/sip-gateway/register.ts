import { createHash, randomBytes } from 'node:crypto'
import { createSocket, type Socket } from 'node:dgram'
import { headerOf, readSip, writeSip } from './sip.ts'

export interface Registration {
  /** The number that is registered, and with whom. */
  line: string
  user: string
  secret: string
  registrar: { host: string; port: number }
  /** Where calls are to go: the gateway. */
  contact: string
  seconds?: number
  log?: (what: string, more?: object) => void
}

const md5 = (text: string) => createHash('md5').update(text).digest('hex')
const partOf = (challenge: string, name: string): string => new RegExp(`\\b${name}="?([^",]*)"?`, 'i').exec(challenge)?.[1] ?? ''

/** The answer to a digest challenge (RFC 2617, as exchanges ask it). */
export function digest(challenge: string, a: { user: string; secret: string; method: string; uri: string; cnonce?: string }): string {
  const [realm, nonce, opaque] = [partOf(challenge, 'realm'), partOf(challenge, 'nonce'), partOf(challenge, 'opaque')]
  const quality = /\bqop="?[^"]*\bauth\b/i.test(challenge)
  const cnonce = a.cnonce ?? randomBytes(8).toString('hex')
  const [ha1, ha2] = [md5(`${a.user}:${realm}:${a.secret}`), md5(`${a.method}:${a.uri}`)]
  const response = quality ? md5(`${ha1}:${nonce}:00000001:${cnonce}:auth:${ha2}`) : md5(`${ha1}:${nonce}:${ha2}`)
  return `Digest username="${a.user}", realm="${realm}", nonce="${nonce}", uri="${a.uri}", response="${response}", algorithm=MD5${quality ? `, qop=auth, nc=00000001, cnonce="${cnonce}"` : ''}${opaque ? `, opaque="${opaque}"` : ''}`
}

/** Keeps one line registered at an exchange: at once, again at half the time, and every half minute while it is refused or not heard. */
export class LineRegistration {
  private readonly socket: Socket = createSocket('udp4')
  private readonly r: Registration
  private readonly id = `${randomBytes(8).toString('hex')}@linli`
  private readonly tag = randomBytes(6).toString('hex')
  private seq = 0
  private tried = false
  private next?: ReturnType<typeof setTimeout>
  registered = false

  constructor(registration: Registration) {
    this.r = registration
    this.socket.on('message', (data) => this.hear(data))
    this.socket.on('error', (error) => this.r.log?.('register', { line: this.r.line, error: error.message }))
  }

  open(): void {
    this.ask()
  }

  async close(): Promise<void> {
    clearTimeout(this.next)
    await new Promise<void>((done) => this.socket.close(() => done()))
  }

  private ask(authorization?: readonly [string, string]): void {
    const { host, port } = this.r.registrar
    const seconds = this.r.seconds ?? 300
    this.tried = authorization !== undefined
    const me = `<sip:${this.r.line}@${host}>`
    const text = writeSip({
      method: 'REGISTER', uri: `sip:${host}`, status: 0, body: '',
      headers: [
        ['via', `SIP/2.0/UDP linli;rport;branch=z9hG4bK${randomBytes(8).toString('hex')}`], ['max-forwards', '70'], ['from', `${me};tag=${this.tag}`], ['to', me], ['call-id', this.id], ['cseq', `${++this.seq} REGISTER`],
        ['contact', this.r.contact], ['expires', String(seconds)], ['user-agent', 'linli'], ...(authorization ? [authorization] : []),
      ],
    })
    this.socket.send(text, port, host)
    this.later(30_000)
  }

  private hear(data: Buffer): void {
    const m = readSip(data.toString('utf8'))
    if (!m?.status || m.status < 200 || headerOf(m, 'call-id') !== this.id || !headerOf(m, 'cseq').startsWith(`${this.seq} `)) return
    const proxy = m.status === 407
    if ((m.status === 401 || proxy) && !this.tried) {
      const challenge = headerOf(m, proxy ? 'proxy-authenticate' : 'www-authenticate')
      return this.ask([proxy ? 'proxy-authorization' : 'authorization', digest(challenge, { user: this.r.user, secret: this.r.secret, method: 'REGISTER', uri: `sip:${this.r.registrar.host}` })])
    }
    this.registered = m.status === 200
    if (!this.registered) this.r.log?.('not registered', { line: this.r.line, status: m.status })
    this.later(this.registered ? ((this.r.seconds ?? 300) * 1000) / 2 : 30_000)
  }

  private later(ms: number): void {
    clearTimeout(this.next)
    this.next = setTimeout(() => this.ask(), ms)
  }
}
