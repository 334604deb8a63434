import { Button, Checkbox, Form, Input, InputNumber, Radio, Select, Tag } from 'antd'
import { useState } from 'react'
import { ActionDialog, DayInput, Go, PageHeading, Panel, ProblemAlert, useMutate, useParam } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { ASK_PURPOSES, askPurposes, explainEntitlements, factOf, suggestEntitlementVisit, type Entitlement, type EntitlementAnswer, type FactKey, type Knowledge } from '../../contract.ts'
import { useDeed } from './deed.ts'
import './entitlements.css'

const GROUPS = [['yes', '很可能可以享受'], ['unknown', '要再问几句'], ['no', '现在不符合']] as const
const MARK = { yes: '符合', no: '不符合', unknown: '还不知道' } as const

/** Beside the person: why one looks, then what the records say and what the person answers, as a suggestion. Nothing of it is kept. */
export default function PersonPage() {
  const id = useParam('id')
  const ask = useMutate(explainEntitlements, { touches: [] })
  const visit = useDeed(suggestEntitlementVisit, [])
  const [why, setWhy] = useState<{ purpose: (typeof askPurposes)[number]; ref: string }>()
  const [answers, setAnswers] = useState<Knowledge>({})
  const [arranging, setArranging] = useState(false)
  const [made, setMade] = useState<string>()
  const [said, setSaid] = useState<EntitlementAnswer>()
  const fault = ask.error

  const look = (next: Knowledge, reason = why) => {
    setAnswers(next)
    if (reason) void ask.mutateAsync({ params: { id }, body: { ...reason, answers: next } }).then(setSaid, () => undefined)
  }
  const wanted = said ? [...new Set(said.items.flatMap((one) => one.missing))].slice(0, 6) : []
  const likely = said?.items.filter((one) => one.value === 'yes') ?? []
  return (
    <article>
      <PageHeading title={t('看看能享受什么')} crumbs={[{ label: t('居民'), to: '/people' }, { label: t('居民档案'), to: `/people/${id}` }]} />
      <p className="d-sentence">{t('和本人一起看：只是建议，不作决定。本人答的内容不保存；查看会记入日志，本人看得到。')}</p>
      {!said && (
        <Panel title={t('为什么看')}>
          <Form layout="vertical" initialValues={{ purpose: 'visit' }} onFinish={(typed: { purpose: (typeof askPurposes)[number]; ref?: string }) => {
            const reason = { purpose: typed.purpose, ref: typed.ref?.trim() ?? '' }
            setWhy(reason)
            look({}, reason)
          }}>
            <Form.Item name="purpose" label={t('原因')}><Radio.Group options={askPurposes.map((value) => ({ value, label: t(ASK_PURPOSES[value]) }))} /></Form.Item>
            <Form.Item name="ref" label={t('哪一次走访、哪个办件')} extra={t('看不满14周岁儿童的必须写明。')}><Input maxLength={60} /></Form.Item>
            {fault && <ProblemAlert error={fault} />}
            <Button type="primary" htmlType="submit" loading={ask.isPending}>{t('看一看')}</Button>
          </Form>
        </Panel>
      )}
      {said && (
        <div className="d-columns">
          <div className="d-main">
            {GROUPS.map(([value, title]) => {
              const lines = said.items.filter((one) => one.value === value)
              return lines.length > 0 && (
                <Panel key={value} title={t('{title}（{n}项）', { title: t(title), n: lines.length })}>
                  <ul className="en-list">{lines.map((one) => <Line key={one.matter} one={one} />)}</ul>
                </Panel>
              )
            })}
          </div>
          <aside className="d-side" aria-label={t('问一问')}>
            <Panel title={t('问一问')}>
              {wanted.length === 0 ? <p className="d-quiet">{t('没有要再问的了。')}</p> : wanted.map((key) => <Question key={key} name={key} onSay={(value) => look({ ...answers, [key]: value })} />)}
              {Object.keys(answers).length > 0 && <Button onClick={() => look({})}>{t('清空重问')}</Button>}
              {fault && <ProblemAlert error={fault} />}
            </Panel>
            <Panel title={t('档案里的')}>
              <ul className="en-plain">{(Object.keys(said.known) as FactKey[]).map((key) => <li key={key}>{wordsOf(key, said.known[key])}</li>)}</ul>
            </Panel>
            <Panel title={t('安排上门')}>
              {made ? <p>{t('已安排，办件')} <Go to={`/cases/${made}`}>{made}</Go></p> : <Button type="primary" disabled={likely.length === 0 && said.items.every((one) => one.value === 'no')} onClick={() => setArranging(true)}>{t('安排上门')}</Button>}
            </Panel>
          </aside>
        </div>
      )}
      {arranging && said && (
        <ActionDialog<{ matters: string[]; when?: string; said?: string; agreed?: boolean }>
          open name="visit" title={t('安排上门')} sentence={t('会交给社区工作者，按上门办件办理。')} verb={t('安排')} initial={{ matters: likely.slice(0, 10).map((one) => one.matter) }}
          onSubmit={async (typed) => setMade((await visit({ params: { id }, body: { matters: typed.matters, said: typed.said ?? '', agreed: typed.agreed === true, ...(typed.when ? { when: typed.when } : {}) } })).number)}
          onClose={() => setArranging(false)}
        >
          <Form.Item name="matters" label={t('看哪些')} rules={[{ required: true, message: t('请至少选一项') }]}><Select mode="multiple" options={said.items.filter((one) => one.value !== 'no').map((one) => ({ value: one.matter, label: one.title }))} /></Form.Item>
          <Form.Item name="when" label={t('哪天')}><DayInput /></Form.Item>
          <Form.Item name="said" label={t('本人想先说的')}><Input.TextArea maxLength={400} autoSize={{ minRows: 2 }} /></Form.Item>
          <Form.Item name="agreed" valuePropName="checked" rules={[{ validator: async (_rule, value) => { if (!value) throw new Error(t('请先征得本人同意')) } }]}><Checkbox>{t('本人愿意上门')}</Checkbox></Form.Item>
        </ActionDialog>
      )}
    </article>
  )
}

const wordsOf = (key: FactKey, value: unknown): string => {
  const fact = factOf(key)
  if (fact.kind === 'yes') return value ? fact.yes : fact.no
  return fact.kind === 'choice' ? `${fact.title}：${fact.choices[String(value)] ?? ''}` : `${fact.title}：${String(value)}${fact.unit}`
}

function Line({ one }: { one: Entitlement }) {
  return (
    <li>
      <div className="en-head"><strong>{one.title}</strong>{one.type === 'relief' && <Tag>{t('救助型')}</Tag>}<span className="en-end">{one.value !== 'no' && <Go to={`/window?matter=${one.matter}`}>{t('到窗口办理')}</Go>}</span></div>
      <ul className="en-plain">{one.because.map((line) => <li key={line.words}>{t(line.words)}：<strong>{t(MARK[line.value])}</strong></li>)}</ul>
      {one.standards.length > 0 && <p className="d-quiet">{t('{what}还没有填写，由旗区民政在“待遇条件”里填写。', { what: one.standards.join('、') })}</p>}
      {one.bring.length > 0 && one.value === 'yes' && <p>{t('要带：{what}', { what: one.bring.join('、') })}</p>}
      {one.note && <p className="d-quiet">{one.note}</p>}
    </li>
  )
}

function Question({ name, onSay }: { name: FactKey; onSay: (value: boolean | number | string) => void }) {
  const fact = factOf(name)
  const [typed, setTyped] = useState<number | null>(null)
  return (
    <div className="en-question">
      <p id={`q-${name}`}>{t(fact.ask ?? '')}</p>
      {fact.kind === 'number' ? (
        <span className="en-head"><InputNumber aria-labelledby={`q-${name}`} min={0} value={typed} onChange={setTyped} suffix={fact.unit} /><Button disabled={typed === null} onClick={() => typed !== null && onSay(typed)}>{t('填好')}</Button></span>
      ) : fact.kind === 'yes' ? (
        <span className="en-head" role="group" aria-labelledby={`q-${name}`}><Button onClick={() => onSay(true)}>{t('是')}</Button><Button onClick={() => onSay(false)}>{t('不是')}</Button></span>
      ) : (
        <span className="en-head" role="group" aria-labelledby={`q-${name}`}>{Object.entries(fact.choices).map(([value, label]) => <Button key={value} onClick={() => onSay(value)}>{t(label)}</Button>)}</span>
      )}
    </div>
  )
}
