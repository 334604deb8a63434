import { Checkbox, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, dateText, DetailPage, Facts, newClientId, Panel, Timeline, useCall, useGo, useMutate, useParam } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import {
  getTopic, listOpinions, listTopics, listProposals, mergeTopics, moveTopic, OPINION_CHANNELS, OPINION_KINDS, OPINION_STATES, openTopic, proposeTopic, TOPIC_STATES, unmergeTopic, updateTopic,
  type Topic, type TopicMove,
} from '../../contract.ts'
import { Go } from '../../../../platform/web/desk/index.ts'
import { optionsOf, stepEntries } from './words.ts'

type Deed = 'edit' | 'report' | 'return' | 'answer' | 'reopen' | 'merge' | 'unmerge' | 'split' | 'propose'

/** One topic: its opinions, its way, its answer. */
export default function TopicPage() {
  const id = useParam('id')
  const query = useCall(getTopic, { params: { id } })
  const opinions = useCall(listOpinions, { query: { topicId: id, show: 'all' } }).data?.items ?? []
  const [dialog, setDialog] = useState<Deed | null>(null)
  return (
    <Awaiting query={query}>
      {({ topic, merged, steps, upTo, moves, channels, proposals }) => {
        const words: Record<Deed, string> = {
          answer: t('答复'), report: topic.atRegion.slice(6, 12) === '000000' ? t('转部门') : t('上报{to}', { to: upTo }), return: t('退回'), reopen: t('重新研究'), merge: t('并入其他话题'), split: t('拆分'), propose: t('提交协商'),
          edit: t('修改'), unmerge: t('从合并中拆出'),
        }
        const order: Deed[] = ['answer', 'report', 'propose', 'return', 'reopen', 'merge', 'split', 'unmerge', 'edit']
        return (
          <DetailPage
            title={topic.title}
            crumbs={[{ label: t('话题'), to: '/voices/topics' }]}
            sentence={topic.state === 'answered' ? t('{who}已于{day}答复。', { who: topic.answeredBy, day: dateText(topic.answeredOn!) }) : t('{n}条意见，现在由{who}研究。', { n: topic.opinions, who: topic.liesWith })}
            state={topic.mergedInto ? t('已合并') : t(TOPIC_STATES[topic.state])}
            actions={order.filter((one) => moves.includes(one)).map((one) => ({ key: one, label: words[one], primary: one === 'answer', seldom: ['merge', 'split', 'edit', 'reopen'].includes(one), onChoose: () => setDialog(one) }))}
            noActions={topic.mergedInto ? t('随大话题一起研究。') : t('现在轮到别的岗位，您可以查看进展。')}
            facts={<Panel title={t('话题')}><Facts facts={[
              { label: t('方面'), value: t(OPINION_KINDS[topic.kind]) }, { label: t('来自'), value: topic.regionName }, { label: t('意见'), value: t('{n}条', { n: topic.opinions }) },
              { label: t('怎样听到的'), value: channels.map((one) => `${t(OPINION_CHANNELS[one.channel])}${one.count}`).join('、') || '—' },
              { label: t('公开'), value: topic.shown ? t('在公开栏上') : t('不公开') },
              ...(topic.mergedInto ? [{ label: t('并入'), value: <Go to={`/voices/topics/${topic.mergedInto}`}>{t('查看大话题')}</Go> }] : []),
            ]} /></Panel>}
          >
            {topic.answer && <Panel title={t('答复')}><p className="vo-words">{topic.answer}</p><p className="d-quiet">{topic.answeredBy}，{dateText(topic.answeredOn!)}</p></Panel>}
            {topic.summary && <Panel title={t('大家怎么说')}><p className="vo-words">{topic.summary}</p></Panel>}
            <Panel title={t('意见')}>
              {opinions.length === 0 && <p className="d-quiet">{merged.length ? t('意见在并入的话题里。') : t('还没有归入意见。在“社情民意”里归类。')}</p>}
              <ul className="vo-lines">{opinions.map((one) => <li key={one.id}><span className="vo-cell">{one.words}</span><span className="d-quiet">{t(OPINION_CHANNELS[one.channel])}，{dateText(one.saidOn)}，{t(OPINION_STATES[one.state])}{one.toldHow && `（${one.toldHow}）`}</span></li>)}</ul>
            </Panel>
            {merged.length > 0 && <Panel title={t('并入的话题')}><ul className="vo-lines">{merged.map((one) => <li key={one.id} className="vo-head"><Go to={`/voices/topics/${one.id}`}>{one.title}</Go><span className="d-quiet">{one.regionName}，{t('{n}条意见', { n: one.opinions })}</span></li>)}</ul></Panel>}
            {proposals.length > 0 && <Panel title={t('协商建议')}><ul className="vo-lines">{proposals.map((one) => <li key={one.id} className="vo-head"><Go to="/voices/proposals">{one.title}</Go><span className="d-quiet">{one.state}</span></li>)}</ul></Panel>}
            <Panel title={t('经过')}><Timeline entries={stepEntries(steps)} empty={t('还没有经过')} /></Panel>
            {dialog && <Dialog what={dialog} topic={topic} verb={words[dialog]} opinions={opinions} onClose={() => setDialog(null)} />}
          </DetailPage>
        )
      }}
    </Awaiting>
  )
}

function Dialog({ what, topic, verb, opinions, onClose }: { what: Deed; topic: Topic; verb: string; opinions: readonly { id: string; words: string }[]; onClose: () => void }) {
  const go = useGo()
  const touches = [getTopic, listTopics, listOpinions, listProposals]
  const [move, update, merge, unmerge, create, propose] = [
    useMutate(moveTopic, { touches }), useMutate(updateTopic, { touches }), useMutate(mergeTopics, { touches }), useMutate(unmergeTopic, { touches }), useMutate(openTopic, { touches }), useMutate(proposeTopic, { touches }),
  ]
  const others = useCall(listTopics, { query: { show: 'running' } }, { enabled: what === 'merge' }).data?.items ?? []
  const params = { id: topic.id }
  const stamp = () => ({ version: topic.version, clientId: newClientId() })
  const base = { open: true, name: `topic-${what}`, title: verb, verb, onClose } as const
  if (what === 'edit') {
    return (
      <ActionDialog<{ title: string; kind: Topic['kind']; summary?: string; shown: boolean }> {...base} as="drawer" verb={t('保存')} initial={topic}
        onSubmit={(typed) => update.mutateAsync({ params, body: { ...typed, summary: typed.summary ?? '', ...stamp() } })}>
        <Form.Item name="title" label={t('话题')} rules={[{ required: true, message: t('请写明话题') }]}><Input maxLength={60} /></Form.Item>
        <Form.Item name="kind" label={t('方面')}><Select options={optionsOf(OPINION_KINDS)} /></Form.Item>
        <Form.Item name="summary" label={t('大家怎么说')} extra={t('公开显示，请写事，不写姓名。')}><Input.TextArea maxLength={1000} autoSize={{ minRows: 3 }} /></Form.Item>
        <Form.Item name="shown" valuePropName="checked"><Checkbox>{t('放在公开栏上')}</Checkbox></Form.Item>
      </ActionDialog>
    )
  }
  if (what === 'merge') {
    return (
      <ActionDialog<{ intoId: string; reason: string }> {...base} verb={t('并入')} sentence={t('这个话题的意见留在这里，随大话题一起答复；以后可以拆出来。')} reason={{}}
        onSubmit={({ intoId, reason }) => merge.mutateAsync({ params: { id: intoId }, body: { fromIds: [topic.id], reason, version: others.find((one) => one.id === intoId)!.version, clientId: newClientId() } })}>
        <Form.Item name="intoId" label={t('并入哪个话题')} rules={[{ required: true, message: t('请选择话题') }]}>
          <Select showSearch={{ optionFilterProp: 'label' }} options={others.filter((one) => one.id !== topic.id).map((one) => ({ value: one.id, label: `${one.title}（${one.regionName}）` }))} />
        </Form.Item>
      </ActionDialog>
    )
  }
  if (what === 'split') {
    return (
      <ActionDialog<{ title: string; opinionIds: string[] }> {...base} as="drawer" verb={t('拆出')} sentence={t('选出另说一件事的意见，单独开一个话题。')}
        onSubmit={async (typed) => go(`/voices/topics/${(await create.mutateAsync({ body: { region: topic.region, kind: topic.kind, summary: '', shown: topic.shown, splitFrom: topic.id, ...typed, clientId: newClientId() } })).id}`)}>
        <Form.Item name="title" label={t('新话题')} rules={[{ required: true, message: t('请写明话题') }]}><Input maxLength={60} /></Form.Item>
        <Form.Item name="opinionIds" label={t('拆出哪些意见')} rules={[{ required: true, message: t('请至少选择一条意见') }]}><Checkbox.Group style={{ display: 'grid', gap: 8 }} options={opinions.map((one) => ({ value: one.id, label: one.words.slice(0, 60) }))} /></Form.Item>
      </ActionDialog>
    )
  }
  if (what === 'unmerge') return <ActionDialog<{ reason: string }> {...base} verb={t('拆出')} reason={{}} onSubmit={({ reason }) => unmerge.mutateAsync({ params, body: { reason, ...stamp() } })} />
  if (what === 'propose') {
    return (
      <ActionDialog<{ title: string; why?: string }> {...base} sentence={t('这个话题会列入协商建议，公开栏上能看到进展。')} initial={{ title: topic.title }}
        onSubmit={(typed) => propose.mutateAsync({ params, body: { title: typed.title, why: typed.why ?? '', clientId: newClientId() } })}>
        <Form.Item name="title" label={t('议题')} rules={[{ required: true, message: t('请写明议题') }]}><Input maxLength={60} /></Form.Item>
        <Form.Item name="why" label={t('为什么要协商')}><Input.TextArea maxLength={500} autoSize={{ minRows: 3 }} /></Form.Item>
      </ActionDialog>
    )
  }
  const toDepartment = what === 'report' && topic.atRegion.slice(6, 12) === '000000'
  const label = { answer: t('答复'), report: t('要上级研究什么'), return: t('退回的原因'), reopen: t('为什么重新研究') }[what as TopicMove]
  return (
    <ActionDialog<{ note?: string; department?: string }> {...base} sentence={what === 'answer' ? t('答复会发给提意见的人，并放在公开栏上。') : undefined}
      onSubmit={({ note, department }) => move.mutateAsync({ params, body: { move: what as TopicMove, note: note ?? '', department: department ?? '', ...stamp() } })}>
      {toDepartment && <Form.Item name="department" label={t('哪个部门')} rules={[{ required: true, message: t('请填写部门') }]}><Input maxLength={60} /></Form.Item>}
      <Form.Item name="note" label={label} rules={what === 'report' ? [] : [{ required: true, message: t('请写明') }]}><Input.TextArea maxLength={2000} autoSize={{ minRows: 4 }} /></Form.Item>
    </ActionDialog>
  )
}
