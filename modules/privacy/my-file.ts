/** What is kept of a person, told to them: by every module, with who looked, and as a copy to take along. */
import type { Reply } from '../../platform/kernel/operation.ts'
import { shanghaiDate, shanghaiTime } from '../../platform/kernel/dates.ts'
import type { FileReply } from '../../platform/server/context.ts'
import { documentPdf } from '../../platform/server/pdf/index.ts'
import { actorOf, sendConfirmation, takeConfirmation } from '../accounts/index.ts'
import { postTitle } from '../organisations/index.ts'
import { fileToTell, formFacts, maskPhone, type FilePart } from '../register/index.ts'
import { purposesInForce } from './catalogue.ts'
import type * as c from './contract.ts'
import { MANDATE_STATES, OPENING_STATES } from './contract.ts'
import * as errors from './errors.ts'
import { countyHere, letThrough, type Ctx } from './here.ts'
import * as q from './queries/file.ts'

const COPY_MINUTES = 10
const CONFIRMS = 'privacy.copy'

export async function tellParts(ctx: Ctx, parts: readonly FilePart[], of: string | undefined): Promise<Reply<typeof c.tellMyFile>> {
  const { person, own } = await letThrough(ctx, of)
  if (!own) await ctx.audit('register.person_opened', { subject: person.id, region: person.region, because: 'representative' })
  return { parts: await partsOf(ctx, parts, person.id) }
}

async function partsOf(ctx: Ctx, parts: readonly FilePart[], personId: string) {
  const told: Reply<typeof c.tellMyFile>['parts'] = []
  for (const part of parts) {
    const lines = await part.list(ctx.tx, countyHere(ctx), personId)
    told.push({
      id: part.id, title: part.title,
      lines: lines.map((line) => ({ title: line.title, text: line.text ?? '', from: line.from ?? null, until: line.until ?? null, href: line.href ?? null })),
    })
  }
  return told
}

/** This module's own part: consents, copies, mandates, sensitive openings. */
export const privacyFile: FilePart = {
  id: 'privacy.records',
  title: '同意、委托和副本',
  tells: ['privacy.consents.person_id', 'privacy.consents.by_person_id', 'privacy.copies.person_id', 'privacy.mandates.person_id', 'privacy.mandates.by_person_id', 'privacy.openings.person_id'],
  async list(tx, county, personId) {
    const titles = new Map((await purposesInForce(tx)).map((p) => [p.code, p.title]))
    return (await q.toTell(tx, county, personId)).map((row) => {
      const dates = { from: row.at, until: row.until }
      switch (row.kind) {
        case 'consent':
          return { title: `${row.deed === 'given' ? '同意' : '撤回同意'}：${titles.get(row.what) ?? row.what}`, ...dates, href: '/my/consents' }
        case 'copy':
          return { title: '下载了个人信息副本', from: row.at }
        case 'mandate':
          return { title: `请${row.what}代办`, text: MANDATE_STATES[row.deed as keyof typeof MANDATE_STATES], ...dates, href: '/my/proxies' }
        case 'acts':
          return { title: '有人请您代办', text: MANDATE_STATES[row.deed as keyof typeof MANDATE_STATES], ...dates, href: '/my/proxies' }
        case 'opening':
          return { title: '工作人员申请查看完整号码', text: `用途：${row.what}；${OPENING_STATES[row.deed as keyof typeof OPENING_STATES]}`, from: row.at }
      }
    })
  },
}

// ------------------------------------------------------------------------------------------------------------ who looked

function timeAfter(after: string | undefined): { at: string; id: string } | null {
  if (!after) return null
  const found = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(after)
  if (!found || Number.isNaN(Date.parse(found[1]!))) throw errors.pageUnknown()
  return { at: found[1]!, id: found[2]! }
}

export async function readers(ctx: Ctx, query: { of?: string | undefined; after?: string | undefined }): Promise<Reply<typeof c.listMyReaders>> {
  const after = timeAfter(query.after)
  const { person } = await letThrough(ctx, query.of)
  const me = actorOf(ctx).accountId
  const rows = await q.looks(ctx.tx, countyHere(ctx), person.id, after)
  const shown = rows.slice(0, 50)
  const last = shown.at(-1)
  return { items: shown.map((row) => readerView(row, me)), next: rows.length > 50 && last ? `${last.at}_${last.id}` : null }
}

const readerView = (row: q.LookRow, me: string) => ({
  id: row.id, at: row.at, deed: row.deed, name: row.caller_name, post: row.post.split('@')[0] ?? '', place: row.place ?? '', because: row.because, ref: row.detail.ref ?? '',
  caseNumber: row.case_number, field: row.detail.field ?? null, own: row.caller === me,
})

// ---------------------------------------------------------------------------------------------------------------- copies

async function phoneOf(ctx: Ctx): Promise<{ phone: string; masked: string }> {
  const { me } = await letThrough(ctx, undefined)
  const facts = await formFacts(ctx.tx, ctx.services.sealer, countyHere(ctx), me, shanghaiDate(ctx.now))
  if (!facts?.phone || !/^1\d{10}$/.test(facts.phone)) throw errors.noPhone()
  return { phone: facts.phone, masked: maskPhone(facts.phone) }
}

export async function sendCode(ctx: Ctx): Promise<Reply<typeof c.sendCopyCode>> {
  const { phone, masked } = await phoneOf(ctx)
  const sent = await sendConfirmation(ctx, { accountId: actorOf(ctx).accountId, phone, deed: CONFIRMS, what: '下载个人信息副本' })
  return { phoneMasked: masked, ...sent }
}

export async function makeCopy(ctx: Ctx, { body }: { body: { code: string; of?: string | undefined } }): Promise<{ id: string; until: string }> {
  const actor = actorOf(ctx)
  const { person } = await letThrough(ctx, body.of)
  if (!(await takeConfirmation(ctx, { accountId: actor.accountId, deed: CONFIRMS, code: body.code }))) throw errors.codeWrong()
  const id = ctx.newId()
  const until = new Date(ctx.now.getTime() + COPY_MINUTES * 60_000)
  await q.insertCopy(ctx.tx, { county: countyHere(ctx), id, region: person.region, personId: person.id, byAccount: actor.accountId, byName: actor.name, now: ctx.now, until })
  await ctx.audit('privacy.copy_made', { subject: person.id, region: person.region, because: 'own', detail: { copy: id } })
  return { id, until: until.toISOString() }
}

const SEX = { '0': '未知', '1': '男', '2': '女', '9': '未说明' } as const
const KINDS: Record<string, string> = { registered: '户籍', living: '居住', cared_for: '照料', guardian: '监护人', agent: '委托代理人', family: '家庭户', collective: '集体户' }

/** The copy: whole numbers are in it, for it is the person's own. Made anew each time it is fetched, until its time is over. */
export async function fetchCopy(ctx: Ctx, parts: readonly FilePart[], { params, query }: { params: { id: string }; query: { format: 'pdf' | 'json' } }): Promise<FileReply> {
  const county = countyHere(ctx)
  const copy = await q.findCopy(ctx.tx, county, params.id)
  if (!copy || copy.by_account !== actorOf(ctx).accountId || Date.parse(copy.until) < ctx.now.getTime()) throw errors.copyOver()
  const { person } = await letThrough(ctx, copy.person_id)
  const today = shanghaiDate(ctx.now)
  const file = await fileToTell(ctx.tx, ctx.services.sealer, county, person.id, today)
  if (!file) throw errors.personNotFound()
  const told = await partsOf(ctx, parts, person.id)
  const looked = (await q.looks(ctx.tx, county, person.id, null)).slice(0, 50).map((row) => readerView(row, ''))
  const purposes = await purposesInForce(ctx.tx)
  const name = `个人信息副本-${person.name}-${today}`
  if (query.format === 'json') {
    const data = {
      format: 'linli-person-1', madeAt: ctx.now.toISOString(), place: file.regionName, person: file, services: told,
      readers: looked.map(({ own: _own, id: _id, ...rest }) => rest),
      purposes: purposes.map((p) => ({ code: p.code, title: p.title, basis: p.basis, law: p.law, data: p.data, keep: p.keep })),
    }
    return { file: Buffer.from(JSON.stringify(data, null, 2)), type: 'application/octet-stream', name: `${name}.json` }
  }
  const day = (at: string | null) => (at ? (at.length > 10 ? shanghaiDate(new Date(at)) : at) : '')
  const dates = (from: string | null, until: string | null) => (until && day(until) !== day(from) ? `${day(from)}至${day(until)}` : day(from))
  const paper = await documentPdf({
    title: '个人信息副本', subtitle: '依据个人信息保护法第四十五条提供',
    facts: [
      { label: '姓名', value: file.name }, { label: '性别', value: SEX[file.sex] }, { label: '出生日期', value: file.bornOn },
      { label: '证件号码', value: file.idNumber ?? '没有登记' }, { label: '电话', value: file.phone ?? '没有登记' }, { label: '所在地', value: file.regionName },
      ...file.ties.map((tie) => ({ label: KINDS[tie.kind] ?? tie.kind, value: `${tie.address || tie.elsewhere || tie.regionName}（${dates(tie.validFrom, tie.validUntil)}）` })),
      ...file.representatives.map((one) => ({ label: KINDS[one.kind] ?? one.kind, value: `${one.name}（${dates(one.validFrom, one.validUntil)}）` })),
    ],
    paragraphs: [
      ...told.flatMap((part) => part.lines.length ? [`【${part.title}】`, ...part.lines.map((line) => [line.title, line.text, dates(line.from, line.until)].filter(Boolean).join('，') + '。')] : []),
      '【谁看过】',
      ...(looked.length ? looked.map((one) => `${day(one.at)} ${shanghaiTime(new Date(one.at))}，${one.place}${postTitle(one.post)}${one.name}${one.caseNumber ? `，办件${one.caseNumber}` : ''}。`) : ['还没有人看过。']),
      '【为什么使用】',
      ...purposes.map((p) => `${p.title}：${p.data.join('、')}。依据：${p.law}。保存：${p.keep}。`),
    ],
    issuer: file.regionName, issuedOn: today,
  })
  return { file: paper, type: 'application/pdf', name: `${name}.pdf` }
}

