import { PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, DateText, DayInput, dayRule, Go, ListPage, newClientId, useAbility, useCall, useMutate } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { PlaceField } from '../../../regions/web/fields.tsx'
import {
  collectOpinion, groupOpinions, listOpinions, listTopics, OPINION_CHANNELS, OPINION_KINDS, OPINION_STATES, openTopic, suggestTopics, tellOpinion, type Opinion,
} from '../../contract.ts'
import { Area } from './area.tsx'
import { optionsOf, useRoot } from './words.ts'

/** 社情民意: what was said, what has no topic yet, what is still to be told. */
export default function OpinionsPage() {
  const root = useRoot()
  const [collects, groups] = [useAbility('voices.collect'), useAbility('voices.group')]
  const [dialog, setDialog] = useState<{ what: 'collect' } | { what: 'group' | 'tell'; one: Opinion } | null>(null)
  const tell = useMutate(tellOpinion, { touches: [listOpinions] })
  return (
    <>
      <Area at="/voices" />
      <ListPage<typeof listOpinions, Opinion>
        id="opinions"
        title={t('社情民意')}
        operation={listOpinions}
        ask={({ tab, q, filters, after }) => ({ query: {
          show: (tab || 'loose') as 'loose', ...(q ? { q: q.slice(0, 50) } : {}), ...(filters['kind'] ? { kind: filters['kind'] as 'other' } : {}),
          ...(filters['channel'] ? { channel: filters['channel'] as 'door' } : {}), ...(after ? { after } : {}),
        } })}
        read={(reply) => reply}
        rowKey={(row) => row.id}
        tabs={[{ key: 'loose', label: t('待归类'), tone: 'mine' }, { key: 'running', label: t('研究中') }, { key: 'untold', label: t('待反馈'), tone: 'mine' }, { key: 'all', label: t('全部') }]}
        filters={[{ key: 'kind', label: t('方面'), options: optionsOf(OPINION_KINDS) }, { key: 'channel', label: t('来源'), options: optionsOf(OPINION_CHANNELS) }]}
        search={t('意见内容、地点、编号')}
        columns={[
          { key: 'words', title: t('意见'), render: (row) => <span className="vo-cell">{row.words}{row.placeText && <span className="d-quiet">{t('（{place}）', { place: row.placeText })}</span>}</span> },
          { key: 'kind', title: t('方面'), width: 104, render: (row) => t(OPINION_KINDS[row.kind]) },
          { key: 'on', title: t('日期'), width: 150, render: (row) => <DateText value={row.saidOn} /> },
          { key: 'channel', title: t('来源'), width: 104, render: (row) => t(OPINION_CHANNELS[row.channel]) },
          { key: 'place', title: t('社区（嘎查）'), width: 130, render: (row) => row.regionName },
          { key: 'state', title: t('进展'), width: 210, render: (row) => row.topicId
            ? <><Go to={`/voices/topics/${row.topicId}`}>{row.topic}</Go><br /><span className="d-quiet">{row.state === 'reported' ? t('现在{where}', { where: row.liesWith }) : t(OPINION_STATES[row.state])}</span></>
            : t(OPINION_STATES[row.state]) },
          { key: 'do', title: t('办理'), width: 100, always: true, render: (row) => row.state === 'answered' && collects
            ? <Button size="small" onClick={() => setDialog({ what: 'tell', one: row })}>{t('记反馈')}</Button>
            : groups && ['collected', 'grouped', 'reported'].includes(row.state) ? <Button size="small" onClick={() => setDialog({ what: 'group', one: row })}>{row.topicId ? t('改归类') : t('归类')}</Button> : null },
          { key: 'number', title: t('编号'), width: 150, spare: true, render: (row) => row.number },
        ]}
        unit={t('条')}
        empty={(tab) => tab === 'loose' ? { why: t('意见都归了类'), todo: t('入户、开会听到的意见在这里登记；居民也可以在网上提。') } : { why: t('这里没有意见'), todo: t('换一个条件看看。') }}
        action={collects && root && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setDialog({ what: 'collect' })}>{t('登记意见')}</Button>}
      />
      {dialog?.what === 'collect' && root && <CollectDialog root={root} onClose={() => setDialog(null)} />}
      {dialog?.what === 'group' && <GroupDialog one={dialog.one} onClose={() => setDialog(null)} />}
      {dialog?.what === 'tell' && (
        <ActionDialog<{ how: string }> open name="tell-opinion" title={t('记反馈')} verb={t('记下')} initial={{ how: '上门告知' }}
          sentence={dialog.one.saidBy ? t('把答复告诉{name}：{answer}', { name: dialog.one.saidBy, answer: dialog.one.answer }) : dialog.one.answer}
          onSubmit={({ how }) => tell.mutateAsync({ params: { id: dialog.one.id }, body: { how, version: dialog.one.version, clientId: newClientId() } })} onClose={() => setDialog(null)}>
          <Form.Item name="how" label={t('怎样反馈的')} rules={[{ required: true, message: t('请写明怎样反馈的') }]}><Input maxLength={100} /></Form.Item>
        </ActionDialog>
      )}
    </>
  )
}

interface Typed { region: string; channel: 'door'; kind: 'other'; words: string; placeText?: string; saidOn: string; saidBy?: string }

function CollectDialog({ root, onClose }: { root: string; onClose: () => void }) {
  const collect = useMutate(collectOpinion, { touches: [listOpinions] })
  const [receipt, setReceipt] = useState<{ number: string; checkCode: string } | null>(null)
  if (receipt) {
    return (
      <ActionDialog open name="opinion-receipt" title={t('已登记')} verb={t('知道了')} onSubmit={async () => {}} onClose={onClose}
        sentence={t('编号{number}，查询码{code}。请告诉提意见的人，凭这两个号随时可以看答复。', { number: receipt.number, code: receipt.checkCode })} />
    )
  }
  return (
    <ActionDialog<Typed> open name="collect-opinion" as="drawer" title={t('登记意见')} verb={t('登记')} sentence={t('写事，不写人。不愿意署名的，称呼留空。')}
      initial={{ region: root, channel: 'door', saidOn: dayOf(new Date()) }}
      onSubmit={async (typed) => setReceipt(await collect.mutateAsync({ body: { ...typed, placeText: typed.placeText ?? '', saidBy: typed.saidBy ?? '', clientId: newClientId() } }))} onClose={() => { if (!collect.isSuccess) onClose() }}>
      <Form.Item name="words" label={t('意见')} rules={[{ required: true, min: 5, message: t('请写明意见内容，至少5个字') }]}><Input.TextArea maxLength={1000} autoSize={{ minRows: 4 }} showCount /></Form.Item>
      <Form.Item name="kind" label={t('方面')} rules={[{ required: true, message: t('请选择方面') }]}><Select options={optionsOf(OPINION_KINDS)} /></Form.Item>
      <Form.Item name="channel" label={t('怎样听到的')}><Radio.Group options={optionsOf(OPINION_CHANNELS).filter(({ value }) => !['portal', 'hearing'].includes(value))} /></Form.Item>
      <Form.Item name="region" label={t('哪里的事')} rules={[{ required: true, message: t('请选择地点') }]}><PlaceField root={root} rootCounts upTo="grid" /></Form.Item>
      <Form.Item name="placeText" label={t('具体地点')}><Input maxLength={100} placeholder={t('例如：3号楼东侧')} /></Form.Item>
      <Form.Item name="saidOn" label={t('日期')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
      <Form.Item name="saidBy" label={t('称呼')} extra={t('只在本人愿意时填写，答复后好当面告诉他。')}><Input maxLength={50} /></Form.Item>
    </ActionDialog>
  )
}

/** A topic for one opinion: one with like words, another, a new one, or none. */
function GroupDialog({ one, onClose }: { one: Opinion; onClose: () => void }) {
  const root = useRoot()
  const query = useCall(suggestTopics, { params: { id: one.id } })
  const others = useCall(listTopics, { query: { show: 'running' } }).data?.items ?? []
  const touches = [listOpinions, listTopics]
  const [group, create] = [useMutate(groupOpinions, { touches }), useMutate(openTopic, { touches })]
  return (
    <Awaiting query={query}>
      {({ items }) => (
        <ActionDialog<{ topicId: string; title?: string }> open name="group-opinion" as="drawer" title={t('归类')} sentence={one.words} verb={t('归入')}
          initial={{ topicId: items[0]?.id ?? (others.length ? '' : 'new') }}
          onSubmit={({ topicId, title }) => topicId === 'new'
            ? create.mutateAsync({ body: { region: one.region.slice(0, 12), kind: one.kind, title: title ?? '', summary: '', shown: true, opinionIds: [one.id], clientId: newClientId() } })
            : group.mutateAsync({ body: { opinionIds: [one.id], topicId: topicId === 'none' ? null : topicId, clientId: newClientId() } })}
          onClose={onClose}>
          {(form) => (
            <>
              <Form.Item name="topicId" label={t('归入哪个话题')} rules={[{ required: true, message: t('请选择话题') }]} extra={items.length ? t('前面几个用词相近，请看是不是同一件事。') : t('没有用词相近的话题。')}>
                <Select showSearch={{ optionFilterProp: 'label' }} options={[
                  ...items.map((each) => ({ value: each.id, label: t('{title}（{n}条，同有“{words}”）', { title: each.title, n: each.opinions, words: each.shared.slice(0, 3).join('”“') }) })),
                  ...others.filter((each) => !items.some((like) => like.id === each.id)).map((each) => ({ value: each.id, label: t('{title}（{n}条）', { title: each.title, n: each.opinions }) })),
                  ...(root ? [{ value: 'new', label: t('新开一个话题') }] : []), ...(one.topicId ? [{ value: 'none', label: t('移出现在的话题') }] : []),
                ]} />
              </Form.Item>
              <Form.Item noStyle shouldUpdate>
                {() => form.getFieldValue('topicId') === 'new' && (
                  <Form.Item name="title" label={t('话题')} extra={t('公开显示，请写事，不写姓名。')} rules={[{ required: true, message: t('请写明话题') }]}><Input maxLength={60} /></Form.Item>
                )}
              </Form.Item>
            </>
          )}
        </ActionDialog>
      )}
    </Awaiting>
  )
}
