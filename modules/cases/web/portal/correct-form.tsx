import { useState } from 'react'
import type { FormDefinition, FormValues, PlacesUnder } from '../../../../platform/web/form/definition.ts'
import { FormRuntime } from '../../../../platform/web/form/form.tsx'
import { heldFields } from '../../../../platform/web/form/rules.ts'
import { valueAt, withValue } from '../../../../platform/web/form/values.ts'
import type { SendFile } from '../../../../platform/web/kit/photo-field.tsx'
import { useT } from '../../../../platform/web/use-t.ts'
import type { Case } from '../../contract.ts'
import { fileAddress } from './repeatable.ts'

const places: PlacesUnder = async (code) => (await import('../places.ts')).placesUnder(code)

/** The answers of a case on one page, to be changed. What came from the register is shown and sent back unchanged. */
export default function CorrectForm({ one, today, send, onSubmit }: {
  one: Case
  today: string
  send: SendFile
  onSubmit: (answers: FormValues) => Promise<unknown>
}) {
  const t = useT()
  const form = one.formDefinition as FormDefinition
  const [values, setValues] = useState<FormValues>(one.form)
  const known = Object.fromEntries(Object.entries(form.ui.fields ?? {})
    .flatMap(([path, ui]) => (ui.prefill && ui.readOnly ? [[ui.prefill, valueAt(one.form, path)]] : [])))
  const whole = (answers: FormValues) => heldFields(form, known).reduce((all, path) => withValue(all, path, valueAt(one.form, path)),
    answers)
  return (
    <FormRuntime form={form} values={values} onChange={setValues} mode="page" today={today} known={known} send={send}
      fileAddress={fileAddress} places={places}
      submitLabel={t('补交材料')} onSubmit={(answers) => onSubmit(whole(answers))} />
  )
}
