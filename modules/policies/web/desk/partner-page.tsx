import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, DateText, dateText, DayInput, dayRule, DetailPage, Facts, Panel, useCall, useMutate, useParam } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { addProgramme, endPartner, getPartner, listPartners, PARTNER_KINDS, writeProgrammeResult, type Programme } from '../../contract.ts'

const touches = [getPartner, listPartners]

/** One partner: programmes and what came of them. */
export default function PartnerPage() {
  const id = useParam('id')
  const query = useCall(getPartner, { params: { id } })
  const [chosen, setChosen] = useState<'programme' | 'end' | Programme | null>(null)
  const add = useMutate(addProgramme, { touches })
  const end = useMutate(endPartner, { touches })
  const write = useMutate(writeProgrammeResult, { touches })
  const close = () => setChosen(null)
  return (
    <Awaiting query={query}>
      {({ partner, mayKeep }) => (
        <DetailPage
          title={partner.name}
          crumbs={[{ label: t('合作伙伴'), to: '/policies/partners' }]}
          sentence={t('{place}，{kind}，{day}开始。', { place: partner.place, kind: t(PARTNER_KINDS[partner.kind]), day: dateText(partner.fromOn) })}
          state={partner.endedOn ? t('已结束') : t('合作中')}
          actions={mayKeep && !partner.endedOn ? [
            { key: 'programme', label: t('登记项目'), primary: true, onChoose: () => setChosen('programme') }, { key: 'end', label: t('结束合作'), danger: true, onChoose: () => setChosen('end') },
          ] : []}
          facts={<Panel title={t('基本情况')}><Facts facts={[
            { label: t('地区'), value: partner.place }, { label: t('种类'), value: t(PARTNER_KINDS[partner.kind]) }, { label: t('联系处室'), value: partner.contact }, { label: t('开始日期'), value: <DateText value={partner.fromOn} /> },
            partner.endedOn !== null && { label: t('结束日期'), value: <DateText value={partner.endedOn} /> },
          ]} /></Panel>}
        >
          <Panel title={t('项目和成果')}>
            {partner.programmes.length === 0 ? <p className="d-quiet">{t('还没有合作项目。')}</p> : (
              <ul className="pol-list">
                {partner.programmes.map((one) => (
                  <li key={one.id}>
                    <strong>{one.title}</strong> <span className="d-quiet">{one.untilOn ? t('{from}至{until}', { from: dateText(one.fromOn), until: dateText(one.untilOn) }) : t('{from}起', { from: dateText(one.fromOn) })}</span>
                    <p>{one.content}</p>
                    {one.result ? <p>{t('成果（{day}）：{result}', { day: dateText(one.resultOn!), result: one.result })}</p> : <p className="d-quiet">{t('还没有填写成果。')}</p>}
                    {mayKeep && <Button size="small" onClick={() => setChosen(one)}>{one.result ? t('更新成果') : t('填写成果')}</Button>}
                  </li>
                ))}
              </ul>
            )}
          </Panel>
          {chosen === 'programme' && (
            <ActionDialog<{ title: string; fromOn: string; untilOn?: string; content: string }> open name="programme" title={t('登记合作项目')} verb={t('登记')} initial={{ fromOn: dayOf(new Date()) }}
              onSubmit={(typed) => add.mutateAsync({ params: { id }, body: { ...typed, untilOn: typed.untilOn || null } as never })} onClose={close}>
              <Form.Item name="title" label={t('项目名称')} rules={[{ required: true, message: t('请填写名称') }]}><Input maxLength={80} /></Form.Item>
              <Form.Item name="content" label={t('做什么')} rules={[{ required: true, message: t('请写明做什么') }]}><Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} /></Form.Item>
              <Form.Item name="fromOn" label={t('开始日期')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
              <Form.Item name="untilOn" label={t('结束日期')} rules={[dayRule()]}><DayInput /></Form.Item>
            </ActionDialog>
          )}
          {chosen === 'end' && (
            <ActionDialog<{ on: string; words: string }> open name="end-partner" title={t('结束合作')} verb={t('结束')} danger sentence={t('项目和成果保留。')} initial={{ on: dayOf(new Date()) }}
              onSubmit={(typed) => end.mutateAsync({ params: { id }, body: { ...typed, version: partner.version } as never })} onClose={close}>
              <Form.Item name="on" label={t('结束日期')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
              <Form.Item name="words" label={t('原因')} rules={[{ required: true, message: t('请写明原因') }]}><Input maxLength={200} /></Form.Item>
            </ActionDialog>
          )}
          {chosen !== null && typeof chosen === 'object' && (
            <ActionDialog<{ result: string; on: string }> open name="result" title={t('填写“{title}”的成果', { title: chosen.title })} verb={t('保存')} initial={{ result: chosen.result, on: dayOf(new Date()) }}
              onSubmit={(typed) => write.mutateAsync({ params: { id: chosen.id }, body: { ...typed, version: chosen.version } as never })} onClose={close}>
              <Form.Item name="result" label={t('成果')} rules={[{ required: true, message: t('请写明成果') }]}><Input.TextArea maxLength={1000} autoSize={{ minRows: 3 }} /></Form.Item>
              <Form.Item name="on" label={t('到哪天')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
            </ActionDialog>
          )}
        </DetailPage>
      )}
    </Awaiting>
  )
}
