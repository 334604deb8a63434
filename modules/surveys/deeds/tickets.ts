import { randomUUID } from 'node:crypto'
import * as q from '../queries/answering.ts'
import type { Ctx } from '../needs.ts'

/** Without 0, 1, I and O: 32 signs, so that five bits of chance are one sign. */
const SIGNS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** A code of so many signs; twelve carry 60 bits. */
export const aCode = (signs: number): string => Array.from(crypto.getRandomValues(new Uint8Array(signs)), (byte) => SIGNS[byte & 31]).join('')
export const written = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-')
export const hashOf = (ctx: Ctx, code: string): string => ctx.services.sealer.blindIndex(code, 'surveys.ticket').toString('hex')

/** Makes a one-time code. It is returned and kept nowhere; its row knows the survey and the community only. */
export async function issueTicket(ctx: Ctx, at: { county: string; region: string; surveyId: string }): Promise<string> {
  const code = aCode(12)
  await q.insertTicket(ctx.tx, { ...at, id: randomUUID(), hash: hashOf(ctx, code) })
  return code
}
