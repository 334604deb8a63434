import { shanghaiDate, shanghaiTime } from '../../platform/kernel/dates.ts'
import { documentPdf } from '../../platform/server/pdf/index.ts'
import { signatureCounts } from './agreement-text.ts'
import type { FileRow, PartyRow } from './queries/files.ts'
import type { AgreementRow, SignatureRow } from './queries/papers.ts'

const HOW = { portal: '本人手机签名', tablet: '当面手写签名', paper: '纸质签名，原件存卷' } as const

/** The agreement as it was read, with the signatures that count for this very text and the digest that binds them. */
export function agreementPdf({ row, agreement, signatures, parties }: { row: FileRow; agreement: AgreementRow; signatures: readonly SignatureRow[]; parties: readonly PartyRow[] }): Promise<Buffer> {
  const counting = signatures.filter((one) => signatureCounts(one, agreement.text))
  const [, ...lines] = agreement.text.split('\n')
  const hand = (label: string, one: SignatureRow | undefined) => {
    const at = one && new Date(one.at)
    return { label, strokes: one?.drawing ?? undefined, note: one && at ? `${HOW[one.how]}　${shanghaiDate(at)} ${shanghaiTime(at)}` : '（未签名）' }
  }
  const oral = agreement.form === 'oral'
  return documentPdf({
    title: oral ? '人民调解口头协议记录' : '人民调解协议书', subtitle: row.regionName ?? '', number: row.number,
    facts: [
      { label: '状态', value: { open: '待签名', in_effect: `已生效（${agreement.effectiveOn}）`, void: '已作废' }[agreement.state] },
      ...(row.confirmBy && agreement.state === 'in_effect' ? [{ label: '可共同申请司法确认', value: `${row.confirmBy}前` }] : []),
    ],
    paragraphs: [...lines, oral ? '双方当事人要求口头达成协议，由调解员记录。' : '双方已读过以上内容，自愿签名。', `文本校验码：${agreement.sha256}`],
    signatures: oral ? [] : [
      ...parties.map((party) => hand(`${party.side === 'a' ? '甲方' : '乙方'}：${party.name}`, counting.find((one) => one.partyId === party.id))),
      hand(`调解员：${row.mediatorName}`, counting.find((one) => one.partyId === null)),
    ],
    issuer: `${row.regionName ?? ''}人民调解委员会（盖章）`, issuedOn: agreement.effectiveOn ?? agreement.writtenOn,
  })
}
