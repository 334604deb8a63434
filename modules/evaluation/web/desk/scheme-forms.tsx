import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Form, Input, InputNumber, Radio, Select, Switch } from 'antd'
import { ActionDialog, useCall } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listSchemeIndicators, SIGNERS, UNIT_KINDS, WAYS, type SchemeItem, type Standard } from '../../contract.ts'

const options = (of: Record<string, string>) => Object.entries(of).map(([value, label]) => ({ value, label: t(label) }))
type Save = (next: Standard, heading?: { title: string; basis: string }) => Promise<unknown>

/** What holds for the whole scheme: who takes part, when it passes, how often, how long. */
export function SettingsForm({ heading, standard, save, onClose }: { heading: { title: string; basis: string }; standard: Standard; save: Save; onClose: () => void }) {
  type Typed = Pick<Standard, 'units' | 'passMark' | 'noticeDays' | 'appealDays' | 'cycleMonths' | 'validMonths' | 'yearlySelfCheck' | 'titleName' | 'noResidents' | 'grades' | 'weightsAreSamples'> & { title: string; basis: string }
  return (
    <ActionDialog<Typed> open as="drawer" width={620} name="scheme-settings" title={t('基本设置')} verb={t('保存')} initial={{ ...standard, ...heading }}
      onSubmit={({ title, basis, ...typed }) => save({ ...standard, ...typed, grades: [...(typed.grades ?? [])].sort((a, b) => b.from - a.from), noResidents: typed.noResidents ?? '' }, { title, basis })} onClose={onClose}>
      <Form.Item name="title" label={t('名称')} rules={[{ required: true, message: t('请填写名称') }]}><Input maxLength={60} /></Form.Item>
      <Form.Item name="basis" label={t('依据')} rules={[{ required: true, message: t('请写明依据') }]}><Input.TextArea maxLength={300} autoSize={{ minRows: 2 }} /></Form.Item>
      <Form.Item name="units" label={t('哪些单位参加')} rules={[{ required: true, message: t('请选择参评单位') }]}><Checkbox.Group options={options(UNIT_KINDS)} /></Form.Item>
      <Form.Item name="titleName" label={t('通过以后的称号')} rules={[{ required: true, message: t('请填写称号') }]}><Input maxLength={40} /></Form.Item>
      <div className="evl-form-row">
        <Form.Item name="passMark" label={t('合格分')} rules={[{ required: true, message: t('请填写') }]}><InputNumber min={0} max={100} style={{ width: '100%' }} /></Form.Item>
        <Form.Item name="noticeDays" label={t('公示工作日')} rules={[{ required: true, message: t('请填写，不公示填0') }]}><InputNumber min={0} max={60} precision={0} style={{ width: '100%' }} /></Form.Item>
        <Form.Item name="appealDays" label={t('申诉工作日')} rules={[{ required: true, message: t('请填写') }]}><InputNumber min={0} max={60} precision={0} style={{ width: '100%' }} /></Form.Item>
        <Form.Item name="cycleMonths" label={t('几个月一轮')} rules={[{ required: true, message: t('按需要的填0') }]}><InputNumber min={0} max={120} precision={0} style={{ width: '100%' }} /></Form.Item>
        <Form.Item name="validMonths" label={t('有效期（月）')} rules={[{ required: true, message: t('长期的填0') }]}><InputNumber min={0} max={120} precision={0} style={{ width: '100%' }} /></Form.Item>
      </div>
      <Form.Item name="yearlySelfCheck" label={t('命名后每年自查一次')} valuePropName="checked"><Switch /></Form.Item>
      <Form.List name="grades">
        {(fields, { add, remove }) => (
          <div className="evl-list">
            {fields.map((field) => (
              <div key={field.key} className="evl-form-row">
                <Form.Item name={[field.name, 'title']} label={t('等级')} rules={[{ required: true, message: t('请填写') }]}><Input maxLength={20} /></Form.Item>
                <Form.Item name={[field.name, 'from']} label={t('从多少分起')} rules={[{ required: true, message: t('请填写') }]}><InputNumber min={0} max={100} style={{ width: '100%' }} /></Form.Item>
                <Button icon={<MinusCircleOutlined aria-hidden />} onClick={() => remove(field.name)} style={{ marginBlockEnd: 24 }}>{t('删去这个等级')}</Button>
              </div>
            ))}
            <Button icon={<PlusOutlined aria-hidden />} onClick={() => add()}>{t('加一个等级')}</Button>
          </div>
        )}
      </Form.List>
      <Form.Item name="noResidents" label={t('不问居民的理由')} extra={t('社区、街道、部门和服务机构的评价要有居民满意度；确实不问的写明理由。')}><Input maxLength={200} /></Form.Item>
      <Form.Item name="weightsAreSamples" label={t('分值还是示例，没有重新确定')} valuePropName="checked"><Switch /></Form.Item>
    </ActionDialog>
  )
}

/** Levels of review, in their order; the last decides. */
export function StagesForm({ standard, save, onClose }: { standard: Standard; save: Save; onClose: () => void }) {
  return (
    <ActionDialog<{ stages: Standard['stages'] }> open as="drawer" width={620} name="scheme-stages" title={t('审核环节')} verb={t('保存')} initial={{ stages: standard.stages }}
      sentence={t('按顺序签署，最后一个环节作出决定。需要公示的，在最后一个环节以前公示。')}
      onSubmit={({ stages }) => save({ ...standard, stages: (stages ?? []).map((one, i) => ({ ...one, key: one.key || `stage${i + 1}` })) })} onClose={onClose}>
      <Form.List name="stages">
        {(fields, { add, remove, move }) => (
          <div className="evl-list">
            {fields.map((field, i) => (
              <div key={field.key}>
                <Form.Item name={[field.name, 'key']} hidden><Input /></Form.Item>
                <Form.Item name={[field.name, 'title']} label={t('第{n}个环节', { n: i + 1 })} rules={[{ required: true, message: t('请填写') }]}><Input maxLength={40} placeholder={t('例如：领导小组审核')} /></Form.Item>
                <Form.Item name={[field.name, 'body']} label={t('由哪个机构')} rules={[{ required: true, message: t('请填写') }]}><Input maxLength={60} /></Form.Item>
                <Form.Item name={[field.name, 'signer']} label={t('由谁签署')} rules={[{ required: true, message: t('请选择') }]}><Select options={options(SIGNERS)} /></Form.Item>
                <div className="evl-tools">
                  <Button disabled={i === 0} onClick={() => move(i, i - 1)}>{t('上移')}</Button>
                  <Button icon={<MinusCircleOutlined aria-hidden />} onClick={() => remove(field.name)}>{t('删去')}</Button>
                </div>
              </div>
            ))}
            <Button icon={<PlusOutlined aria-hidden />} onClick={() => add({ key: `stage${Date.now().toString(36)}` })}>{t('加一个环节')}</Button>
          </div>
        )}
      </Form.List>
    </ActionDialog>
  )
}

/** Parts that must each have evidence. */
export function PartsForm({ standard, save, onClose }: { standard: Standard; save: Save; onClose: () => void }) {
  return (
    <ActionDialog<{ parts: Standard['parts'] }> open name="scheme-parts" title={t('分几个部分')} verb={t('保存')} initial={{ parts: standard.parts }} sentence={t('分了部分的，每一部分都要有佐证，缺一部分不能申报。')}
      onSubmit={({ parts }) => {
        const kept = parts ?? []
        return save({ ...standard, parts: kept, items: standard.items.map((one) => (kept.some((part) => part.key === one.part) ? one : { ...one, part: '' })) })
      }} onClose={onClose}>
      <Form.List name="parts">
        {(fields, { add, remove }) => (
          <div className="evl-list">
            {fields.map((field) => (
              <div key={field.key} className="evl-form-row">
                <Form.Item name={[field.name, 'key']} hidden><Input /></Form.Item>
                <Form.Item name={[field.name, 'title']} label={t('部分')} rules={[{ required: true, message: t('请填写') }]}><Input maxLength={40} /></Form.Item>
                <Button icon={<MinusCircleOutlined aria-hidden />} onClick={() => remove(field.name)} style={{ marginBlockEnd: 24 }}>{t('删去')}</Button>
              </div>
            ))}
            <Button icon={<PlusOutlined aria-hidden />} onClick={() => add({ key: `part${Date.now().toString(36)}` })}>{t('加一个部分')}</Button>
          </div>
        )}
      </Form.List>
    </ActionDialog>
  )
}

/** One item: where its points come from. What the place counts itself is chosen here and never asked of a unit. */
export function ItemForm({ standard, item, save, onClose }: { standard: Standard; item?: SchemeItem; save: Save; onClose: () => void }) {
  const indicators = useCall(listSchemeIndicators, {}, { staleMs: 600_000 })
  interface Typed { title: string; basis?: string; weight: number; way: SchemeItem['way']; part?: string; units?: SchemeItem['units']; code?: string; zero?: number; full?: number; asks?: string; must?: boolean }
  return (
    <ActionDialog<Typed> open as="drawer" width={560} name="scheme-item" title={item ? t('修改指标项') : t('加指标项')} verb={t('保存')}
      initial={item ? { ...item, ...(item.part ? {} : { part: undefined }), ...(item.indicator ? { code: item.indicator.code, zero: item.indicator.zero, full: item.indicator.full } : {}) } as Partial<Typed> : { way: 'site', weight: 10, units: [] }}
      onSubmit={(typed) => {
        const counts = typed.way === 'indicator' || typed.way === 'residents'
        const next: SchemeItem = {
          key: item?.key ?? `i${Date.now().toString(36)}`, title: typed.title, basis: typed.basis ?? '', weight: typed.weight, way: typed.way, part: typed.part ?? '', units: typed.units ?? [],
          indicator: counts && typed.code ? { code: typed.code, zero: typed.zero ?? 0, full: typed.full ?? 100 } : null, asks: typed.way === 'file' ? (typed.asks ?? '') : '', must: !counts && (typed.must ?? false),
        }
        return save({ ...standard, items: item ? standard.items.map((one) => (one.key === item.key ? next : one)) : [...standard.items, next] })
      }} onClose={onClose}>
      <Form.Item name="title" label={t('指标项')} rules={[{ required: true, message: t('请填写') }]}><Input maxLength={60} /></Form.Item>
      <Form.Item name="basis" label={t('依据')}><Input maxLength={200} /></Form.Item>
      <Form.Item name="weight" label={t('分值')} rules={[{ required: true, message: t('请填写分值') }]}><InputNumber min={0.5} max={100} step={0.5} style={{ width: 160 }} /></Form.Item>
      <Form.Item name="way" label={t('怎么得分')}><Radio.Group options={options(WAYS)} /></Form.Item>
      <Form.Item noStyle dependencies={['way']}>
        {({ getFieldValue }) => {
          const way = getFieldValue('way') as SchemeItem['way']
          if (way === 'indicator' || way === 'residents') {
            return (
              <>
                <Form.Item name="code" label={t('取哪个指标')} rules={[{ required: true, message: t('请选择指标') }]} extra={way === 'residents' ? t('有满意度调查结果的用调查结果，没有的用这个指标。') : t('申报时自动取数，不用单位填报。')}>
                  <Select showSearch optionFilterProp="label" loading={indicators.isLoading} options={(indicators.data?.items ?? []).map((one) => ({ value: one.code, label: `${one.title}（${one.code}）` }))} />
                </Form.Item>
                <div className="evl-form-row">
                  <Form.Item name="zero" label={t('零分值')} rules={[{ required: true, message: t('请填写') }]}><InputNumber style={{ width: '100%' }} /></Form.Item>
                  <Form.Item name="full" label={t('满分值')} rules={[{ required: true, message: t('请填写') }]}><InputNumber style={{ width: '100%' }} /></Form.Item>
                </div>
              </>
            )
          }
          return (
            <>
              {way === 'file' && <Form.Item name="asks" label={t('要附什么材料')}><Input maxLength={300} /></Form.Item>}
              <Form.Item name="must" valuePropName="checked" label={t('没有材料不能申报')}><Switch /></Form.Item>
            </>
          )
        }}
      </Form.Item>
      {standard.parts.length > 0 && <Form.Item name="part" label={t('属于哪一部分')}><Select allowClear options={standard.parts.map((one) => ({ value: one.key, label: one.title }))} /></Form.Item>}
      {standard.units.length > 1 && <Form.Item name="units" label={t('只用于')} extra={t('不选就是所有参评单位。')}><Checkbox.Group options={standard.units.map((one) => ({ value: one, label: t(UNIT_KINDS[one]) }))} /></Form.Item>}
    </ActionDialog>
  )
}
