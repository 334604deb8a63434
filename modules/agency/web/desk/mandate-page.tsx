import { Button, Form, Input, InputNumber, Modal, Radio, Select, Tag } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, DateText, dateText, deskFile, DetailPage, Facts, FileView, Go, newClientId, Panel, Timeline, useCall, useGo, useMutate, useParam } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { getMandate, getMandatePaper, handMandate, handResult, listAgents, listMandates, MANDATE_STATES, noteStep, receivePaper, returnPaper, withdrawMandate, type MandateDeed, type MandateFile } from '../../contract.ts'
import { SIGNED, STEP_WORDS } from '../words.ts'
import './agency.css'

const TOUCHES = [getMandate, listMandates]
const SIGNING = [{ value: 'paper', label: '当面在纸上签了' }, { value: 'portal', label: '请居民在网上签' }] as const

/** One mandate: for what and until when, papers in custody with both signatures, cases, what was done. */
export default function MandatePage() {
  const id = useParam('id')
  const query = useCall(getMandate, { params: { id } })
  return <Awaiting query={query}>{(file) => <Sheet file={file} />}</Awaiting>
}

function Sheet({ file }: { file: MandateFile }) {
  const { mandate, papers, cases, steps, may, toBring } = file
  const [doing, setDoing] = useState<MandateDeed | 'photo'>()
  const [back, setBack] = useState<MandateFile['papers'][number]>()
  const go = useGo()
  const can = (deed: MandateDeed) => may.includes(deed)
  return (
    <DetailPage
      title={t('{name}的代办', { name: mandate.personName })}
      crumbs={[{ label: t('代办'), to: '/agency' }]}
      state={<Tag color={mandate.state === 'running' ? 'processing' : 'default'}>{t(MANDATE_STATES[mandate.state])}</Tag>}
      sentence={t('{person}委托{agent}办理{matters}，到{until}为止。', { person: mandate.personName, agent: mandate.agentName, matters: mandate.titles.join('、'), until: dateText(mandate.until) })}
      actions={[
        ...(can('bring') && mandate.mine && toBring.length > 0 ? [{ key: 'bring', label: t('代为申请'), primary: cases.length === 0, onChoose: () => go(`/agency/${mandate.id}/bring`) }] : []),
        ...(can('paper') ? [{ key: 'paper', label: t('收下材料'), onChoose: () => setDoing('paper') }] : []),
        ...(can('step') ? [{ key: 'step', label: t('记一笔'), onChoose: () => setDoing('step') }] : []),
        ...(can('result') ? [{ key: 'result', label: t('交结果'), primary: cases.length > 0, onChoose: () => setDoing('result') }] : []),
        ...(can('hand') ? [{ key: 'hand', label: t('转给同事'), seldom: true, onChoose: () => setDoing('hand') }] : []),
        ...(can('withdraw') ? [{ key: 'withdraw', label: t('按居民意思撤回'), danger: true, onChoose: () => setDoing('withdraw') }] : []),
      ]}
      noActions={mandate.state === 'proposed' ? t('等{name}同意。', { name: mandate.personName }) : t('委托已经结束。')}
      facts={<Panel title={t('委托')}><Facts facts={[
        { label: t('居民'), value: <Go to={`/people/${mandate.personId}`}>{mandate.personName}</Go> }, { label: t('代办人'), value: mandate.agentName },
        { label: t('委托方式'), value: mandate.basis === 'paper' ? t('书面签字') : t('网上同意'), note: mandate.basis === 'paper' && <Button size="small" type="link" onClick={() => setDoing('photo')}>{t('看委托书')}</Button> },
        { label: t('居民的要求'), value: mandate.limits || t('没有另外的要求') }, { label: t('写下'), value: <DateText value={mandate.at} form="time" /> }, { label: t('委托到'), value: <DateText value={mandate.until} /> },
        mandate.result !== '' && { label: t('交给居民'), value: mandate.result, note: mandate.signedAt ? t('{at}签收，{how}', { at: dateText(mandate.signedAt), how: t(SIGNED[mandate.signedHow as 'paper']) }) : t('等居民签收') },
      ]} /></Panel>}
    >
      <Panel title={t('办件')}>
        {cases.length === 0 ? <p className="d-quiet">{t('还没有申请。')}</p> : <ul>{cases.map((one) => <li key={one.caseId} className="a-line"><Go to={`/cases/${one.caseId}`}>{one.title}</Go><span className="d-quiet d-figures">{one.number}</span><span className="a-end">{one.stateName}</span></li>)}</ul>}
        {toBring.length > 0 && can('bring') && <p className="d-quiet a-beneath">{t('还没申请：{titles}', { titles: toBring.map((one) => one.title).join('、') })}</p>}
      </Panel>
      <Panel title={t('代管的材料')}>
        {papers.length === 0 ? <p className="d-quiet">{t('没有代管材料。')}</p> : (
          <div className="a-scroll"><table className="a-plain">
            <thead><tr><th scope="col">{t('材料')}</th><th scope="col">{t('存放')}</th><th scope="col">{t('收下')}</th><th scope="col">{t('退还')}</th></tr></thead>
            <tbody>{papers.map((one) => (
              <tr key={one.id}>
                <th scope="row">{one.name} <span className="d-quiet">{t('{n}份', { n: one.copies })}</span></th><td>{one.keptAt}</td>
                <td><DateText value={one.receivedAt} /> {one.receivedBy}<br /><span className={one.receivedSigned ? 'd-quiet' : 'a-late'}>{t('居民{signed}', { signed: t(SIGNED[one.receivedSigned]) })}</span></td>
                <td>{one.returnedAt ? <><DateText value={one.returnedAt} /> {one.returnedBy}<br /><span className={one.returnedSigned ? 'd-quiet' : 'a-late'}>{t('居民{signed}', { signed: t(SIGNED[one.returnedSigned]) })}</span></> : <Button size="small" onClick={() => setBack(one)}>{t('退还')}</Button>}</td>
              </tr>
            ))}</tbody>
          </table></div>
        )}
      </Panel>
      <Panel title={t('经过')}><Timeline entries={steps.map((one) => ({ id: one.id, title: t(STEP_WORDS[one.step] ?? one.step), at: one.at, by: one.byName, ...(one.note ? { body: one.note } : {}) }))} /></Panel>
      {doing === 'photo' && (
        <Modal open title={t('委托书')} width={880} onCancel={() => setDoing(undefined)} footer={null} destroyOnHidden>
          <FileView id={`mandate-${mandate.id}`} name={t('委托书')} tall load={(signal) => deskFile(getMandatePaper, { params: { id: mandate.id } }, { signal })} />
        </Modal>
      )}
      {doing && doing !== 'photo' && <DeedDialog deed={doing} file={file} onClose={() => setDoing(undefined)} />}
      {back && <ReturnDialog paper={back} onClose={() => setBack(undefined)} />}
    </DetailPage>
  )
}

function ReturnDialog({ paper, onClose }: { paper: MandateFile['papers'][number]; onClose: () => void }) {
  const giveBack = useMutate(returnPaper, { touches: TOUCHES })
  return (
    <ActionDialog<{ signed: 'paper' | 'portal' }> open name="return" title={t('退还{name}', { name: paper.name })} verb={t('退还')} initial={{ signed: 'paper' }}
      onSubmit={({ signed }) => giveBack.mutateAsync({ params: { id: paper.id }, body: { signed, version: paper.version, clientId: newClientId() } })} onClose={onClose}>
      <Form.Item name="signed" label={t('居民签收')}><Radio.Group options={SIGNING.map((one) => ({ ...one, label: t(one.label) }))} /></Form.Item>
    </ActionDialog>
  )
}

function DeedDialog({ deed, file: { mandate }, onClose }: { deed: MandateDeed; file: MandateFile; onClose: () => void }) {
  const params = { id: mandate.id }
  const { version } = mandate
  const receive = useMutate(receivePaper, { touches: TOUCHES })
  const step = useMutate(noteStep, { touches: TOUCHES })
  const hand = useMutate(handMandate, { touches: TOUCHES })
  const result = useMutate(handResult, { touches: TOUCHES })
  const withdraw = useMutate(withdrawMandate, { touches: TOUCHES })
  const agents = useCall(listAgents, {}, { enabled: deed === 'hand', staleMs: 60_000 })
  const clientId = newClientId()
  const signing = <Form.Item name="signed" label={t('居民签字')}><Radio.Group options={SIGNING.map((one) => ({ ...one, label: t(one.label) }))} /></Form.Item>
  if (deed === 'paper') {
    return (
      <ActionDialog<{ name: string; copies: number; keptAt: string; signed: 'paper' }> open name="paper" title={t('收下材料代管')} sentence={t('写明收了什么、放在哪里，两边都签。')} verb={t('收下')} initial={{ copies: 1, signed: 'paper' }}
        onSubmit={(typed) => receive.mutateAsync({ params, body: { ...typed, clientId } })} onClose={onClose}>
        <Form.Item name="name" label={t('证件或材料')} rules={[{ required: true, message: t('请填写证件或材料名称') }]}><Input maxLength={60} /></Form.Item>
        <Form.Item name="copies" label={t('几份')}><InputNumber min={1} max={99} precision={0} /></Form.Item>
        <Form.Item name="keptAt" label={t('存放在哪里')} rules={[{ required: true, message: t('请填写存放处') }]}><Input maxLength={60} placeholder={t('例如：服务站文件柜2层')} /></Form.Item>
        {signing}
      </ActionDialog>
    )
  }
  if (deed === 'step') {
    return (
      <ActionDialog<{ note: string }> open name="step" title={t('记一笔')} sentence={t('居民在网上也看得到。')} verb={t('记下')} onSubmit={({ note }) => step.mutateAsync({ params, body: { note, clientId } })} onClose={onClose}>
        <Form.Item name="note" label={t('做了什么')} rules={[{ required: true, message: t('请写明做了什么') }]}><Input.TextArea maxLength={300} autoSize={{ minRows: 2 }} /></Form.Item>
      </ActionDialog>
    )
  }
  if (deed === 'hand') {
    return (
      <ActionDialog<{ accountId: string; reason: string }> open name="hand" title={t('转给同事')} sentence={t('居民会收到消息，不愿意的可以撤回。')} verb={t('转过去')} reason={{}}
        onSubmit={(typed) => hand.mutateAsync({ params, body: { ...typed, version, clientId } })} onClose={onClose}>
        <Form.Item name="accountId" label={t('接手的人')} rules={[{ required: true, message: t('请选择接手的人') }]}>
          <Select showSearch={{ optionFilterProp: 'label' }} options={(agents.data?.items ?? []).map((one) => ({ value: one.id, label: t('{name}（{posts}）', { name: one.name, posts: one.posts }) }))} />
        </Form.Item>
      </ActionDialog>
    )
  }
  if (deed === 'result') {
    return (
      <ActionDialog<{ result: string; signed: 'paper' }> open name="result" title={t('交结果')} sentence={t('材料都退还签收了才能交结果；居民签收后委托结束。')} verb={t('交给居民')} initial={{ signed: 'paper' }}
        onSubmit={(typed) => result.mutateAsync({ params, body: { ...typed, version, clientId } })} onClose={onClose}>
        <Form.Item name="result" label={t('交给居民什么')} rules={[{ required: true, message: t('请写明交给了什么') }]}><Input.TextArea maxLength={300} autoSize={{ minRows: 2 }} placeholder={t('例如：高龄津贴核定通知书1份')} /></Form.Item>
        {signing}
      </ActionDialog>
    )
  }
  return (
    <ActionDialog<{ reason: string }> open name="withdraw" title={t('按居民意思撤回委托')} sentence={t('撤回后不再替居民办；手里的材料要退还。')} verb={t('撤回')} danger reason={{ label: t('居民怎么说的') }}
      onSubmit={({ reason }) => withdraw.mutateAsync({ params, body: { reason, version, clientId } })} onClose={onClose} />
  )
}
