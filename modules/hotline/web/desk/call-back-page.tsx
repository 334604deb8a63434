import { Button, Checkbox, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, callNow, dateText, DateText, DetailPage, Facts, Go, newClientId, Panel, problemOf, Timeline, useCall, useMutate, useParam } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { CALL_BACK_STATES, getCallBack, listCallBacks, recordCallBack, showCallBackNumber } from '../../contract.ts'
import { kindName, stepEntries } from './words.ts'
import './hotline.css'

interface Answers { inTime: boolean; solved: boolean; satisfied: boolean; words?: string }

/** Calls back: the number, three questions, and what follows. */
export default function CallBackPage() {
  const id = useParam('id')
  const query = useCall(getCallBack, { params: { id } })
  const [dialog, setDialog] = useState<'reached' | 'missed'>()
  const [phone, setPhone] = useState<string>()
  const [fault, setFault] = useState('')
  const record = useMutate(recordCallBack, { touches: [getCallBack, listCallBacks] })
  const show = () => callNow(showCallBackNumber, { params: { id }, body: {} }).then((reply) => setPhone(reply.phone), (refusal: unknown) => setFault(problemOf(refusal).title))
  return (
    <Awaiting query={query}>
      {({ callBack: one, steps }) => {
        const open = one.state === 'waiting' && one.mayCall
        return (
          <DetailPage
            title={one.title}
            crumbs={[{ label: t('回访'), to: '/hotline/call-backs' }]}
            sentence={t('{unit}{day}办结（{outcome}）。{due}', { unit: one.unitName, day: dateText(one.concludedAt), outcome: one.outcomeName, due: one.state === 'waiting' && one.dueOn ? t('请在{day}前回访。', { day: dateText(one.dueOn) }) : '' })}
            state={one.late ? t('回访已超期') : t(CALL_BACK_STATES[one.state])}
            actions={open ? [{ key: 'reached', label: t('打通了，记录回答'), primary: true, onChoose: () => setDialog('reached') }, { key: 'missed', label: t('没有打通'), onChoose: () => setDialog('missed') }] : []}
            noActions={one.state === 'waiting' ? t('回访由承办单位以外的接线人员进行，您可以查看。') : t('已经回访，只能查看。')}
            facts={<Panel title={t('办件')}><Facts facts={[
              { label: t('编号'), value: <Go to={`/cases/${one.caseId}`}>{one.caseNumber}</Go> }, { label: t('类型'), value: kindName(one.kind) || t('其他') }, { label: t('地点'), value: one.regionName }, { label: t('第几次办结'), value: t('第{n}次', { n: one.round }) },
              { label: t('来电号码'), value: phone ? <span className="hot-number">{phone}</span> : <>{one.callerMasked} {open && <Button size="small" onClick={() => void show()}>{t('显示号码')}</Button>}{fault && <span role="alert"> {fault}</span>}</>, note: phone ? t('查看已记入档案') : '' },
              { label: t('拨打'), value: t('{n}次', { n: one.tries }) },
            ]} /></Panel>}
          >
            <Panel title={t('给来电人的答复')}><p style={{ whiteSpace: 'pre-line' }}>{one.answer || t('没有写答复。')}</p></Panel>
            {one.state === 'reached' && (
              <Panel title={t('来电人的回答')}><Facts facts={[
                { label: t('按时联系'), value: one.inTime ? t('是') : t('否') }, { label: t('解决'), value: one.solved ? t('是') : t('否') }, { label: t('满意'), value: one.satisfied ? t('是') : t('否') }, { label: t('原话'), value: one.words || t('没有'), wide: true },
                { label: t('后续'), value: one.returned ? t('已退回重办') : t('归档') }, { label: t('回访人'), value: one.byName }, { label: t('时间'), value: <DateText value={one.doneAt} form="time" /> },
              ]} /></Panel>
            )}
            <Panel title={t('经过')}><Timeline entries={stepEntries(steps)} empty={t('还没有拨打')} /></Panel>
            {dialog === 'reached' && (
              <ActionDialog<Answers>
                open name="call-back" title={t('来电人怎么说')} sentence={t('照来电人的原话记。没有解决或者不满意的，办件会退回承办单位重办。')} verb={t('记录')}
                onSubmit={(typed) => record.mutateAsync({ params: { id }, body: { reached: true, inTime: typed.inTime, solved: typed.solved, satisfied: typed.satisfied, words: typed.words ?? '', version: one.version, clientId: newClientId() } })}
                onClose={() => setDialog(undefined)}
              >
                <YesNo name="inTime" label={t('承办人按时联系过您吗？')} yes={t('联系了')} no={t('没有')} />
                <YesNo name="solved" label={t('事情解决了吗？')} yes={t('解决了')} no={t('没有解决')} />
                <YesNo name="satisfied" label={t('您满意吗？')} yes={t('满意')} no={t('不满意')} />
                <Form.Item noStyle shouldUpdate>
                  {({ getFieldValue }) => {
                    const bad = getFieldValue('solved') === false || getFieldValue('satisfied') === false
                    return <Form.Item name="words" label={bad ? t('哪里没有解决、哪里不满意') : t('来电人说的话')} rules={bad ? [{ required: true, message: t('请写明哪里没有解决、哪里不满意') }] : []}><Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} /></Form.Item>
                  }}
                </Form.Item>
              </ActionDialog>
            )}
            {dialog === 'missed' && (
              <ActionDialog<{ words?: string; giveUp?: boolean }>
                open name="not-reached" title={t('没有打通')} sentence={t('过些时候再打。打过三次仍不通，可以按联系不上登记，另行统计，不计入三率。')} verb={t('记录')}
                onSubmit={(typed) => record.mutateAsync({ params: { id }, body: { reached: false, giveUp: typed.giveUp ?? false, words: typed.words ?? '', version: one.version, clientId: newClientId() } })} onClose={() => setDialog(undefined)}
              >
                <Form.Item name="words" label={t('情况')}><Input maxLength={500} placeholder={t('如：无人接听、停机')} /></Form.Item>
                <Form.Item name="giveUp" valuePropName="checked"><Checkbox>{t('按联系不上登记，不再拨打')}</Checkbox></Form.Item>
              </ActionDialog>
            )}
          </DetailPage>
        )
      }}
    </Awaiting>
  )
}

function YesNo({ name, label, yes, no }: { name: keyof Answers; label: string; yes: string; no: string }) {
  return <Form.Item name={name} label={label} rules={[{ required: true, message: t('请选择') }]}><Radio.Group options={[{ value: true, label: yes }, { value: false, label: no }]} /></Form.Item>
}
