import { Alert, Form, Input, InputNumber, Radio } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, dateText, DayInput, dayRule, DetailPage, Facts, Go, Panel, Timeline, useCall, useMutate, useParam } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { fileSelfCheck, getEvaluationTitle, listEvaluationTitles, reportCorrection, settleTitle, warnTitle } from '../../contract.ts'
import { Standing, stepEntries, unitKindText } from './words.tsx'
import './evaluation.css'

type Chosen = 'self_check' | 'warn' | 'report' | 'settle'

/** One title: whether it holds, its self-checks, its warnings and what was decided. */
export default function TitlePage() {
  const id = useParam('id')
  const query = useCall(getEvaluationTitle, { params: { id } })
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const touches = [getEvaluationTitle, listEvaluationTitles]
  const selfCheck = useMutate(fileSelfCheck, { touches })
  const warn = useMutate(warnTitle, { touches })
  const report = useMutate(reportCorrection, { touches })
  const settle = useMutate(settleTitle, { touches })
  const close = () => setChosen(null)
  return (
    <Awaiting query={query}>
      {({ title, entryId, selfChecks, steps, may }) => {
        const version = title.version
        return (
          <DetailPage
            title={`${title.unitName}：${title.title}${title.grade ? `（${title.grade}）` : ''}`}
            crumbs={[{ label: t('称号'), to: '/evaluation/titles' }]}
            sentence={t('{unit}于{day}命名，证书编号{number}。', { unit: title.unitName, day: dateText(title.grantedOn), number: title.number })}
            state={<Standing standing={title.standing} />}
            notice={
              <>
                {title.standing === 'warned' && title.correctBy && <Alert type="warning" showIcon title={t('已警示，{day}前整改；到期仍不达标的取消称号', { day: dateText(title.correctBy) })} />}
                {title.standing === 'removed' && title.removedOn && <Alert type="error" showIcon title={t('{day}取消，不再是有效称号', { day: dateText(title.removedOn) })} />}
                {title.standing === 'lapsed' && title.validUntil && <Alert type="info" showIcon title={t('有效期到{day}，已经到期', { day: dateText(title.validUntil) })} />}
                {title.owesSelfCheck && <Alert type="warning" showIcon title={t('今年的自查还没有报')} />}
              </>
            }
            actions={[
              ...(may.includes('self_check') ? [{ key: 'check', label: t('报年度自查'), primary: title.owesSelfCheck, onChoose: () => setChosen('self_check') }] : []),
              ...(may.includes('report') ? [{ key: 'report', label: t('报告整改情况'), primary: true, onChoose: () => setChosen('report') }] : []),
              ...(may.includes('keep') || may.includes('remove') ? [{ key: 'settle', label: t('作出处理'), primary: true, onChoose: () => setChosen('settle') }] : []),
              ...(may.includes('warn') ? [{ key: 'warn', label: t('警示，限期整改'), danger: true, onChoose: () => setChosen('warn') }] : []),
            ]}
            noActions={t('现在没有要您办的。')}
            facts={
              <Panel title={t('基本情况')}><Facts facts={[
                { label: t('单位类别'), value: unitKindText(title.unitKind) }, { label: t('所在地'), value: title.regionName }, { label: t('依据的方案'), value: title.schemeTitle },
                { label: t('证书编号'), value: title.number, note: t('居民可以在门户“荣誉查询”里核对') }, { label: t('命名日期'), value: dateText(title.grantedOn) },
                { label: t('有效期到'), value: title.validUntil ? dateText(title.validUntil) : t('长期') },
                entryId !== null && { label: t('申报'), value: <Go to={`/evaluation/entries/${entryId}`}>{t('查看申报和评分')}</Go> },
              ]} /></Panel>
            }
          >
            <Panel title={t('年度自查')}>
              {selfChecks.length === 0 ? <p className="d-quiet">{t('还没有报过自查。命名后的每一年自查一次。')}</p> : (
                <ul className="evl-items">
                  {selfChecks.map((one) => (
                    <li key={one.id}>
                      <div className="evl-item-head"><strong>{t('{year}年', { year: one.year })}</strong><span className="d-quiet">{t('{name}，{day}', { name: one.byName, day: dateText(one.at) })}</span></div>
                      <p>{one.words}</p>{one.faults && <p>{t('发现的问题：{faults}', { faults: one.faults })}</p>}
                    </li>
                  ))}
                </ul>
              )}
            </Panel>
            <Panel title={t('经过')}><Timeline entries={stepEntries(steps)} /></Panel>
            {chosen === 'self_check' && (
              <ActionDialog<{ year: number; words: string; faults?: string }> open name="self-check" title={t('报年度自查')} verb={t('报送')} sentence={t('对照命名时的标准，写明今年保持得怎么样。报送后不能修改。')}
                initial={{ year: Number(dayOf(new Date()).slice(0, 4)) }} onSubmit={({ year, words, faults }) => selfCheck.mutateAsync({ params: { id }, body: { year, words, faults: faults ?? '' } as never })} onClose={close}>
                <Form.Item name="year" label={t('年度')} rules={[{ required: true, message: t('请填写年度') }]}><InputNumber min={2000} max={2100} precision={0} style={{ width: 160 }} /></Form.Item>
                <Form.Item name="words" label={t('自查情况')} rules={[{ required: true, message: t('请写明自查情况') }]}><Input.TextArea maxLength={2000} autoSize={{ minRows: 4 }} /></Form.Item>
                <Form.Item name="faults" label={t('发现的问题和改进办法')}><Input.TextArea maxLength={1000} autoSize={{ minRows: 2 }} /></Form.Item>
              </ActionDialog>
            )}
            {chosen === 'warn' && (
              <ActionDialog<{ words: string; correctBy: string }> open name="warn-title" title={t('警示，限期整改')} verb={t('发出警示')} danger sentence={t('单位会收到消息。警示期间称号仍然有效，但会注明“限期整改”。')}
                onSubmit={({ words, correctBy }) => warn.mutateAsync({ params: { id }, body: { words, correctBy, version } as never })} onClose={close}>
                <Form.Item name="words" label={t('哪里不达标')} rules={[{ required: true, message: t('请写明哪里不达标') }]}><Input.TextArea maxLength={1000} autoSize={{ minRows: 3 }} /></Form.Item>
                <Form.Item name="correctBy" label={t('整改到哪天')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
              </ActionDialog>
            )}
            {chosen === 'report' && (
              <ActionDialog<{ words: string }> open name="report-correction" title={t('报告整改情况')} verb={t('报告')} onSubmit={({ words }) => report.mutateAsync({ params: { id }, body: { words } as never })} onClose={close}>
                <Form.Item name="words" label={t('整改了什么')} rules={[{ required: true, message: t('请写明整改情况') }]}><Input.TextArea maxLength={1000} autoSize={{ minRows: 3 }} /></Form.Item>
              </ActionDialog>
            )}
            {chosen === 'settle' && (
              <ActionDialog<{ keep: boolean; words: string }> open name="settle-title" title={t('作出处理')} verb={t('确定')} initial={{ keep: true }}
                sentence={may.includes('remove') ? t('取消以后，门户上不再显示为有效称号。') : t('现在可以保留。取消要等整改期满，并由发出警示以外的人决定。')}
                onSubmit={({ keep, words }) => settle.mutateAsync({ params: { id }, body: { keep, words, version } as never })} onClose={close}>
                <Form.Item name="keep" label={t('处理')}><Radio.Group options={[{ value: true, label: t('整改合格，保留') }, { value: false, label: t('取消称号'), disabled: !may.includes('remove') }]} /></Form.Item>
                <Form.Item name="words" label={t('理由')} rules={[{ required: true, message: t('请写明理由') }]}><Input.TextArea maxLength={1000} autoSize={{ minRows: 3 }} /></Form.Item>
              </ActionDialog>
            )}
          </DetailPage>
        )
      }}
    </Awaiting>
  )
}
