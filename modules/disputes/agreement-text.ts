import { createHash } from 'node:crypto'
import { SIDES } from './contract/parts.ts'

/** What an agreement says, before it is text. Every word is one line (see `Line`): so no clause can look like two. */
export interface Wording {
  number: string
  nth: number
  kind: string
  parties: readonly { side: 'a' | 'b'; name: string }[]
  clauses: readonly { who: string; what: string; amountFen: number; dueOn: string }[]
  remark: string
  writtenOn: string
}

const yuan = (fen: number) => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}元`
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

/** The agreement exactly as it is read and signed. Two agreements that differ in anything have different texts. */
export function agreementText(w: Wording): string {
  return [
    `人民调解协议书　编号：${w.number}　第${w.nth}稿`,
    ...w.parties.map((one) => `${SIDES[one.side]}：${oneLine(one.name)}`),
    `纠纷：${oneLine(w.kind)}`,
    '双方自愿达成协议如下：',
    ...w.clauses.map((one, i) => `${i + 1}．由${oneLine(one.who)}：${oneLine(one.what)}。金额：${one.amountFen > 0 ? yuan(one.amountFen) : '无'}。${one.dueOn}前履行。`),
    `其他约定：${oneLine(w.remark) || '无'}`,
    `共${w.clauses.length}条。写于${w.writtenOn}。`,
  ].join('\n')
}

/** The minutes exactly as they are read out and signed. */
export const minutesText = (m: { number: string; onDay: string; place: string; came: readonly string[]; minutes: string }): string =>
  [`调解笔录　编号：${m.number}`, `时间：${m.onDay}　地点：${oneLine(m.place)}`, `到场：${m.came.map(oneLine).join('、')}`, m.minutes.replace(/\r\n?/g, '\n').trim()].join('\n')

/** What a party says yes to; it names the case, so that a yes cannot be carried to another. */
export const consentText = (number: string, title: string): string =>
  `我已知道：人民调解自愿、不收费，随时可以退出，调解不成可以依法仲裁或者向人民法院起诉。我同意社区人民调解委员会调解“${oneLine(title)}”（${number}）。`

export const digestOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/** A signature counts for exactly the text that was read, and for no other. */
export const signatureCounts = (signature: { textSha256: string }, text: string): boolean => signature.textSha256 === digestOf(text)

/** Whether all parties have signed this very text; the mediator signs last and the agreement takes effect. */
export const allSigned = (text: string, parties: readonly string[], signatures: readonly { partyId: string | null; textSha256: string }[]): boolean =>
  parties.length > 0 && parties.every((id) => signatures.some((one) => one.partyId === id && signatureCounts(one, text)))
