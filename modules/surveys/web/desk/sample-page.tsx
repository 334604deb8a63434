import { Alert, Button, Drawer, Form, Input, Radio, Space } from 'antd'
import { useEffect, useState } from 'react'
import { ActionDialog, dateText, Go, ListPage, newClientId, ProblemAlert, useCall, useMutate, useParam } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { askMember, ASKING_WAYS, enterInterview, getEntryForm, getSurvey, listSample, noteMember, remindSample, SAMPLE_STATES, type SampleMember } from '../../contract.ts'
import { lacking, SheetFields, type Typed } from './sheet-fields.tsx'
import './surveys.css'

/** Whom to ask: those drawn in one's own place, in the order of the draw. */
export default function SamplePage() {
  const id = useParam('id')
  const title = useCall(getSurvey, { params: { id } }).data?.survey.title ?? ''
  const [dialog, setDialog] = useState<{ what: 'ask' | 'phone' | 'note'; one: SampleMember } | 'remind' | null>(null)
  const [given, setGiven] = useState<{ code: string; link: string; sent: boolean; name: string } | null>(null)
  const touches = [listSample, getSurvey]
  const [ask, note, remind] = [useMutate(askMember, { touches }), useMutate(noteMember, { touches }), useMutate(remindSample, { touches })]
  const [reminded, setReminded] = useState<number>()
  const close = () => setDialog(null)
  const inHand = useInHand()
  const deeds = (row: SampleMember, size: 'small' | 'middle') => (
    <Space wrap>
      {row.state !== 'asked' && row.state !== 'not_eligible' && <Button size={size} type="primary" onClick={() => setDialog({ what: 'ask', one: row })}>{t('发答卷码')}</Button>}
      {row.state !== 'asked' && row.state !== 'not_eligible' && <Button size={size} onClick={() => setDialog({ what: 'phone', one: row })}>{t('电话访问')}</Button>}
      {row.state === 'asked' && row.way !== 'phone' && <Button size={size} onClick={() => setDialog({ what: 'ask', one: row })}>{t('补发')}</Button>}
      {row.state !== 'asked' && <Button size={size} onClick={() => setDialog({ what: 'note', one: row })}>{t('没联系成')}</Button>}
    </Space>
  )
  return (
    <>
      <ListPage<typeof listSample, SampleMember>
        id="survey-sample"
        title={t('联系被抽中的人')}
        crumbs={[{ label: t('问卷调查'), to: '/surveys' }, { label: title || t('调查'), to: `/surveys/${id}` }]}
        operation={listSample}
        ask={({ tab, after }) => ({ params: { id }, query: { ...(tab && tab !== 'all' ? { show: tab as 'drawn' } : {}), ...(after ? { after } : {}) } })}
        read={(reply) => reply}
        rowKey={(row) => row.id}
        tabs={[{ key: 'all', label: t('全部') }, ...(['drawn', 'asked', 'unreachable', 'refused'] as const).map((one) => ({ key: one, label: t(SAMPLE_STATES[one]) }))]}
        notice={
          <>
            <p className="d-quiet">{t('只有您能看到本辖区被抽中的人。系统不知道谁填过答卷，提醒时发给所有拿到答卷码的人。')}</p>
            {reminded !== undefined && <Alert type="success" showIcon title={t('已提醒{n}人。', { n: reminded })} style={{ marginBlockEnd: 12 }} />}
          </>
        }
        columns={inHand ? [
          { key: 'one', title: t('姓名、住址'), render: (row) => (
            <div className="su-card"><strong><Go to={`/people/${row.personId}`}>{row.name}</Go></strong> <span className="d-quiet">{t(SAMPLE_STATES[row.state])}</span><div>{`${row.regionName} ${row.address}`}</div>{deeds(row, 'middle')}</div>
          ) },
        ] : [
          { key: 'name', title: t('姓名'), width: 130, render: (row) => <Go to={`/people/${row.personId}`}>{row.name}</Go> },
          { key: 'address', title: t('住址'), render: (row) => `${row.regionName} ${row.address}` },
          { key: 'state', title: t('状态'), width: 270, render: (row) => <>{t(SAMPLE_STATES[row.state])}{row.onDay && <span className="d-quiet"> {dateText(row.onDay)}{row.way && `，${t(ASKING_WAYS[row.way as 'letter'] ?? row.way)}`}</span>}</> },
          { key: 'do', title: t('办理'), width: 270, always: true, render: (row) => deeds(row, 'small') },
        ]}
        unit={t('人')}
        empty={{ why: t('本辖区没有这一类的人'), todo: t('换一个状态看看。') }}
        action={<Button onClick={() => setDialog('remind')}>{t('提醒')}</Button>}
      />
      {dialog === 'remind' && (
        <ActionDialog open name="remind-sample" title={t('提醒填写')} verb={t('提醒')} sentence={t('给所有拿到答卷码的人发一条消息，已经填过的请不用理会。三天内只能提醒一次。')} onClose={close}
          onSubmit={async () => setReminded((await remind.mutateAsync({ params: { id }, body: { clientId: newClientId() } })).reminded)} />
      )}
      {dialog !== null && dialog !== 'remind' && dialog.what === 'ask' && (
        <ActionDialog<{ way: 'message' | 'letter' | 'door'; again?: string }> open name="ask-member" title={dialog.one.state === 'asked' ? t('补发答卷码') : t('发答卷码')} verb={t('发答卷码')} initial={{ way: 'door' }} onClose={close}
          sentence={t('{name}：码只显示这一次，用一次就作废，和人不留对应关系。', { name: dialog.one.name })}
          onSubmit={async ({ way, again }) => {
            const reply = await ask.mutateAsync({ params: { id: dialog.one.id }, body: { way, again: again ?? '', version: dialog.one.version, clientId: newClientId() } })
            setGiven({ ...reply, name: dialog.one.name })
          }}>
          <Form.Item name="way" label={t('怎样交给本人')} rules={[{ required: true }]}><Radio.Group options={[{ value: 'door', label: t('当面') }, { value: 'letter', label: t('纸质答卷') }, { value: 'message', label: t('发消息') }]} /></Form.Item>
          {dialog.one.state === 'asked' && <Form.Item name="again" label={t('为什么补发')} rules={[{ required: true, message: t('请写明为什么补发') }]} extra={t('补发的份数会写进结果。')}><Input maxLength={200} /></Form.Item>}
        </ActionDialog>
      )}
      {dialog !== null && dialog !== 'remind' && dialog.what === 'note' && (
        <ActionDialog<{ state: 'refused' | 'unreachable' | 'not_eligible' }> open name="note-member" title={t('没联系成：{name}', { name: dialog.one.name })} verb={t('记下')} initial={{ state: 'unreachable' }} onClose={close}
          onSubmit={({ state }) => note.mutateAsync({ params: { id: dialog.one.id }, body: { state, version: dialog.one.version, clientId: newClientId() } })}>
          <Form.Item name="state" label={t('情况')} rules={[{ required: true }]} extra={t('“不在范围”指去世、迁走等不该在名单里的，不算应答人数。')}><Radio.Group options={(['unreachable', 'refused', 'not_eligible'] as const).map((value) => ({ value, label: t(SAMPLE_STATES[value]) }))} /></Form.Item>
        </ActionDialog>
      )}
      {dialog !== null && dialog !== 'remind' && dialog.what === 'phone' && <Interview surveyId={id} one={dialog.one} onClose={close} />}
      {given && (
        <ActionDialog open name="given-code" title={t('答卷码')} verb={t('已经交给本人')} onSubmit={async () => undefined} onClose={() => setGiven(null)}
          sentence={given.sent ? t('已发消息给{name}，也可以把下面的码告诉本人。', { name: given.name }) : t('请抄给{name}，或写在纸质答卷上。关掉以后看不到了。', { name: given.name })}>
          <p className="su-code">{given.code}</p>
          <p className="d-quiet">{given.link}</p>
        </ActionDialog>
      )}
    </>
  )
}

/** A window as narrow as a telephone: rows become cards. */
function useInHand(): boolean {
  const [narrow, setNarrow] = useState(() => matchMedia('(max-width: 700px)').matches)
  useEffect(() => {
    const query = matchMedia('(max-width: 700px)')
    const follow = () => setNarrow(query.matches)
    query.addEventListener('change', follow)
    return () => query.removeEventListener('change', follow)
  }, [])
  return narrow
}

/** The questions read out on the phone, the answers typed in. */
function Interview({ surveyId, one, onClose }: { surveyId: string; one: SampleMember; onClose: () => void }) {
  const form = useCall(getEntryForm, { params: { id: surveyId } })
  const [typed, setTyped] = useState<Typed>({})
  const [missing, setMissing] = useState<string[]>([])
  const send = useMutate(enterInterview, { touches: [listSample, getSurvey] })
  return (
    <Drawer open size={640} title={t('电话访问：{name}', { name: one.name })} onClose={onClose} extra={<Button type="primary" loading={send.isPending} onClick={() => {
      const lacks = lacking(form.data?.questions ?? [], typed)
      setMissing(lacks)
      if (lacks.length === 0) void send.mutateAsync({ params: { id: one.id }, body: { answers: typed, version: one.version, clientId: newClientId() } }).then(onClose, () => undefined)
    }}>{t('交答卷')}</Button>}>
      <p>{t('先说明：不记姓名，可以不答。电话号码到居民档案里查看。')} <Go to={`/people/${one.personId}`}>{t('打开档案')}</Go></p>
      <ProblemAlert error={send.error} />
      {missing.length > 0 && <Alert type="error" showIcon title={t('还有{n}题没有选', { n: missing.length })} style={{ marginBlockEnd: 12 }} />}
      {form.data && <SheetFields questions={form.data.questions} value={typed} onChange={setTyped} marked={missing} />}
    </Drawer>
  )
}
