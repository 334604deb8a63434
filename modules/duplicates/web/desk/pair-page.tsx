import { Alert } from 'antd'
import { useState } from 'react'
import {
  ActionBar, ActionDialog, Awaiting, dateText, Go, PageHeading, Panel, useAbility, useCall, useGo, useMutate, useParam, type DetailAction,
} from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { PERSON_STATES } from '../../../register/contract.ts'
import {
  confirmMerge, createMerge, decideDuplicate, getDuplicate, listDuplicates, listMerges, MERGE_FIELDS, mergeFields, PAIR_STATES, type DuplicatePair,
} from '../../contract.ts'
import { EvidenceWords, levelName } from '../words.tsx'
import { MergeDialog } from './merge-dialog.tsx'
import { shownField } from './shown-field.ts'
import './duplicates.css'

/** Two files side by side with what differs marked; decided here, merged here. */
export default function PairPage() {
  const id = useParam('id')
  const pair = useCall(getDuplicate, { params: { id }, query: { purpose: 'correction' } }, { staleMs: Infinity })
  return (
    <Awaiting query={pair}>
      {(found) => <Pair pair={found} />}
    </Awaiting>
  )
}

type Asked = 'merge' | 'different' | 'later' | 'yes' | 'no' | null

function Pair({ pair }: { pair: DuplicatePair }) {
  const go = useGo()
  const merges = useAbility('duplicates.merge')
  const [asked, setAsked] = useState<Asked>(null)
  const decide = useMutate(decideDuplicate, { touches: [listDuplicates, getDuplicate] })
  const confirm = useMutate(confirmMerge, { touches: [listDuplicates, getDuplicate, listMerges] })
  const settled = pair.state === 'same' || pair.suggestion === null
  const actions: DetailAction[] = []
  if (!settled && merges && pair.proposal && !pair.proposal.mine) {
    actions.push({ key: 'yes', label: t('同意合并'), primary: true, onChoose: () => setAsked('yes') }, { key: 'no', label: t('不同意'), onChoose: () => setAsked('no') })
  }
  if (!settled && merges && !pair.proposal) {
    actions.push({
      key: 'merge', label: t('合并档案'), primary: true, onChoose: () => setAsked('merge'), ...(pair.conflicts.length ? { blocked: t('先处理下面列出的事项') } : {}),
    })
  }
  if (!settled && pair.state !== 'different') actions.push({ key: 'different', label: t('不是同一人'), onChoose: () => setAsked('different') })
  if (!settled && pair.state === 'open') actions.push({ key: 'later', label: t('稍后再看'), onChoose: () => setAsked('later') })
  if (!settled && (pair.state === 'different' || pair.state === 'later')) {
    actions.push({ key: 'open', label: t('重新核对'), onChoose: () => void decide.mutateAsync({ params: { id: pair.id }, body: { decision: 'open', version: pair.version } }) })
  }
  const stays = pair.suggestion?.into
  return (
    <div className="d-detail">
      <PageHeading
        title={t('{a}与{b}', { a: pair.a.name, b: pair.b.name })}
        crumbs={[{ label: t('居民'), to: '/people' }, { label: t('疑似重复'), to: '/duplicates' }]}
      />
      <p>
        {t('{level}是同一人 · {state}', { level: levelName(pair.level), state: t(PAIR_STATES[pair.state]) })}
        {pair.decidedAt && <span className="d-quiet"> {t('（{name}，{day}{note}）', { name: pair.decidedBy, day: dateText(pair.decidedAt), note: pair.note ? `：${pair.note}` : '' })}</span>}
      </p>
      {pair.askedBy && <Alert type="info" showIcon title={t('下级请求核对')} description={pair.askedBy} className="d-problem" />}
      {pair.proposal && (
        <Alert
          type="warning"
          showIcon
          className="d-problem"
          title={pair.proposal.mine ? t('你已提交合并，正在等另一位工作人员确认') : t('{name}提交了合并，请核对后确认', { name: pair.proposal.by })}
          description={t('{day}提交，理由：{reason}', { day: dateText(pair.proposal.at), reason: pair.proposal.reason })}
        />
      )}
      {pair.conflicts.length > 0 && (
        <Alert type="error" showIcon className="d-problem" title={t('合并前要先处理')} description={<ul className="p-notes">{pair.conflicts.map((c) => <li key={c.message}>{c.message}</li>)}</ul>} />
      )}
      <ActionBar actions={actions} none={pair.mergeId ? t('这两份档案已经合并，可在合并记录中查看和撤销。') : t('这对档案已处理。')} />
      <Panel title={t('依据')}>
        <EvidenceWords evidence={pair.evidence} />
        <p className="u-why">{t('相似只说明两条记录像，不说明任何人的情况。请以证件和本人说明为准。')}</p>
      </Panel>
      <Panel title={t('逐项对照')}>
        <table className="u-sides">
          <colgroup><col /><col /><col /></colgroup>
          <thead>
            <tr>
              <th scope="col">{t('项目')}</th>
              {[pair.a, pair.b].map((side) => (
                <th scope="col" key={side.id}>
                  <Go to={`/people/${side.id}`}>{side.name}</Go>
                  {side.id === stays && <span className="u-stays">{t('建议保留：{why}', { why: pair.suggestion!.because })}</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {mergeFields.filter((field) => pair.differs.includes(field) || says(pair.a, field)).map((field) => (
              <tr key={field} className={pair.differs.includes(field) ? 'u-differs' : ''}>
                <th scope="row">
                  {t(MERGE_FIELDS[field])}
                  {pair.differs.includes(field) && <span>{t('不同')}</span>}
                </th>
                <td>{shownField(pair.a, field) || t('没有登记')}</td>
                <td>{shownField(pair.b, field) || t('没有登记')}</td>
              </tr>
            ))}
            <Row title={t('状态')} a={t(PERSON_STATES[pair.a.state])} b={t(PERSON_STATES[pair.b.state])} />
            <Row title={t('所在地')} a={pair.a.regionName} b={pair.b.regionName} />
            <Row title={t('建档日期')} a={dateText(pair.a.openedOn)} b={dateText(pair.b.openedOn)} />
            <Row title={t('关联')} a={carried(pair.a)} b={carried(pair.b)} />
          </tbody>
        </table>
      </Panel>
      <MergeDialog open={asked === 'merge'} pair={pair} onClose={() => setAsked(null)} touches={[listDuplicates, getDuplicate, listMerges]} operation={createMerge} />
      <ActionDialog<{ note?: string; reason: string }>
        open={asked === 'different'}
        name="pair-different"
        title={t('不是同一人')}
        sentence={t('记住这个结论，以后不再提示这一对；任何一方的姓名、证件、电话或生日改动后会重新出现。')}
        verb={t('确定不是同一人')}
        reason={{ label: t('怎样核对的'), hint: t('例如：见过两位本人') }}
        onSubmit={(v) => decide.mutateAsync({ params: { id: pair.id }, body: { decision: 'different', note: v.reason, version: pair.version } })}
        onDone={() => go('/duplicates')}
        onClose={() => setAsked(null)}
      />
      <ActionDialog<{ reason: string }>
        open={asked === 'later'}
        name="pair-later"
        title={t('稍后再看')}
        sentence={t('从待核对列表移到“稍后再看”。')}
        verb={t('稍后再看')}
        reason={{ label: t('还缺什么') }}
        onSubmit={(v) => decide.mutateAsync({ params: { id: pair.id }, body: { decision: 'later', note: v.reason, version: pair.version } })}
        onDone={() => go('/duplicates')}
        onClose={() => setAsked(null)}
      />
      <ActionDialog<{ reason: string }>
        open={asked === 'yes' || asked === 'no'}
        name="merge-confirm"
        title={asked === 'yes' ? t('同意合并') : t('不同意合并')}
        sentence={asked === 'yes' ? t('两份档案都有办件或待遇。同意后立即合并，本人会收到消息，可以撤销。') : t('不合并，两份档案保持原样。')}
        verb={asked === 'yes' ? t('同意合并') : t('不同意')}
        reason={{ label: t('核对说明') }}
        onSubmit={(v) => confirm.mutateAsync({ params: { id: pair.proposal!.mergeId }, body: { yes: asked === 'yes', note: v.reason } })}
        onClose={() => setAsked(null)}
      />
    </div>
  )
}

const says = (side: DuplicatePair['a'], field: (typeof mergeFields)[number]) => ![t('没有登记'), ''].includes(shownField(side, field))

const carried = (side: DuplicatePair['a']) => side.carries.map((c) => t('{title} {n}', { title: t(c.title), n: c.count })).join('，') || t('没有')

const Row = ({ title, a, b }: { title: string; a: string; b: string }) => (
  <tr>
    <th scope="row">{title}</th>
    <td>{a}</td>
    <td>{b}</td>
  </tr>
)
