import { Button, Form, Input, Radio, Select } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { ActionDialog, callNow, Panel, ProblemAlert, useMutate, useRefresh } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { CALL_KINDS, CALL_LINKS, callKinds, getHotlineCall, getHotlineDesk, linkCall, writeCall, type HotlineCall } from '../../contract.ts'

/** Notes are kept while they are written, three seconds after the last key and when the field is left. */
const KEPT_AFTER = 3_000

export function NotesPart({ call, onSearch }: { call: HotlineCall; onSearch: (words: string) => void }) {
  const [notes, setNotes] = useState(call.notes)
  const [kept, setKept] = useState<'kept' | 'typing' | 'saving'>('kept')
  const [fault, setFault] = useState<unknown>()
  const [linking, setLinking] = useState(false)
  const refresh = useRefresh()
  const kind = useMutate(writeCall, { touches: [getHotlineCall, getHotlineDesk] })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const save = async (words: string) => {
    clearTimeout(timer.current)
    setKept('saving')
    try {
      // The telephone may have moved the call on meanwhile; the notes are this agent's alone.
      const { version } = await callNow(getHotlineCall, { params: { id: call.id } })
      await callNow(writeCall, { params: { id: call.id }, body: { notes: words, version, clientId: `notes-${call.id}-${version}-${Date.now()}` } })
      setFault(undefined)
      setKept('kept')
      await refresh(getHotlineCall)
    } catch (refusal) {
      setFault(refusal)
      setKept('typing')
    }
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  return (
    <Panel title={t('通话记录')} aside={<span className="d-quiet">{kept === 'kept' ? t('已保存') : kept === 'saving' ? t('正在保存') : t('还没保存')}</span>}>
      {(fault ?? kind.error) !== undefined && (fault ?? kind.error) !== null && <ProblemAlert error={fault ?? kind.error} />}
      <Radio.Group
        aria-label={t('诉求类型')} optionType="button" value={call.kind || null} options={callKinds.map((value) => ({ value, label: t(CALL_KINDS[value]) }))}
        onChange={(event) => kind.mutate({ params: { id: call.id }, body: { kind: event.target.value as (typeof callKinds)[number], version: call.version, clientId: `kind-${call.id}-${call.version}` } })}
      />
      <Input.TextArea
        aria-label={t('通话记录')} style={{ marginBlockStart: 8 }} value={notes} maxLength={4000} autoSize={{ minRows: 4, maxRows: 12 }} placeholder={t('说了什么、怎么答的')}
        onChange={(event) => {
          const words = event.target.value
          setNotes(words)
          setKept('typing')
          onSearch(words.slice(-12))
          clearTimeout(timer.current)
          timer.current = setTimeout(() => void save(words), KEPT_AFTER)
        }}
        onBlur={() => kept === 'typing' && void save(notes)}
      />
      <ul className="hot-list">
        {call.links.map((one) => <li key={one.id}><span className="hot-row"><strong>{t(CALL_LINKS[one.link])}</strong><span className="d-figures">{one.number}</span><span className="d-quiet">{one.title}</span></span></li>)}
      </ul>
      <p style={{ marginBlockStart: 8 }}><Button size="small" onClick={() => setLinking(true)}>{t('按编号催办、表扬或查询')}</Button></p>
      {linking && <LinkDialog call={call} onClose={() => setLinking(false)} />}
    </Panel>
  )
}

function LinkDialog({ call, onClose }: { call: HotlineCall; onClose: () => void }) {
  const link = useMutate(linkCall, { touches: [getHotlineCall, getHotlineDesk] })
  return (
    <ActionDialog<{ number: string; link: 'joined' | 'urged' | 'praised' | 'asked'; words?: string }>
      open name="link-call" title={t('关联已有办件')} verb={t('关联')} initial={{ link: 'urged' }}
      onSubmit={({ number, link: how, words }) => link.mutateAsync({ params: { id: call.id }, body: { number, link: how, words: words ?? '', clientId: `link-${call.id}-${Date.now()}` } })} onClose={onClose}
    >
      <Form.Item name="number" label={t('办件编号')} rules={[{ required: true, message: t('请填写办件编号') }]}><Input maxLength={40} placeholder="20261122-0000017" /></Form.Item>
      <Form.Item name="link" label={t('来电是')}><Select options={(['urged', 'praised', 'asked', 'joined'] as const).map((value) => ({ value, label: t(CALL_LINKS[value]) }))} /></Form.Item>
      <Form.Item name="words" label={t('说了什么')}><Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} /></Form.Item>
    </ActionDialog>
  )
}
