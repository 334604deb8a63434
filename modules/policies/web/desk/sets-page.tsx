import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Alert, Button, Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, dateText, Go, PageHeading, Panel, useCall, useMutate, useSearchState } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { enterPeriodGroup, getPeriodSet, GROUPS, periodText, type FigureShape, type GroupShown } from '../../contract.ts'
import { Area } from './parts.tsx'

/** 四类信息: facilities, service, needs, satisfaction, period by period. */
export default function SetsPage() {
  const [search, setSearch] = useSearchState()
  const query = useCall(getPeriodSet, { query: { ...(search.period ? { period: search.period } : {}), ...(search.place ? { region: search.place } : {}) } }, { keep: true })
  const [entering, setEntering] = useState<GroupShown | null>(null)
  return (
    <>
      <Area at="/policies/period-data" />
      <Awaiting query={query}>
        {(page) => (
          <>
            <PageHeading title={t('{place}{period}四类信息', { place: page.regionName, period: periodText(page.period) })} />
            <div className="pol-tools">
              <Select aria-label={t('时期')} value={page.period} style={{ width: 220 }} onChange={(value) => setSearch({ period: value })}
                options={[...page.periods.map((one) => ({ value: one.period, label: one.lacking ? t('{period}（缺{n}类）', { period: periodText(one.period), n: one.lacking }) : t('{period}（齐全）', { period: periodText(one.period) }) })),
                  ...(page.periods.some((one) => one.period === page.period) ? [] : [{ value: page.period, label: periodText(page.period) }])]} />
              {search.place && <Button onClick={() => setSearch({ place: undefined })}>{t('回到本级')}</Button>}
            </div>
            {page.complete ? <Alert type="success" showIcon title={t('四类信息齐全')} /> : <Alert type="warning" showIcon title={t('还缺{groups}', { groups: page.lacking.map((one) => t(GROUPS[one])).join('、') })} />}
            <div className="pol-pair" style={{ marginBlockStart: 16 }}>
              {page.groups.map((one) => (
                <Panel key={one.group} title={t(GROUPS[one.group])} aside={page.mayEnter && <Button size="small" type={one.entered ? 'default' : 'primary'} onClick={() => setEntering(one)}>{one.entered ? t('更正') : t('填报')}</Button>}>
                  <Figures rows={one.entered?.figures ?? one.proposal} />
                  {one.entered
                    ? <><p>{t('评估：{words}', { words: one.entered.assessment })}</p>{one.entered.words && <p>{one.entered.words}</p>}<p className="d-quiet">{t('{name}，{day}填报', { name: one.entered.byName, day: dateText(one.entered.at) })}{one.entered.nth > 1 && t('，第{n}次', { n: one.entered.nth })}</p></>
                    : <p className="d-quiet">{t('以上是系统记录的数，还没有填报和评估。')}</p>}
                </Panel>
              ))}
            </div>
            {page.parts.length > 0 && (
              <Panel title={t('各街道（苏木镇）')}>
                <div className="pol-scroll">
                  <table className="d-table">
                    <thead><tr><th scope="col">{t('街道（苏木镇）')}</th><th scope="col">{t('还缺')}</th></tr></thead>
                    <tbody>{page.parts.map((one) => <tr key={one.region}><th scope="row"><Go to={`/policies/period-data?period=${page.period}&place=${one.region}`}>{one.regionName}</Go></th><td>{one.lacking.length ? <span className="pol-late">{one.lacking.map((each) => t(GROUPS[each])).join('、')}</span> : t('齐全')}</td></tr>)}</tbody>
                  </table>
                </div>
              </Panel>
            )}
            {entering && <Enter period={page.period} group={entering} onClose={() => setEntering(null)} />}
          </>
        )}
      </Awaiting>
    </>
  )
}

function Figures({ rows }: { rows: FigureShape[] }) {
  return (
    <table className="d-table">
      <thead><tr><th scope="col">{t('项目')}</th><th scope="col" className="d-end">{t('数')}</th><th scope="col">{t('来源')}</th></tr></thead>
      <tbody>{rows.map((one) => <tr key={one.label}><th scope="row">{one.label}</th><td className="d-end">{one.value === null ? t('没有数据') : `${one.value.toLocaleString('zh-CN')}${one.unit}`}</td><td>{one.source}</td></tr>)}</tbody>
    </table>
  )
}

function Enter({ period, group, onClose }: { period: string; group: GroupShown; onClose: () => void }) {
  const enter = useMutate(enterPeriodGroup, { touches: [getPeriodSet] })
  return (
    <ActionDialog<{ figures: { label: string; value?: number; unit?: string; source?: string }[]; words?: string; assessment: string }>
      open name="period-group" as="drawer" width={640} title={t('填报{period}{group}', { period: periodText(period), group: t(GROUPS[group.group]) })} verb={t('填报')} sentence={t('系统记录的数已经填好，请核对、补充，并写明评估。填报以后可以更正，以前的保留。')}
      initial={{ figures: (group.entered?.figures ?? group.proposal).map((one) => ({ ...one, value: one.value ?? undefined })) as never, words: group.entered?.words ?? '', assessment: group.entered?.assessment ?? '' }}
      onSubmit={({ figures, words, assessment }) => enter.mutateAsync({ body: { period, group: group.group, words: words ?? '', assessment, figures: figures.map((one) => ({ label: one.label, value: one.value ?? null, unit: one.unit ?? '', source: one.source ?? '' })) } as never })}
      onClose={onClose}
    >
      <Form.List name="figures">
        {(fields, { add, remove }) => (
          <fieldset style={{ border: 0, padding: 0, margin: '0 0 16px' }}>
            <legend>{t('数字')}</legend>
            {fields.map((field) => (
              <div key={field.key} className="pol-row">
                <Form.Item name={[field.name, 'label']} noStyle rules={[{ required: true, message: t('请填写项目') }]}><Input aria-label={t('项目')} placeholder={t('项目')} maxLength={40} style={{ width: 150 }} /></Form.Item>
                <Form.Item name={[field.name, 'value']} noStyle><InputNumber aria-label={t('数')} placeholder={t('没有数据')} style={{ width: 110 }} /></Form.Item>
                <Form.Item name={[field.name, 'unit']} noStyle><Input aria-label={t('单位')} placeholder={t('单位')} maxLength={10} style={{ width: 80 }} /></Form.Item>
                <Form.Item name={[field.name, 'source']} noStyle><Input aria-label={t('来源')} placeholder={t('来源')} maxLength={60} style={{ width: 130 }} /></Form.Item>
                <Button aria-label={t('去掉这一行')} icon={<DeleteOutlined aria-hidden />} onClick={() => remove(field.name)} />
              </div>
            ))}
            <Button icon={<PlusOutlined aria-hidden />} onClick={() => add({})}>{t('加一行')}</Button>
          </fieldset>
        )}
      </Form.List>
      <Form.Item name="assessment" label={t('评估')} rules={[{ required: true, message: t('请写明评估') }]}><Input.TextArea maxLength={1000} autoSize={{ minRows: 2 }} /></Form.Item>
      <Form.Item name="words" label={t('说明')}><Input.TextArea maxLength={1000} autoSize={{ minRows: 1 }} /></Form.Item>
    </ActionDialog>
  )
}
