import { Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, dateText, DayInput, dayRule, DetailPage, Facts, Go, newClientId, Panel, Timeline, useAbility, useCall, useMutate, useParam } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { getRound, hearOpinion, listRounds, moveRound, OPINION_KINDS, OPINION_STATES, ROUND_STATES, type Round } from '../../contract.ts'
import { optionsOf, stepEntries } from './words.ts'

type Deed = 'note' | 'hear' | 'report' | 'reply' | 'cancel'

/** One round: what was heard, the report, the reply. */
export default function RoundPage() {
  const id = useParam('id')
  const query = useCall(getRound, { params: { id } })
  const [hears, answers] = [useAbility('voices.hear'), useAbility('voices.answer')]
  const [dialog, setDialog] = useState<Deed | null>(null)
  const today = dayOf(new Date())
  return (
    <Awaiting query={query}>
      {({ round, opinions, steps }) => {
        const early = round.heldOn > today ? { blocked: t('到了那天再记') } : {}
        const open = round.state === 'planned' || round.state === 'heard'
        return (
          <DetailPage
            title={round.title}
            crumbs={[{ label: t('听取意见'), to: '/voices/hearings' }]}
            sentence={round.state === 'reported' ? t('已报{who}，{day}前应有答复{late}。', { who: round.reportedTo, day: dateText(round.replyDueOn!), late: round.overdue ? t('，已过期限') : '' }) : t('{body}，{day}。', { body: round.body, day: dateText(round.heldOn) })}
            state={t(ROUND_STATES[round.state])}
            actions={[
              ...(hears && open ? [{ key: 'note', label: t('记一条意见'), primary: round.state === 'planned' && opinions.length === 0, onChoose: () => setDialog('note'), ...early }] : []),
              ...(hears && round.state === 'planned' ? [{ key: 'hear', label: t('听完了'), primary: opinions.length > 0, onChoose: () => setDialog('hear'), ...(opinions.length ? early : { blocked: t('先记下听到的意见') }) }] : []),
              ...(hears && round.state === 'heard' ? [{ key: 'report', label: t('报告政府'), primary: true, onChoose: () => setDialog('report') }] : []),
              ...((hears || answers) && round.state === 'reported' ? [{ key: 'reply', label: t('记答复'), primary: true, onChoose: () => setDialog('reply') }] : []),
              ...(hears && round.state === 'planned' ? [{ key: 'cancel', label: t('取消'), danger: true, onChoose: () => setDialog('cancel') }] : []),
            ]}
            noActions={round.state === 'replied' ? t('已经有答复了。意见还在“社情民意”里归类、反馈。') : t('您的岗位只能查看。')}
            facts={<Panel title={t('这次')}><Facts facts={[
              { label: t('由谁听取'), value: round.body }, { label: t('所在地'), value: round.regionName }, { label: t('地点'), value: round.venue || '—' }, { label: t('公共服务'), value: round.services.join('、') },
              { label: t('到场'), value: round.state === 'planned' ? '—' : t('{n}人', { n: round.attended }) },
            ]} /></Panel>}
          >
            {round.reply && <Panel title={t('政府答复')}><p className="vo-words">{round.reply}</p><p className="d-quiet">{round.repliedBy}，{dateText(round.repliedOn!)}{round.overdue && t('，超过期限')}</p></Panel>}
            {round.report && <Panel title={t('报告')}><p className="vo-words">{round.report}</p><p className="d-quiet">{t('报{who}，{day}', { who: round.reportedTo, day: dateText(round.reportedOn!) })}</p></Panel>}
            <Panel title={t('听到的意见')}>
              {opinions.length === 0 && <p className="d-quiet">{t('还没有记下意见。')}</p>}
              <ul className="vo-lines">{opinions.map((one) => <li key={one.id}><span className="vo-cell">{one.words}</span><span className="d-quiet">{t(OPINION_KINDS[one.kind])}，{one.topicId ? <Go to={`/voices/topics/${one.topicId}`}>{one.topic}</Go> : t(OPINION_STATES[one.state])}</span></li>)}</ul>
            </Panel>
            <Panel title={t('经过')}><Timeline entries={stepEntries(steps)} empty={t('还没有经过')} /></Panel>
            {dialog && <Dialog what={dialog} round={round} opinions={opinions.map((one) => one.words)} onClose={() => setDialog(null)} />}
          </DetailPage>
        )
      }}
    </Awaiting>
  )
}

function Dialog({ what, round, opinions, onClose }: { what: Deed; round: Round; opinions: readonly string[]; onClose: () => void }) {
  const [hear, move] = [useMutate(hearOpinion, { touches: [getRound] }), useMutate(moveRound, { touches: [getRound, listRounds] })]
  const params = { id: round.id }
  const base = { open: true, name: `round-${what}`, onClose } as const
  if (what === 'note') {
    return (
      <ActionDialog<{ words: string; kind: 'other'; saidBy?: string }> {...base} title={t('记一条意见')} verb={t('记下')} sentence={t('写事，不写人。不愿意署名的，称呼留空。')} initial={{ kind: 'services' as 'other' }}
        onSubmit={(typed) => hear.mutateAsync({ params, body: { ...typed, saidBy: typed.saidBy ?? '', clientId: newClientId() } })}>
        <Form.Item name="words" label={t('意见')} rules={[{ required: true, min: 5, message: t('请写明意见内容，至少5个字') }]}><Input.TextArea maxLength={1000} autoSize={{ minRows: 3 }} /></Form.Item>
        <Form.Item name="kind" label={t('方面')}><Select options={optionsOf(OPINION_KINDS)} /></Form.Item>
        <Form.Item name="saidBy" label={t('称呼')}><Input maxLength={50} /></Form.Item>
      </ActionDialog>
    )
  }
  const stamp = () => ({ version: round.version, clientId: newClientId() })
  if (what === 'hear') {
    return (
      <ActionDialog<{ attended?: number }> {...base} title={t('听完了')} verb={t('确定')} initial={{ attended: 0 }} onSubmit={({ attended }) => move.mutateAsync({ params, body: { move: 'hear', attended: attended ?? 0, ...stamp() } })}>
        <Form.Item name="attended" label={t('到场几人')} extra={t('只记人数，不记名单。')}><InputNumber min={0} max={5000} /></Form.Item>
      </ActionDialog>
    )
  }
  if (what === 'cancel') return <ActionDialog<{ reason: string }> {...base} danger title={t('取消这次听取意见')} verb={t('取消')} reason={{}} onSubmit={({ reason }) => move.mutateAsync({ params, body: { move: 'cancel', note: reason, ...stamp() } })} />
  const report = what === 'report'
  return (
    <ActionDialog<{ note: string; to: string; on: string }> {...base} as="drawer" title={report ? t('报告政府') : t('记答复')} verb={report ? t('报告') : t('记下')}
      initial={{ on: dayOf(new Date()), to: report ? '' : round.reportedTo, note: report ? t('居民对{services}提出以下意见，请研究答复：', { services: round.services.join('、') }) + '\n' + opinions.map((one, i) => `${i + 1}．${one}`).join('\n') : '' }}
      onSubmit={(typed) => move.mutateAsync({ params, body: { move: report ? 'report' : 'reply', ...typed, ...stamp() } })}>
      <Form.Item name="to" label={report ? t('报给谁') : t('谁答复的')} rules={[{ required: true, message: t('请填写') }]}><Input maxLength={60} /></Form.Item>
      <Form.Item name="on" label={report ? t('报告日期') : t('收到答复的日期')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
      <Form.Item name="note" label={report ? t('报告') : t('答复')} rules={[{ required: true, min: 5, message: t('请写明，至少5个字') }]}><Input.TextArea maxLength={4000} autoSize={{ minRows: 6 }} /></Form.Item>
    </ActionDialog>
  )
}
