import { documentPdf, type Paper } from '../../platform/server/pdf/index.ts'
import type { Services } from '../../platform/server/services.ts'
import { shanghaiDate, shanghaiTime } from '../../platform/kernel/dates.ts'
import { fillTemplate, type Matter } from '../matters/index.ts'
import { postTitle } from '../organisations/index.ts'
import { verifyUrl } from './actions/submit-case.ts'
import { promiseOf } from './clock-of.ts'
import { CHANNELS } from './contract.ts'
import { missingOf, paperStates } from './materials.ts'
import { outcomeName } from './present.ts'
import type { CaseFile } from './queries/cases.ts'
import { noDocument } from './errors.ts'
import { flat, longDate, maskedName } from './words.ts'

/** The papers of a case: what they say comes from the record alone, so that the same paper can be printed again at any time. */

export type DocumentKind = 'receipt' | 'correction' | 'result'

/** Who answers for a paper: the office of the last one who acted. */
export const issuerOf = (file: CaseFile): string => {
  const county = file.way.find((place) => place.level === 'county')?.name ?? ''
  const lead = file.tasks.findLast((task) => task.role === 'lead')
  const place = lead && file.way.find((one) => one.code === lead.at_region)
  return place && place.level !== 'county' ? `${county}${place.name}` : county || '承办单位'
}

export function paperOf(kind: DocumentKind, c: { file: CaseFile; matter: Matter; now: Date; services: Services }): Paper {
  if (kind === 'receipt') return receipt(c)
  return kind === 'correction' ? correctionNotice(c) : result(c)
}

export async function documentOf(kind: DocumentKind, c: { file: CaseFile; matter: Matter; now: Date; services: Services }): Promise<{ file: Buffer; name: string }> {
  const paper = paperOf(kind, c)
  return { file: await documentPdf(paper), name: `${paper.title}-${c.file.case.number}.pdf` }
}

type C = { file: CaseFile; matter: Matter; now: Date; services: Services }

const applicantFact = ({ file }: C) => [{ label: '申请人', value: file.case.applicant_name || '（未留姓名）' }]
const dayOf = (at: string | null) => (at ? longDate(shanghaiDate(new Date(at))) : '')

function receipt(c: C): Paper {
  const { file, matter } = c
  const row = file.case
  if (row.state === 'draft' || !row.submitted_at) throw noDocument()
  const given = file.materials.map((one) => ({ code: one.code, how: one.how, note: one.note, fileId: one.file_id ?? undefined }))
  const states = paperStates(matter, row.form, given, {}, true)
  const names = states.filter(({ state }) => state === 'given').map(({ material }) => material.title)
  const owed = [...missingOf(states.filter(({ material }) => !material.heldByRegister)), ...states.filter(({ state }) => state === 'promised').map(({ material }) => material)].map((one) => one.title)
  const lead = file.tasks.findLast((task) => task.role === 'lead')
  const at = new Date(row.submitted_at)
  return {
    title: '收件回执', subtitle: matter.title, number: row.number,
    facts: [
      ...applicantFact(c), { label: '事项', value: row.title }, { label: '收件时间', value: `${longDate(shanghaiDate(at))} ${shanghaiTime(at)}` },
      { label: '收件方式', value: CHANNELS[row.channel as keyof typeof CHANNELS] ?? row.channel },
      { label: '所收材料', value: names.join('、') || '无' }, ...(owed.length ? [{ label: '待补材料', value: owed.join('、') }] : []),
      { label: '办理期限', value: promiseOf(file, matter, c.now) },
      { label: '经办', value: lead ? `${file.way.find((place) => place.code === lead.at_region)?.name ?? ''}${postTitle(lead.post)}` : '' },
      { label: '查询码', value: row.check_code }, { label: '咨询电话', value: matter.guide.phone }, { label: '监督电话', value: matter.guide.complaintPhone },
    ],
    paragraphs: ['凭编号和查询码可以在网上、自助终端或者任一窗口查询办理进度，也可以扫描右侧二维码核对本回执。'],
    issuer: issuerOf(file), issuedOn: shanghaiDate(at), verifyUrl: verifyUrl(c.services, row),
  }
}

function correctionNotice(c: C): Paper {
  const { file, matter } = c
  const asked = file.moves.findLast((move) => move.name === 'askForCorrection')
  if (!asked) throw noDocument()
  const missing = asked.note.missing ?? []
  return {
    title: '一次性告知书', subtitle: matter.title, number: file.case.number,
    facts: [...applicantFact(c), { label: '告知日期', value: dayOf(asked.at) }, { label: '告知人', value: asked.by_post }, { label: '咨询电话', value: matter.guide.phone }],
    paragraphs: ['您的申请还需要补正以下内容，请一次补齐后提交：', ...missing.map((one, i) => `${i + 1}．${one}`), '除以上内容外，不再要求补正。'],
    issuer: issuerOf(file), issuedOn: shanghaiDate(new Date(asked.at)), verifyUrl: verifyUrl(c.services, file.case),
  }
}

/** Names of form and result values as `form.x` and `result.x`, for the matter's own sentences. */
function result(c: C): Paper {
  const { file, matter } = c
  const row = file.case
  const ending = file.moves.findLast((move) => move.name === 'conclude' || move.name === 'decline')
  if (!ending || (row.state !== 'concluded' && row.state !== 'declined')) throw noDocument()
  const on = shanghaiDate(new Date(ending.at))
  const refused = row.state === 'declined' || row.outcome === 'refused'
  const facts = {
    title: matter.title, number: row.number, name: row.applicant_name, maskedName: maskedName(row.applicant_name), region: file.way[0]?.name ?? '', date: longDate(on),
    answer: row.result?.answer ?? '', reason: row.result?.reason ?? '', summary: row.result?.summary ?? '', phone: matter.guide.phone,
    ...flat('form', row.form), ...flat('result', row.result?.values ?? {}),
  }
  const own = refused ? matter.resultDocument?.refusedParagraphs : matter.resultDocument?.paragraphs
  const paragraphs = (own ?? []).map((text) => fillTemplate(text, facts)).filter((text) => text.trim() !== '')
  return {
    title: row.state === 'declined' ? '不予受理通知书' : (matter.resultDocument?.title ?? '办理结果告知书'), subtitle: matter.title, number: row.number,
    facts: [
      ...applicantFact(c), { label: '收件日期', value: dayOf(row.submitted_at) }, { label: '办理结果', value: outcomeName(row) }, { label: '办结日期', value: longDate(on) },
      ...(row.result?.facts ?? []),
    ],
    paragraphs: [
      ...paragraphs,
      ...(paragraphs.length === 0 && row.result?.summary ? [row.result.summary] : []),
      ...(row.result?.answer ? [row.result.answer] : []),
      ...(row.result?.reason ? [`理由：${row.result.reason}`] : []),
      ...(row.result?.remedies ? [row.result.remedies] : []),
    ],
    issuer: issuerOf(file), issuedOn: on, verifyUrl: verifyUrl(c.services, row),
  }
}
