import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons'
import { AutoComplete, Button, Checkbox, Form, Input, InputNumber } from 'antd'
import { ActionDialog, DayInput, dayRule, isDay, readDay, useMutate } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { changeHolidayNotice, listHolidayNotices, writeHolidayNotice, type HolidayNotice } from '../../contract.ts'

interface Row { name: string; from: string; until: string; worked?: string }
interface Typed { year: number; title: string; local?: boolean; rows: Row[] }

const NAMES = ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节', '国庆节、中秋节']
const workdaysOf = (typed = '') => typed.split(/[、,，;；\s]+/).filter(Boolean).map(readDay)

/** Writes a notice down, holiday by holiday, as it stands in the original. */
export function NoticeForm({ one, onClose }: { one: HolidayNotice | null; onClose: () => void }) {
  const write = useMutate(writeHolidayNotice, { touches: [listHolidayNotices] })
  const change = useMutate(changeHolidayNotice, { touches: [listHolidayNotices] })
  const next = new Date().getFullYear() + 1
  const initial: Typed = one
    ? { year: one.year, title: one.title, local: one.local, rows: one.arrangements.map((each) => ({ name: each.name, from: each.from, until: each.until, worked: each.workdays.join('、') })) }
    : { year: next, title: t('国务院办公厅关于{year}年部分节假日安排的通知', { year: next }), local: false, rows: NAMES.slice(0, 7).map((name) => ({ name, from: '', until: '' })) }
  return (
    <ActionDialog<Typed>
      open as="drawer" width={640} name="holiday-notice" title={one ? t('修改放假安排') : t('填写放假安排')} verb={t('保存')}
      sentence={t('照通知原文逐个节日填写。保存后由另一位同事核对公布，公布前不影响任何期限。')}
      initial={initial}
      onSubmit={({ year, title, local, rows }) => {
        const body = { year, title, local: local ?? false, arrangements: rows.map((row) => ({ name: row.name, from: row.from, until: row.until || row.from, workdays: workdaysOf(row.worked) })) }
        return one ? change.mutateAsync({ params: { id: one.id }, body: { ...body, version: one.version } }) : write.mutateAsync({ body: { ...body, clientId: crypto.randomUUID() } })
      }}
      onClose={onClose}
    >
      <Form.Item name="year" label={t('年份')} rules={[{ required: true, message: t('请填写年份') }]}><InputNumber min={2019} max={2100} precision={0} /></Form.Item>
      <Form.Item name="title" label={t('通知名称')} rules={[{ required: true, message: t('请写明通知名称') }]}><Input maxLength={120} /></Form.Item>
      <Form.Item name="local" valuePropName="checked"><Checkbox>{t('只在本旗（县）放假，例如自治区或者旗里规定的节日')}</Checkbox></Form.Item>
      <Form.List name="rows">
        {(fields, { add, remove }) => (
          <>
            {fields.map((field) => (
              <fieldset key={field.key} className="k-row">
                <legend className="d-hidden">{t('一个节日')}</legend>
                <Form.Item name={[field.name, 'name']} label={t('节日')} rules={[{ required: true, message: t('请填写节日名称') }]}><AutoComplete options={NAMES.map((value) => ({ value }))} maxLength={20} /></Form.Item>
                <Form.Item name={[field.name, 'from']} label={t('放假第一天')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
                <Form.Item name={[field.name, 'until']} label={t('放假最后一天')} rules={[dayRule()]}><DayInput /></Form.Item>
                <Form.Item
                  name={[field.name, 'worked']} label={t('调休上班的周末')}
                  rules={[{ validator: (_, typed?: string) => (workdaysOf(typed).every(isDay) ? Promise.resolve() : Promise.reject(new Error(t('日期应写成2027-02-07这样，几天用顿号隔开')))) }]}
                >
                  <Input placeholder={t('例如2027-02-07、2027-02-20')} />
                </Form.Item>
                <Button className="k-remove" type="text" icon={<MinusCircleOutlined aria-hidden />} aria-label={t('去掉这个节日')} onClick={() => remove(field.name)} />
              </fieldset>
            ))}
            <Button icon={<PlusOutlined aria-hidden />} onClick={() => add({ name: '', from: '', until: '' })}>{t('加一个节日')}</Button>
          </>
        )}
      </Form.List>
    </ActionDialog>
  )
}
