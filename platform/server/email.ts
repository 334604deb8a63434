import { createTransport } from 'nodemailer'
import { z } from 'zod'
import { SendFailed } from './sending.ts'

export interface Email {
  id: string
  to: string
  subject: string
  text: string
}
/** Sends one e-mail. Answers when the server of the place has taken it; otherwise throws `SendFailed`. */
export interface EmailAdaptor {
  send(mail: Email): Promise<void>
}

const Env = z.object({ LINLI_EMAIL_URL: z.string().regex(/^smtps?:\/\//, 'smtp://…'), LINLI_EMAIL_FROM: z.string().min(3) })

/**
 * The mail server that `LINLI_EMAIL_URL` names (`smtps://user:secret@host:465`), with the sender `LINLI_EMAIL_FROM`; undefined where nothing is set: then
 * nobody is told by e-mail. A permanent refusal (5xx) is not tried again.
 */
export function emailFromEnv(env: NodeJS.ProcessEnv): EmailAdaptor | undefined {
  if (!env.LINLI_EMAIL_URL) return undefined
  const settings = Env.safeParse(env)
  if (!settings.success) throw new Error('邮件设置不对，请检查：LINLI_EMAIL_URL（smtp:// 或 smtps:// 开头）、LINLI_EMAIL_FROM。')
  const transport = createTransport(settings.data.LINLI_EMAIL_URL, { from: settings.data.LINLI_EMAIL_FROM })
  return {
    async send({ id, to, subject, text }) {
      // A repetition keeps its id, so that a mail program shows it once.
      await transport.sendMail({ to, subject, text, messageId: `<${id}@linli>`, disableFileAccess: true, disableUrlAccess: true }).catch((fault: { responseCode?: number; code?: string }) => {
        const code = fault.responseCode
        throw new SendFailed('e-mail', code ? `the mail server answered ${code}` : `no connection (${String(fault.code ?? 'unknown').slice(0, 20)})`, !(code && code >= 500))
      })
    },
  }
}
