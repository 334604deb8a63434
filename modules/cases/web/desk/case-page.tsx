import { Alert, Tag } from 'antd'
import { useState } from 'react'
import {
  Awaiting, DateText, dateText, DetailPage, DueText, Facts, Go, Panel, SubjectCards, useAbility, useCall, useParam, type DetailAction,
} from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { getCase, type AllowedMove, type Case, type DoorMove } from '../../contract.ts'
import { CaseClock } from './case-clock.tsx'
import { CaseHistory } from './case-history.tsx'
import { CasePapers } from './case-papers.tsx'
import { CaseStages } from './case-stages.tsx'
import { DocumentButton } from './document-button.tsx'
import { MoveDialog } from './move-dialog.tsx'
import { dueOfCase, MOVE_WORDS } from './words.ts'
import './cases.css'

/** The usual next step, the first of these that is allowed. */
const FIRST: readonly DoorMove[] = ['accept', 'callBack', 'advance', 'conclude', 'reply', 'resume', 'claim']
/** Against the person concerned, or not to be undone. */
const DANGEROUS = new Set<string>(['decline', 'withdraw'])
const OVER = new Set(['declined', 'concluded', 'withdrawn'])
const ORDER: readonly string[] = [
  'accept', 'askForCorrection', 'advance', 'conclude', 'reply', 'callBack', 'resume', 'submit', 'claim', 'handOver', 'return', 'invite', 'suspend', 'extend', 'release', 'reopen',
]

/** One case: its sentence, what may be done now, what was asked with its papers, what happened, and its clock. */
export default function CasePage() {
  const id = useParam('id')
  const query = useCall(getCase, { params: { id } }, { everyMs: 120_000 })
  return <Awaiting query={query}>{(c) => <CaseSheet c={c} reload={async () => void (await query.refetch())} />}</Awaiting>
}

function CaseSheet({ c, reload }: { c: Case; reload: () => Promise<void> }) {
  const [making, setMaking] = useState<AllowedMove | null>(null)
  const moves = c.moves.filter((one): one is AllowedMove & { move: DoorMove } => one.move !== 'rate')
  const first = FIRST.find((name) => moves.some((one) => one.move === name))
  const actions: DetailAction[] = [...moves]
    .sort((a, b) => ORDER.indexOf(a.move) - ORDER.indexOf(b.move))
    .map((one) => ({
      key: `${one.move}${one.taskId ?? ''}`,
      label: t(MOVE_WORDS[one.move]),
      primary: one.move === first,
      danger: DANGEROUS.has(one.move),
      onChoose: () => setMaking(one),
    }))
  const who = c.applicant.anonymous ? t('未留姓名的居民') : c.applicant.name
  const due = dueOfCase(c.clock)
  return (
    <DetailPage
      title={c.applicant.anonymous ? c.title : t('{who}的{what}', { who, what: c.matter.title })}
      crumbs={[{ label: t('办件'), to: '/cases' }]}
      state={
        <>
          {c.urgency.code !== 'ordinary' && <Tag color={c.urgency.code === 'serious' ? 'warning' : 'error'}>{c.urgency.name}</Tag>}
          <Tag color={c.state === 'declined' || c.state === 'withdrawn' ? 'default' : 'processing'}>{c.stateName}</Tag>
          {due && <DueText due={due} withDay />}
        </>
      }
      sentence={sentenceOf(c, who)}
      notice={<Notices c={c} />}
      actions={actions}
      noActions={t('你在本件上现在没有可以办理的动作。{who}', { who: c.handler && !OVER.has(c.state) ? t('现由{place}{post}{name}办理。', { place: c.handler.regionName, post: c.handler.post, name: c.handler.name }) : '' })}
      facts={<CaseFacts c={c} />}
    >
      <CaseStages c={c} />
      <CasePapers c={c} />
      {c.result && <ResultPanel result={c.result} />}
      <SubjectCards kind="case" props={{ c, reload }} />
      <Panel title={t('办理经过')}>
        <CaseHistory c={c} />
      </Panel>
      {making && <MoveDialog key={`${making.move}${making.taskId ?? ''}`} c={c} move={making} reload={reload} onClose={() => setMaking(null)} />}
    </DetailPage>
  )
}

/** Who wants what, where, until when. */
function sentenceOf(c: Case, who: string): string {
  const place = c.placeText && c.placeText !== c.region.name ? `${c.region.name}，${c.placeText}` : c.region.name
  const said = { who, place, channel: c.channel.name, day: c.submittedAt ? dateText(c.submittedAt, 'short') : '', what: c.title }
  const head = c.submittedAt && c.applicant.anonymous ? t('{day}{channel}：{place}，“{what}”', said) : c.submittedAt ? t('{who}（{place}）于{day}提出“{what}”（{channel}）', said) : t('{who}（{place}）正在填写“{what}”', said)
  if (c.concludedAt) return `${head}${t('，{day}{outcome}。', { day: dateText(c.concludedAt, 'short'), outcome: c.result?.outcomeName ?? c.stateName })}`
  if (c.state === 'withdrawn' || c.state === 'declined') return `${head}${t('，{state}。', { state: c.stateName })}`
  const until = c.clock.dueOn ? t('，须在{day}前办结', { day: dateText(c.clock.dueOn, 'day-weekday') }) : ''
  return `${head}${until}${t('，现在：{now}。', { now: c.stageTitle && c.state === 'accepted' ? c.stageTitle : c.stateName })}`
}

/** What must be read before anything is done. */
function Notices({ c }: { c: Case }) {
  const running = c.publications.filter((one) => !one.endedAt)
  const note = (key: string, type: 'warning' | 'error' | 'info', title: string, more?: string) => (
    <Alert key={key} type={type} showIcon title={title} {...(more ? { description: more } : {})} className="c-notice" />
  )
  return (
    <>
      {c.correction && note('correction', 'warning', t('已于{day}一次性告知补正，等申请人补齐', { day: dateText(c.correction.askedAt, 'short') }), c.correction.missing.join('；'))}
      {c.escalation > 0 && note('late', 'error', t('本件已超期，已升级督办（第{n}级）', { n: c.escalation }), t('请尽快办结，并向申请人说明情况。'))}
      {c.callBackDueOn && note('bad', 'warning', t('收到差评，须在{day}前回访', { day: dateText(c.callBackDueOn, 'day-weekday') }), c.ratings.at(-1)?.text)}
      {running.map((one) => note(one.id, 'info', t('正在公示：{from}至{until}', { from: dateText(one.fromOn), until: dateText(one.untilOn) }), t('期满后自动进入下一环节；收到异议的，核实后办理。')))}
      {c.clock.state === 'unknown' && note('clock', 'info', t('办结期限暂时算不出来'), c.clock.explanation)}
    </>
  )
}

function CaseFacts({ c }: { c: Case }) {
  const mayOpen = useAbility('register.open')
  const { applicant } = c
  return (
    <>
      <Panel title={t('期限')}>
        <CaseClock c={c} />
      </Panel>
      <Panel title={t('申请人')}>
        <Facts
          facts={[
            { label: t('姓名'), value: applicant.anonymous ? t('未留姓名') : applicant.id && mayOpen ? <Go to={`/people/${applicant.id}?case=${c.number}`}>{applicant.name}</Go> : applicant.name },
            { label: t('电话'), value: applicant.phoneMasked },
            applicant.onBehalf !== '' && { label: t('代办'), value: applicant.onBehalf },
          ]}
        />
      </Panel>
      <Panel title={t('办件')}>
        <Facts
          facts={[
            { label: t('编号'), value: <span className="d-figures">{c.number}</span> },
            { label: t('事项'), value: c.matter.title, note: t('第{n}版', { n: c.matter.version }) },
            { label: t('地点'), value: c.region.name, ...(c.placeText ? { note: c.placeText } : {}) },
            { label: t('渠道'), value: c.channel.name },
            { label: t('提交'), value: <DateText value={c.submittedAt} form="time" absent={t('未提交')} /> },
            { label: t('受理'), value: <DateText value={c.acceptedAt} form="time" absent={t('未受理')} /> },
            c.concludedAt !== null && { label: t('办结'), value: <DateText value={c.concludedAt} form="time" /> },
            { label: t('承办'), value: c.handler ? `${c.handler.name || t('还没有人领办')}（${c.handler.regionName}${c.handler.post}）` : t('还没有人领办') },
          ]}
        />
      </Panel>
      {c.documents.length > 0 && (
        <Panel title={t('文书')}>
          <ul className="c-papers">
            {c.documents.map((one) => (
              <li key={one.kind}>
                <DocumentButton number={c.number} id={c.id} kind={one.kind} title={one.title} />
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {c.ratings.length > 0 && (
        <Panel title={t('评价')}>
          <Facts facts={c.ratings.map((one) => ({ label: t('第{n}次', { n: one.round }), value: one.name, note: `${dateText(one.at, 'short')} ${one.text}` }))} />
        </Panel>
      )}
    </>
  )
}

function ResultPanel({ result }: { result: NonNullable<Case['result']> }) {
  return (
    <Panel title={t('办理结果')}>
      <Facts
        facts={[
          { label: t('结果'), value: result.outcomeName },
          result.summary !== '' && { label: t('摘要'), value: result.summary },
          result.answer !== '' && { label: t('答复'), value: result.answer },
          result.reason !== '' && { label: t('理由'), value: result.reason },
          result.remedies !== '' && { label: t('救济途径'), value: result.remedies },
          ...result.facts,
        ]}
      />
    </Panel>
  )
}
