import { httpPost, makeEvents } from './events.ts'
import { Gateway } from './gateway.ts'
import { LineRegistration } from './register.ts'

/** Settings from the environment, as docs/hotline.md lists them; what is missing is named. */
const need = (name: string): string => {
  const value = process.env[name]
  if (!value) {
    process.stderr.write(`请设置 ${name}，见 docs/hotline.md\n`)
    process.exit(2)
  }
  return value
}
const place = (text: string, port: number) => ({ host: text.split(':')[0]!, port: Number(text.split(':')[1] ?? port) })
const list = (text: string | undefined): string[] => (text ?? '').split(',').map((one) => one.trim()).filter(Boolean)
const log = (what: string, more: object = {}) => void process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), what, ...more })}\n`)

const host = process.env['SIP_HOST'] ?? '0.0.0.0'
const mode = process.env['SIP_MODE'] === 'answer' ? 'answer' : 'redirect'
const gateway = new Gateway({
  events: makeEvents({ system: need('HOTLINE_SYSTEM'), key: need('HOTLINE_KEY'), post: httpPost(need('LINLI_URL')) }),
  host, port: Number(process.env['SIP_PORT'] ?? 5060), mode, domain: need('SIP_DOMAIN'), trusted: list(process.env['SIP_TRUSTED']), log,
  media: mode === 'answer' ? place(need('SIP_MEDIA'), 4000) : undefined,
})
const port = await gateway.open()
log('listening', { host, port, mode })
const registrar = process.env['SIP_REGISTRAR']
const lines = registrar
  ? list(process.env['SIP_LINES']).map((line) => new LineRegistration({
      line, user: process.env['SIP_USER'] ?? line, secret: process.env['SIP_SECRET'] ?? '', registrar: place(registrar, 5060), contact: `<sip:${line}@${process.env['SIP_PUBLIC'] ?? host}:${port}>`, log,
    }))
  : []
for (const line of lines) line.open()
const stop = () => void Promise.all([gateway.close(), ...lines.map((line) => line.close())]).then(() => process.exit(0))
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
