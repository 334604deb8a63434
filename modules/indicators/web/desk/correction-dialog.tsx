import { Form } from 'antd'
import { ActionDialog, DayInput, dayRule, ProblemAlert, useCall, useMutate } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { correctDay, getIndicatorHistory, getIndicatorRows, getIndicatorTrend, getIndicatorValues, previewCorrection } from '../../contract.ts'
import { numberText } from './figures.tsx'

interface Typed {
  day: string
  reason: string
}

/** Counts a past day again from the records as they stand now: first what would change, then with the reason. */
export function CorrectionDialog({ open, onClose, region, day }: { open: boolean; onClose: () => void; region: string; day: string | undefined }) {
  const correct = useMutate(correctDay, { touches: [getIndicatorRows, getIndicatorValues, getIndicatorTrend, getIndicatorHistory, previewCorrection] })
  const yesterday = dayOf(new Date(Date.now() - 86_400_000))
  return (
    <ActionDialog<Typed>
      open={open}
      name="correct-day"
      title={t('更正过去的数')}
      sentence={t('请先在登记里补录或改正，再按现在的登记重新统计这一天。原来的数仍可查看，上级的数一起更正。')}
      verb={t('重新统计并更正')}
      initial={{ day: day ?? yesterday }}
      reason={{ label: t('更正原因'), hint: t('如：2月25日来信补录') }}
      onSubmit={(typed) => correct.mutateAsync({ body: { region, day: typed.day, reason: typed.reason } })}
      onClose={onClose}
    >
      <Form.Item name="day" label={t('哪一天')} rules={[{ required: true, message: t('请填写日期') }, dayRule({ max: yesterday })]}><DayInput max={yesterday} /></Form.Item>
      <Form.Item noStyle dependencies={['day']}>
        {({ getFieldValue }) => (open && /^\d{4}-\d{2}-\d{2}$/.test(getFieldValue('day') ?? '') ? <Preview region={region} day={getFieldValue('day')} /> : null)}
      </Form.Item>
    </ActionDialog>
  )
}

function Preview({ region, day }: { region: string; day: string }) {
  const query = useCall(previewCorrection, { query: { region, day } })
  if (query.error) return <ProblemAlert error={query.error} />
  if (!query.data) return <p className="d-quiet">{t('正在重新统计…')}</p>
  if (query.data.items.length === 0) return <p>{t('按现在的登记重新统计，与留存的数没有差别。')}</p>
  const say = (value: number | null, decimals: number) => (value === null ? t('没有数值') : numberText(value, decimals))
  const seen = query.data.items.filter((one) => one.suppressed || say(one.before, one.decimals) !== say(one.after, one.decimals))
  const unseen = query.data.items.length - seen.length
  return (
    <>
      <table className="d-table b-changes">
        <caption className="d-quiet">{t('{place}这一天会变的数', { place: query.data.regionName })}</caption>
        <thead><tr><th scope="col">{t('指标')}</th><th scope="col" className="d-end">{t('留存的')}</th><th scope="col" className="d-end">{t('更正为')}</th></tr></thead>
        <tbody>
          {seen.map((one) => (
            <tr key={one.code}>
              <th scope="row">{t('{title}（{unit}）', { title: one.title, unit: one.unit })}</th>
              <td className="d-end">{one.suppressed ? t('少于5') : say(one.before, one.decimals)}</td>
              <td className="d-end">{one.suppressed ? t('少于5') : say(one.after, one.decimals)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {unseen > 0 && <p className="d-quiet">{t('另有{n}项变化很小，按现在的小数位看不出来。', { n: unseen })}</p>}
    </>
  )
}
