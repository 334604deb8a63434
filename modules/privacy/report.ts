/** The yearly privacy report: counted from the records on the day it is asked for, every figure opening to its rows. */
import { addDays, shanghaiDate, shanghaiInstant } from '../../platform/kernel/dates.ts'
import { lowestIdAt } from '../../platform/kernel/ids.ts'
import type { Input, Reply } from '../../platform/kernel/operation.ts'
import type { FileReply } from '../../platform/server/context.ts'
import { documentPdf } from '../../platform/server/pdf/index.ts'
import { actorOf } from '../accounts/index.ts'
import { PURPOSES } from '../register/contract.ts'
import { purposesInForce } from './catalogue.ts'
import type * as c from './contract.ts'
import { requestMatters } from './contract.ts'
import { countyHere, LAST_ID, page, reach, span as spanOf, type Ctx } from './here.ts'
import * as q from './queries/report.ts'

type Report = Reply<typeof c.getPrivacyReport>
type Figure = Report['parts'][number]['figures'][number]

export async function report(ctx: Ctx, year: number): Promise<Report> {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`]
  const [from, until] = [shanghaiInstant(first, '00:00'), shanghaiInstant(addDays(last, 1), '00:00')]
  const y = { county: countyHere(ctx), ...reach(ctx), from, until, fromId: lowestIdAt(from), untilId: lowestIdAt(until), now: ctx.now }
  const [deeds, requests, consents, own] = [await q.deeds(ctx.tx, y), await q.requests(ctx.tx, y), await q.consents(ctx.tx, y), await q.own(ctx.tx, y)]
  const purposes = await purposesInForce(ctx.tx)
  const place = await q.placeName(ctx.tx, actorOf(ctx).region)

  const span = `from=${first}&until=${last}`
  const deedCount = (deed: string, because?: string) => deeds.filter((d) => d.deed === deed && (because === undefined || d.because === because)).reduce((n, d) => n + d.n, 0)
  const log = (deed: string, because = '') => `/operations/audit?deed=${deed}${because ? `&because=${because}` : ''}&${span}`
  const figure = (key: string, label: string, value: number | null, href = '', unit = '件', note = ''): Figure => ({ key, label, value, unit, note, href })
  const perCase = (matter: string, words: string): Figure[] => {
    const row = requests.find((r) => r.matter === matter)
    const list = `/privacy/requests?matter=${matter}&${span}`
    return [
      figure(`${matter}.n`, `申请${words}`, row?.n ?? 0, list), figure(`${matter}.done`, `${words}办成`, row?.concluded ?? 0, `${list}&state=concluded`), figure(`${matter}.refused`, `${words}未予办理（书面说明理由）`, row?.refused ?? 0, `${list}&state=refused`),
      figure(`${matter}.open`, `${words}在办`, row?.open ?? 0, `${list}&state=open`), figure(`${matter}.late`, `${words}超过期限`, row?.late ?? 0, `${list}&state=late`),
      figure(`${matter}.days`, `${words}平均答复用时`, row?.days == null ? null : Math.round(row.days * 10) / 10, list, '天', row?.days == null ? '还没有办结的' : '从提交到办结，自然日'),
    ]
  }
  const opened = Object.entries(PURPOSES).map(([code, words]) => figure(`opened.${code}`, `打开档案：${words}`, deedCount('register.person_opened', code), log('register.person_opened', code), '次'))
  return {
    year, place: place?.name ?? '', countedAt: ctx.now.toISOString(),
    parts: [
      { title: '个人提出的请求', figures: [...perCase('register.correction', '更正'), ...perCase('register.deletion', '删除'), figure('copies', '下载个人信息副本', own.copies, log('privacy.copy_made'), '次'), figure('mandates', '网上委托生效', own.mandates, log('privacy.mandate_accepted'), '份')] },
      { title: '同意和撤回', figures: purposes.filter((p) => p.consent).flatMap((p) => {
        const row = consents.find((one) => one.purpose === p.code)
        return [
          figure(`given.${p.code}`, `同意：${p.title}`, row?.given ?? 0, `/privacy/consents?purpose=${p.code}&deed=given&${span}`, '次'),
          figure(`withdrawn.${p.code}`, `撤回：${p.title}`, row?.withdrawn ?? 0, `/privacy/consents?purpose=${p.code}&deed=withdrawn&${span}`, '次'),
        ]
      }) },
      { title: '查看和导出', figures: [
        ...opened, figure('opened.own', '本人查看', deedCount('register.person_opened', 'own'), log('register.person_opened', 'own'), '次'),
        figure('opened.representative', '代理人查看', deedCount('register.person_opened', 'representative'), log('register.person_opened', 'representative'), '次'),
        figure('unmasked', '查看完整号码', deedCount('register.number_unmasked'), log('register.number_unmasked'), '次'),
        figure('exports', '导出名单', deedCount('exports.taken'), log('exports.taken'), '次'),
        figure('openings', '双人审批的敏感查看', own.openings, `/privacy/openings?tab=all&${span}`), figure('openings.approved', '双人审批批准', own.approved, `/privacy/openings?tab=all&state=approved&${span}`),
        figure('openings.refused', '双人审批未批准', own.refused, `/privacy/openings?tab=all&state=refused&${span}`), figure('openings.emergency', '紧急打开', own.emergencies, `/privacy/openings?tab=emergency&${span}`),
        figure('openings.seen', '紧急打开已核查', own.emergencies_seen, `/privacy/openings?tab=emergency&${span}`),
      ] },
      { title: '核查和评估', figures: [
        figure('reviews', '查阅记录核查', own.reviews, `/privacy/reviews?${span}`, '次'), figure('reviews.closed', '核查已完成', own.reviews_closed, `/privacy/reviews?tab=closed&${span}`, '次'),
        figure('reviews.items', '核查的记录', own.review_items, `/privacy/reviews?${span}`, '条'), figure('reviews.follow', '需要跟进', own.follow_ups, `/privacy/reviews?${span}`, '条'),
        figure('assessments', '影响评估', own.assessments, `/privacy/assessments?${span}`, '份'), figure('assessments.approved', '影响评估已批准', own.assessments_approved, `/privacy/assessments?tab=approved&${span}`, '份'),
        figure('recipients', '受托方和接收方', own.recipients, '/privacy/recipients', '个'),
      ] },
      { title: '事件、密钥和到期处理', figures: [
        figure('incidents', '个人信息安全事件', own.incidents, `/privacy/incidents?${span}`, '起'), figure('incidents.people', '涉及人数', Number(own.incident_people), `/privacy/incidents?${span}`, '人'),
        figure('rotations', '更换加密密钥', own.rotations, '/privacy/keys', '次'), figure('resealed', '重新加密的号码', Number(own.resealed), '/privacy/keys', '个'),
        figure('expired', '到期删除或去除个人信息', Number(own.expired), `/privacy/retention?tab=log&${span}`, '条'),
      ] },
    ],
  }
}

export async function print(ctx: Ctx, year: number): Promise<FileReply> {
  const counted = await report(ctx, year)
  const today = shanghaiDate(ctx.now)
  await ctx.audit('privacy.report_printed', { region: actorOf(ctx).region, detail: { year } })
  const file = await documentPdf({
    title: `${year}年个人信息保护报告`, subtitle: counted.place, facts: [],
    paragraphs: counted.parts.flatMap((part) => [`【${part.title}】`, ...part.figures.map((f) => `${f.label}：${f.value === null ? f.note : `${f.value.toLocaleString('zh-CN')}${f.unit}`}`)]),
    issuer: counted.place, issuedOn: today,
  })
  return { file, type: 'application/pdf', name: `${year}年个人信息保护报告-${counted.place}.pdf`, inline: true }
}

export async function listRequests(ctx: Ctx, { query }: { query: NonNullable<Input<typeof c.listDataRequests>['query']> }): Promise<Reply<typeof c.listDataRequests>> {
  const rows = await q.listRequests(ctx.tx, {
    county: countyHere(ctx), ...reach(ctx), matters: query.matter ? [query.matter] : [...requestMatters], state: query.state ?? null, ...spanOf(query), now: ctx.now, after: query.after || LAST_ID,
  })
  return page(rows, (row) => ({
    id: row.id, number: row.number, matter: row.matter, regionName: row.region_name ?? row.region, state: row.state, outcome: row.outcome, submittedAt: row.submitted_at, dueAt: row.due_at,
    concludedAt: row.concluded_at, late: row.late,
  }))
}
