import { Alert, Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import { Awaiting, ListPage, newClientId, PageHeading, Panel, ProblemAlert, useCall, useMutate, useParam } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { enterSheet, getEntryForm, getSurvey, listSheets, SHEET_STATES, type PaperSheet } from '../../contract.ts'
import { lacking, SheetFields, type Typed } from './sheet-fields.tsx'
import './surveys.css'

/** Paper sheets, typed in twice by two people. */
export default function EnterPage() {
  const id = useParam('id')
  const form = useCall(getEntryForm, { params: { id } })
  const open = useCall(getSurvey, { params: { id } }).data?.survey.openCode ?? null
  const [code, setCode] = useState('')
  const [number, setNumber] = useState('')
  const [typed, setTyped] = useState<Typed>({})
  const [settled, setSettled] = useState(false)
  const [marked, setMarked] = useState<string[]>([])
  const [said, setSaid] = useState<{ kind: 'success' | 'warning'; words: string }>()
  const send = useMutate(enterSheet, { touches: [listSheets, getSurvey] })
  const submit = async (questions: Parameters<typeof lacking>[0]) => {
    const lacks = lacking(questions, typed)
    setMarked(lacks)
    setSaid(undefined)
    if (lacks.length) return setSaid({ kind: 'warning', words: t('还有{n}题没有选。纸上没有答的必答题，请和答卷人核实，或不录这一份。', { n: lacks.length }) })
    const reply = await send.mutateAsync({ params: { id }, body: { code: open ?? code, number, answers: typed, settled, clientId: newClientId() } })
    setSettled(false)
    if (reply.state === 'differs') {
      setMarked(reply.differs)
      return setSaid({ kind: 'warning', words: t('和第一遍有{n}题不同，已标出。请再看一眼纸上写的，改好后勾选“照纸核过”再交。', { n: reply.differs.length }) })
    }
    setSaid({ kind: 'success', words: reply.state === 'done' ? t('{number}两遍一致，已计入。', { number: reply.number }) : t('{number}第一遍录好了，请另一位同事录第二遍。', { number: reply.number }) })
    setTyped({})
    setCode('')
    setNumber('')
  }
  return (
    <>
      <PageHeading title={t('录入纸质答卷')} crumbs={[{ label: t('问卷调查'), to: '/surveys' }, { label: form.data?.title ?? t('调查'), to: `/surveys/${id}` }]} />
      <Awaiting query={form}>
        {({ questions, open: takes }) => (
          <>
            {!takes && <Alert type="warning" showIcon title={t('现在不在填写期，不能录入。')} />}
            <Panel title={t('一份答卷')}>
              <p className="d-quiet">{t('每份由两个人各录一遍，互相看不到；两遍一致才计入。')}</p>
              <ProblemAlert error={send.error} />
              {said && <Alert type={said.kind} showIcon title={said.words} style={{ marginBlockEnd: 12 }} />}
              {open === null
                ? <fieldset className="su-entry"><legend><label htmlFor="sheet-code">{t('答卷码')}</label></legend><Input id="sheet-code" value={code} maxLength={20} style={{ maxInlineSize: 260 }} onChange={(event) => setCode(event.target.value)} /></fieldset>
                : <fieldset className="su-entry"><legend><label htmlFor="sheet-number">{t('写在答卷上的编号')}</label></legend><Input id="sheet-number" value={number} maxLength={12} style={{ maxInlineSize: 160 }} onChange={(event) => setNumber(event.target.value)} /></fieldset>}
              <SheetFields questions={questions} value={typed} onChange={setTyped} marked={marked} />
              {marked.length > 0 && said?.kind === 'warning' && <p><Checkbox checked={settled} onChange={(event) => setSettled(event.target.checked)}>{t('照纸核过，以这一遍为准')}</Checkbox></p>}
              <Button type="primary" loading={send.isPending} disabled={!takes} onClick={() => void submit(questions).catch(() => undefined)}>{t('录入')}</Button>
            </Panel>
          </>
        )}
      </Awaiting>
      <ListPage<typeof listSheets, PaperSheet>
        embedded id="survey-sheets" title={t('已录的答卷')} operation={listSheets}
        ask={({ tab, after }) => ({ params: { id }, query: { show: (tab || 'waiting') as 'waiting', ...(after ? { after } : {}) } })}
        read={(reply) => reply} rowKey={(row) => row.id}
        tabs={[{ key: 'waiting', label: t('等核对') }, { key: 'done', label: t('已核对') }]}
        columns={[
          { key: 'number', title: t('编号'), width: 160, render: (row) => row.number },
          { key: 'state', title: t('状态'), width: 180, render: (row) => t(SHEET_STATES[row.state]) },
          { key: 'by', title: t('录入人'), render: (row) => (row.mine ? t('{name}（请别的同事录第二遍）', { name: row.byName }) : row.byName) },
        ]}
        unit={t('份')}
        empty={{ why: t('没有等核对的答卷') }}
      />
    </>
  )
}
