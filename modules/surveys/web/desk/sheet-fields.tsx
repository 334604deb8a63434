import { Checkbox, Input, Radio } from 'antd'
import { t } from '../../../../platform/web/text.ts'
import { GRADES, type SurveyQuestion } from '../../contract.ts'

export type Typed = Record<string, number | string | number[]>

/** The questions of a sheet, for typing in what was said or written. */
export function SheetFields({ questions, value, onChange, marked }: { questions: readonly SurveyQuestion[]; value: Typed; onChange: (value: Typed) => void; marked?: readonly string[] }) {
  const set = (key: string, answer: number | string | number[] | undefined) => {
    const { [key]: _, ...rest } = value
    onChange(answer === undefined || answer === '' ? rest : { ...rest, [key]: answer })
  }
  return (
    <>
      {questions.map((one, i) => (
        <fieldset key={one.key} className={marked?.includes(one.key) ? 'su-entry su-entry-wrong' : 'su-entry'}>
          <legend>{i + 1}. {one.title}{!one.required && <span className="d-quiet">{t('（选填）')}</span>}{marked?.includes(one.key) && t('：请再看一眼')}</legend>
          {one.kind === 'scale' && <Radio.Group value={value[one.key]} onChange={(event) => set(one.key, event.target.value as number)} options={[5, 4, 3, 2, 1, 0].map((grade) => ({ value: grade, label: t(GRADES[grade as 1]) }))} />}
          {one.kind === 'single' && <Radio.Group value={value[one.key]} onChange={(event) => set(one.key, event.target.value as number)} options={one.options.map((label, nth) => ({ value: nth, label }))} />}
          {one.kind === 'multi' && <Checkbox.Group value={(value[one.key] as number[] | undefined) ?? []} onChange={(chosen) => set(one.key, chosen.length ? (chosen as number[]) : undefined)} options={one.options.map((label, nth) => ({ value: nth, label }))} />}
          {one.kind === 'text' && <Input.TextArea aria-label={one.title} value={(value[one.key] as string | undefined) ?? ''} maxLength={500} autoSize={{ minRows: 2 }} onChange={(event) => set(one.key, event.target.value)} />}
        </fieldset>
      ))}
    </>
  )
}

/** Which questions still have no answer that need one. */
export const lacking = (questions: readonly SurveyQuestion[], value: Typed): string[] => questions.filter((one) => one.required && value[one.key] === undefined).map((one) => one.key)
