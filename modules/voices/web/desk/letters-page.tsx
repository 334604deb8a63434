import { PlusOutlined } from '@ant-design/icons'
import { Alert, Button, Checkbox, Form, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { ActionDialog, callNow, DateText, DayInput, dayRule, ListPage, newClientId, useAbility, useGo, useMutate } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { PlaceField } from '../../../regions/web/fields.tsx'
import { CONCERNED, findLikeCases, LETTER_KINDS, LETTER_ROUNDS, LETTER_SOURCES, LETTER_STATES, listLetters, registerLetter, type LetterLine } from '../../contract.ts'
import { Area } from './area.tsx'
import { optionsOf, useRoot } from './words.ts'

/** 来信来访: what is to be routed, told, decided. Nothing here is ordered or narrowed by a person. */
export default function LettersPage() {
  const keeps = useAbility('voices.letters')
  const root = useRoot()
  const [adding, setAdding] = useState(false)
  return (
    <>
      <Area at="/voices/letters" />
      <ListPage<typeof listLetters, LetterLine>
        id="letters"
        title={t('来信来访')}
        operation={listLetters}
        ask={({ tab, q, filters, after }) => ({ query: { show: (tab || 'route') as 'route', ...(q ? { q: q.slice(0, 50) } : {}), ...(filters['kind'] ? { kind: filters['kind'] as 'request' } : {}), ...(after ? { after } : {}) } })}
        read={(reply) => reply}
        rowKey={(row) => row.id}
        rowTo={(row) => `/voices/letters/${row.id}`}
        rowTone={(row) => (row.late ? 'late' : undefined)}
        tabs={[
          { key: 'route', label: t('待决定'), tone: 'mine' }, { key: 'tell', label: t('待书面告知'), tone: 'mine' }, { key: 'running', label: t('办理中') }, { key: 'late', label: t('超期'), tone: 'late' }, { key: 'ended', label: t('已结束') }, { key: 'all', label: t('全部') },
        ]}
        filters={[{ key: 'kind', label: t('种类'), options: optionsOf(LETTER_KINDS) }]}
        search={t('事由、编号')}
        columns={[
          { key: 'title', title: t('事由'), render: (row) => row.title },
          { key: 'number', title: t('编号'), width: 170, render: (row) => row.number },
          { key: 'kind', title: t('种类'), width: 150, render: (row) => <>{t(LETTER_KINDS[row.kind])}<span className="d-quiet"> {row.round === 'handle' ? t(LETTER_SOURCES[row.source]) : t(LETTER_ROUNDS[row.round])}</span></> },
          { key: 'received', title: t('收到'), width: 150, render: (row) => <DateText value={row.receivedOn} /> },
          { key: 'place', title: t('所在地'), width: 130, render: (row) => row.regionName },
          { key: 'state', title: t('状态'), width: 190, render: (row) => <span className={row.late ? 'vo-late' : ''}>{row.joinedNumber && row.state !== 'replied' ? t('与{number}一并办理', { number: row.joinedNumber }) : t(LETTER_STATES[row.state])}{row.late && t('，有超期')}</span> },
          { key: 'due', title: t('答复期限'), width: 150, render: (row) => row.dueOn && row.state !== 'replied' ? <DateText value={row.dueOn} /> : '' },
        ]}
        unit={t('件')}
        empty={(tab) => tab === 'route' ? { why: t('没有待决定的信访'), todo: t('来信来访在这里登记，15日内决定由谁办理并书面告知。') } : { why: t('这里没有信访'), todo: t('换一个条件看看。') }}
        action={keeps && root && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>{t('登记')}</Button>}
      />
      {adding && root && <RegisterDialog root={root} onClose={() => setAdding(false)} />}
    </>
  )
}

interface Typed { source: 'letter'; kind: 'request'; receivedOn: string; region: string; title: string; content: string; concerned: 'none'; name?: string; contactPhone?: string; joinTo?: string; notTheSame?: boolean }

function RegisterDialog({ root, onClose }: { root: string; onClose: () => void }) {
  const go = useGo()
  const register = useMutate(registerLetter, { touches: [listLetters] })
  const [like, setLike] = useState<readonly { number: string; title: string; on: string }[] | null>(null)
  return (
    <ActionDialog<Typed> open name="register-letter" as="drawer" title={t('登记来信来访')} verb={t('登记')} sentence={t('一封信就是一次请求服务。登记后给编号和查询码，凭这两个号可以看答复。')}
      initial={{ source: 'letter', kind: 'request', receivedOn: dayOf(new Date()), region: root.slice(0, 12), concerned: 'none' }} onClose={onClose}
      onSubmit={async (typed) => {
        const { joinTo, notTheSame, name, contactPhone, ...rest } = typed
        if (!joinTo && !notTheSame && rest.concerned === 'none') {
          const found = (await callNow(findLikeCases, { query: { region: rest.region, words: `${rest.title} ${rest.content}`.slice(0, 400) } })).items
          setLike(found)
        }
        const made = await register.mutateAsync({ body: { ...rest, name: name ?? '', ...(contactPhone ? { contactPhone } : {}), joinTo: joinTo === 'new' ? '' : joinTo ?? '', notTheSame: joinTo === 'new' || Boolean(notTheSame), clientId: newClientId() } })
        go(`/voices/letters/${made.id}`)
      }}>
      {like && like.length > 0 && (
        <>
          <Alert type="warning" showIcon message={t('这里有用词相近、还没办结的办件')} description={t('是同一件事的，一并办理，答复时每个人都会收到；不是的，再登记。')} />
          <Form.Item name="joinTo" label={t('是不是同一件事')} rules={[{ required: true, message: t('请选择') }]}>
            <Radio.Group style={{ display: 'grid', gap: 6 }} options={[...like.map((one) => ({ value: one.number, label: `${one.title}（${one.number}）` })), { value: 'new', label: t('都不是同一件事') }]} />
          </Form.Item>
        </>
      )}
      <Form.Item name="title" label={t('事由')} extra={t('一句话写明是什么事，不写姓名。')} rules={[{ required: true, message: t('请写明事由') }]}><Input maxLength={60} /></Form.Item>
      <Form.Item name="content" label={t('反映的事')} rules={[{ required: true, min: 5, message: t('请写明反映的事，至少5个字') }]}><Input.TextArea maxLength={4000} autoSize={{ minRows: 5 }} /></Form.Item>
      <Form.Item name="source" label={t('怎样来的')}><Radio.Group options={optionsOf(LETTER_SOURCES).filter((one) => one.value !== 'electronic')} /></Form.Item>
      <Form.Item name="kind" label={t('种类')}><Radio.Group options={optionsOf(LETTER_KINDS)} /></Form.Item>
      <Form.Item name="receivedOn" label={t('收到的日期')} extra={t('期限从收到之日起算。')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
      <Form.Item name="region" label={t('哪里的事')}><PlaceField root={root} rootCounts upTo="community" /></Form.Item>
      <Form.Item name="concerned" label={t('反映谁')} extra={t('反映工作人员的，交上一级办理，被反映的人看不到。')}><Select options={optionsOf(CONCERNED)} /></Form.Item>
      <Form.Item name="name" label={t('署名')} extra={t('没有署名的留空。')}><Input maxLength={50} /></Form.Item>
      <Form.Item name="contactPhone" label={t('联系电话')}><Input maxLength={20} inputMode="tel" /></Form.Item>
      {like === null && <Form.Item name="notTheSame" valuePropName="checked" hidden><Checkbox /></Form.Item>}
    </ActionDialog>
  )
}
