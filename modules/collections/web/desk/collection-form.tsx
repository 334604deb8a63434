import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, InputNumber, Radio, Select, TreeSelect } from 'antd'
import { useMemo } from 'react'
import { ActionDialog, DayInput, dayRule, useCall, useMutate } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { getMe } from '../../../accounts/contract.ts'
import { listIndicators } from '../../../indicators/contract.ts'
import { listRegions } from '../../../regions/contract.ts'
import { createCollection, FILLERS, getCollection, listCollections, PERIODS, updateCollection, type AskedItem, type Collection, type Period } from '../../contract.ts'

interface Row { kind: 'indicator' | 'words'; indicator?: string; title?: string; unit?: string; decimals?: number; by: 'community' | 'township'; note?: string }
interface Typed { title: string; sentence?: string; period: Period; day: string; dueCommunity: string; dueTownship: string; dueTop: string; places?: string[]; items: Row[] }

const rowOf = (one: AskedItem): Row => ({ kind: one.indicator ? 'indicator' : 'words', ...(one.indicator ? { indicator: one.indicator } : {}), title: one.title, unit: one.unit, decimals: one.decimals, by: one.by, note: one.note })
const itemOf = (row: Row) => (row.kind === 'indicator'
  ? { indicator: row.indicator ?? '', by: row.by, note: row.note ?? '' }
  : { title: row.title ?? '', unit: row.unit ?? '', decimals: row.decimals ?? 0, by: row.by, note: row.note ?? '' })

/** What is asked, by whom, for which day, until when. `next`: the same for the period after. */
export function CollectionForm({ file, next, onClose, onMade }: { file?: Collection; next?: { day: string }; onClose: () => void; onMade?: (id: string) => void }) {
  const touches = [listCollections, getCollection]
  const create = useMutate(createCollection, { touches })
  const update = useMutate(updateCollection, { touches })
  const indicators = useCall(listIndicators, { query: {} }, { staleMs: 600_000 })
  const choices = (indicators.data?.items ?? []).filter((one) => one.kind !== 'computed' && !one.waitsFor).map((one) => ({ value: one.code, label: t('{title}（{code}）', { title: one.title, code: one.code }) }))
  const edits = file !== undefined && next === undefined
  return (
    <ActionDialog<Typed>
      open name="collection" as="drawer" width={760} title={edits ? t('修改') : next ? t('发起下一期') : t('发起填报')} verb={edits ? t('保存') : t('保存为草稿')}
      sentence={t('先存为草稿，看过以后再下发。自动统计的指标不用填报。')}
      initial={file
        ? { title: file.title, sentence: file.sentence, period: file.period, day: next?.day ?? file.day, places: file.places, items: file.asked.map(rowOf), ...(next ? {} : { dueCommunity: file.dueCommunity, dueTownship: file.dueTownship, dueTop: file.dueTop }) }
        : { period: 'once', day: dayOf(new Date()), items: [{ kind: 'indicator', by: 'community' }] }}
      onSubmit={async ({ items, places, sentence, ...rest }) => {
        const body = { ...rest, sentence: sentence ?? '', places: places ?? [], items: items.map(itemOf) }
        if (edits) await update.mutateAsync({ params: { id: file.id }, body: { ...body, version: file.version } as never })
        else onMade?.((await create.mutateAsync({ body: { ...body, ...(next && file ? { after: file.id } : {}) } as never })).id)
      }}
      onClose={onClose}
    >
      <Form.Item name="title" label={t('名称')} rules={[{ required: true, message: t('请填写名称') }]}><Input maxLength={80} placeholder={t('如：社会工作服务站建设情况')} /></Form.Item>
      <Form.Item name="sentence" label={t('填报要求')}><Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} /></Form.Item>
      <Form.Item name="period" label={t('周期')} rules={[{ required: true, message: t('请选择周期') }]}><Radio.Group options={Object.entries(PERIODS).map(([value, label]) => ({ value, label: t(label) }))} /></Form.Item>
      <Form.Item name="day" label={t('数字截至')} extra={t('按年、半年、季度、月填报的，写那个时期的最后一天。')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
      <div className="col-dues">
        <Form.Item name="dueCommunity" label={t('社区（嘎查）截止')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
        <Form.Item name="dueTownship" label={t('街道（苏木镇）截止')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
        <Form.Item name="dueTop" label={t('汇总定稿期限')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
      </div>
      <Form.Item name="places" label={t('哪些地方')} extra={t('不选就是本级以下所有地方。')}><PlacesField /></Form.Item>
      <Form.List name="items">
        {(fields, { add, remove }) => (
          <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
            <legend>{t('要填的数字')}</legend>
            {fields.map((field, i) => (
              <div key={field.key} className="col-item">
                <div className="col-cell-head">
                  <strong>{t('第{n}项', { n: i + 1 })}</strong>
                  {fields.length > 1 && <Button size="small" icon={<DeleteOutlined aria-hidden />} onClick={() => remove(field.name)}>{t('去掉')}</Button>}
                </div>
                <Form.Item name={[field.name, 'kind']} label={t('来源')} rules={[{ required: true, message: t('请选择来源') }]}><Radio.Group options={[{ value: 'indicator', label: t('填报类指标') }, { value: 'words', label: t('自己写明') }]} /></Form.Item>
                <Form.Item noStyle dependencies={[['items', field.name, 'kind']]}>
                  {({ getFieldValue }) => (getFieldValue(['items', field.name, 'kind']) === 'indicator'
                    ? (
                        <Form.Item name={[field.name, 'indicator']} label={t('指标')} rules={[{ required: true, message: t('请选择指标') }]}>
                          <Select showSearch optionFilterProp="label" options={choices} placeholder={t('按名称查找')} loading={indicators.isLoading} />
                        </Form.Item>
                      )
                    : (
                        <div className="col-item-line">
                          <Form.Item name={[field.name, 'title']} label={t('要填什么')} rules={[{ required: true, message: t('请写明') }]}><Input maxLength={60} /></Form.Item>
                          <Form.Item name={[field.name, 'unit']} label={t('单位')}><Input maxLength={12} /></Form.Item>
                          <Form.Item name={[field.name, 'decimals']} label={t('小数位')}><InputNumber min={0} max={4} precision={0} style={{ width: '100%' }} /></Form.Item>
                        </div>
                      ))}
                </Form.Item>
                <Form.Item name={[field.name, 'by']} label={t('由谁填报')} rules={[{ required: true, message: t('请选择由谁填报') }]}><Radio.Group options={Object.entries(FILLERS).map(([value, label]) => ({ value, label: t(label) }))} /></Form.Item>
                <Form.Item name={[field.name, 'note']} label={t('说明')} style={{ marginBlockEnd: 0 }}><Input maxLength={300} placeholder={t('口径：什么算，什么不算')} /></Form.Item>
              </div>
            ))}
            <Button icon={<PlusOutlined aria-hidden />} onClick={() => add({ kind: 'indicator', by: 'community' })} disabled={fields.length >= 40}>{t('再加一项')}</Button>
          </fieldset>
        )}
      </Form.List>
    </ActionDialog>
  )
}

/** Streets and communities below the own place; a street stands for all of its communities. */
function PlacesField({ value, onChange, id }: { value?: string[]; onChange?: (codes: string[]) => void; id?: string }) {
  const here = useCall(getMe, {}, { staleMs: 60_000 }).data?.currentPost?.region?.slice(0, 12)
  const under = here ?? '000000000000'
  const streets = useCall(listRegions, { query: { under, level: 'township', limit: 200 } }, { enabled: here !== undefined, staleMs: 600_000 })
  const communities = useCall(listRegions, { query: { under, level: 'community', limit: 1000 } }, { enabled: here !== undefined, staleMs: 600_000 })
  const tree = useMemo(() => {
    const all = communities.data?.items ?? []
    const known = streets.data?.items ?? []
    const below = (code: string) => all.filter((one) => one.code.startsWith(code.slice(0, 9))).map((one) => ({ value: one.code, title: one.name }))
    const loose = all.filter((one) => !known.some((street) => one.code.startsWith(street.code.slice(0, 9)))).map((one) => ({ value: one.code, title: one.name }))
    return [...known.map((street) => ({ value: street.code, title: street.name, children: below(street.code) })), ...loose]
  }, [streets.data, communities.data])
  return (
    <TreeSelect {...(id ? { id } : {})} treeData={tree} value={value ?? []} onChange={(codes: string[]) => onChange?.(codes)} treeCheckable showSearch showCheckedStrategy={TreeSelect.SHOW_PARENT} maxTagCount={8} treeNodeFilterProp="title"
      allowClear style={{ width: '100%' }} placeholder={t('勾选街道或社区')} loading={communities.isLoading} />
  )
}
