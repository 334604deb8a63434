import { Alert } from 'antd'
import { useState } from 'react'
import { Awaiting, dateText, DetailPage, Facts, Go, Panel, Timeline, useAbility, useCall, useParam, type DetailAction } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { FILE_STATES, getDispute, mayMove, URGENCY, type Dispute } from '../../contract.ts'
import { ClassDialog } from './class-dialog.tsx'
import { Agreements } from './dispute-agreements.tsx'
import { Afterwards } from './dispute-afterwards.tsx'
import { DraftDialog } from './draft-dialog.tsx'
import { Meetings, PlanDialog } from './dispute-meetings.tsx'
import { Parties, PartyDialog } from './dispute-parties.tsx'
import { AcceptDialog, EndDialog, ExtendDialog, ReferDialog } from './dispute-dialogs.tsx'
import { kindName, stepEntries } from './words.ts'
import './disputes.css'

type Open = 'class' | 'party' | 'accept' | 'take' | 'plan' | 'draft' | 'extend' | 'end' | 'refer' | null

/** One mediation file from its first word to the visit afterwards. */
export default function DisputePage() {
  const id = useParam('id')
  return <Awaiting query={useCall(getDispute, { params: { id } })}>{(d) => <File d={d} />}</Awaiting>
}

function File({ d }: { d: Dispute }) {
  const [open, setOpen] = useState<Open>(null)
  const mediates = useAbility('disputes.mediate')
  const classes = useAbility('disputes.rounds')
  const mine = d.mine && !d.mediatorRefused
  const both = ['a', 'b'].every((side) => d.parties.some((one) => one.side === side))
  const held = d.meetings.some((one) => one.state === 'held')
  const owesWays = d.state === 'ended' && d.caseState === 'accepted'
  const can = (key: Open, label: string, when: boolean, more: Partial<DetailAction> = {}): DetailAction[] => (when ? [{ key: key!, label, onChoose: () => setOpen(key), ...more }] : [])
  const actions = [
    ...can('accept', t('受理'), mediates && d.state === 'recorded' && !d.offence, { primary: true, ...(!d.kind ? { blocked: t('先归类') } : !both ? { blocked: t('先登记双方') } : {}) }),
    ...can('plan', t('约定调解'), mine && d.state === 'mediating', { primary: !held }),
    ...can('draft', d.agreements.some((one) => one.state === 'open') ? t('改协议') : t('写协议'), mine && d.state === 'mediating', { primary: held, ...(held ? {} : { blocked: t('先记录一次调解') }) }),
    ...can('end', owesWays ? t('告知其他途径并结案') : t('终止调解'), mine && (owesWays || mayMove('end', d.state)), owesWays ? { primary: true } : { danger: true }),
    ...can('refer', t('转依法处理'), mediates && mayMove('refer', d.state), d.offence ? { primary: true } : { danger: true }),
    ...can('class', d.kind ? t('改归类') : t('归类'), classes && mayMove('classify', d.state)),
    ...can('party', t('登记当事人'), mediates && mayMove('addParty', d.state) && (mine || d.mediatorName === '')),
    ...can('take', t('接手调解'), mediates && !d.mine && mayMove('takeOver', d.state), { seldom: true }),
    ...can('extend', t('延长期限'), mine && mayMove('extend', d.state), { seldom: true }),
  ]
  return (
    <DetailPage
      title={t('{kind}纠纷', { kind: kindName(d.kind) })}
      crumbs={[{ label: t('调解'), to: '/disputes' }]}
      state={<>{d.urgency !== 'ordinary' && <span className="dis-late">{t(URGENCY[d.urgency])}　</span>}{t(FILE_STATES[d.state])}</>}
      sentence={sentenceOf(d)}
      notice={<Notices d={d} />}
      actions={actions}
      noActions={mediates ? (d.mine || !d.mediatorName ? t('现在没有要办的。') : t('本件由{name}调解。', { name: d.mediatorName })) : t('您的岗位只能查看。')}
      facts={(
        <Panel title={t('案卷')}>
          <Facts facts={[
            { label: t('办件'), value: <Go to={`/cases/${d.id}`}>{d.number}</Go> }, { label: t('地方'), value: d.regionName, ...(d.placeText ? { note: d.placeText } : {}) }, { label: t('登记'), value: dateText(d.recordedOn) },
            d.round !== null && { label: t('排查'), value: <Go to={`/disputes/rounds/${d.round.id}`}>{d.round.title}</Go> }, { label: t('调解员'), value: d.mediatorName || t('还没有受理') },
            d.dueOn !== null && d.agreedOn === null && { label: t('调解期限'), value: dateText(d.dueOn) }, d.agreedOn !== null && { label: t('协议生效'), value: dateText(d.agreedOn) },
            d.followUpBy !== null && { label: t('回访'), value: d.followedOn ? t('{day}已回访', { day: dateText(d.followedOn) }) : t('{day}前', { day: dateText(d.followUpBy) }) },
          ]} />
        </Panel>
      )}
    >
      <Panel title={t('是什么事')}>
        <p style={{ whiteSpace: 'pre-line' }}>{d.story || t('没有写')}</p>
        {d.wish && <p><span className="d-quiet">{t('希望：')}</span>{d.wish}</p>}
      </Panel>
      <Parties d={d} mine={mine} />
      {(d.meetings.length > 0 || d.state === 'mediating') && <Meetings d={d} mine={mine} />}
      {d.agreements.length > 0 && <Agreements d={d} mine={mine} />}
      {d.clauses.length > 0 && <Afterwards d={d} mine={mine} />}
      <Panel title={t('经过')}><Timeline entries={stepEntries(d.steps)} /></Panel>
      {open === 'class' && <ClassDialog one={d} onClose={() => setOpen(null)} />}
      {open === 'party' && <PartyDialog d={d} onClose={() => setOpen(null)} />}
      {(open === 'accept' || open === 'take') && <AcceptDialog d={d} takes={open === 'take'} onClose={() => setOpen(null)} />}
      {open === 'plan' && <PlanDialog d={d} onClose={() => setOpen(null)} />}
      {open === 'draft' && <DraftDialog d={d} onClose={() => setOpen(null)} />}
      {open === 'extend' && <ExtendDialog d={d} onClose={() => setOpen(null)} />}
      {open === 'end' && <EndDialog d={d} ended={owesWays} onClose={() => setOpen(null)} />}
      {open === 'refer' && <ReferDialog d={d} onClose={() => setOpen(null)} />}
    </DetailPage>
  )
}

function sentenceOf(d: Dispute): string {
  const names = (side: 'a' | 'b') => d.parties.filter((one) => one.side === side).map((one) => one.name).join('、')
  const who = names('a') && names('b') ? t('{a}与{b}，', { a: names('a'), b: names('b') }) : ''
  const now = d.state === 'recorded' ? t('等调解员受理') : d.state === 'accepted' ? t('正在征求双方同意') : d.state === 'mediating' ? t('双方都同意，正在调解')
    : d.state === 'agreed' ? t('{day}达成协议，正在履行', { day: dateText(d.agreedOn!, 'short') }) : d.state === 'performed' ? t('协议已全部履行') : d.state === 'referred' ? t('已转{to}依法处理', { to: d.referredTo }) : `${d.endReason}${t('，已终止')}`
  const until = d.dueOn && ['recorded', 'accepted', 'mediating'].includes(d.state) ? t('，{day}前要有结果', { day: dateText(d.dueOn, 'day-weekday') }) : ''
  return `${who}${d.regionName}。${now}${until}。`
}

function Notices({ d }: { d: Dispute }) {
  if (d.offence && d.state === 'recorded') return <Alert type="error" showIcon title={t('涉嫌违法犯罪，不能调解')} description={t('无论涉及谁，都请转有权机关依法处理。')} />
  if (d.mediatorRefused && ['accepted', 'mediating'].includes(d.state)) return <Alert type="warning" showIcon title={t('一方要求更换调解员')} description={t('请由其他调解员“接手调解”。')} />
  if (d.state === 'ended' && d.caseState === 'accepted') return <Alert type="warning" showIcon title={t('{why}，调解已终止', { why: d.endReason })} description={t('请告知双方其他合法途径，然后结案。')} />
  if (d.state === 'ended' && d.ways.length > 0) return <Alert type="info" showIcon title={t('已告知其他合法途径')} description={d.ways.join('；')} />
  return null
}
