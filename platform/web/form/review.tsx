import { Button } from '../kit/actions.tsx'
import { useT } from '../use-t.ts'
import type { FieldSchema, FormDefinition, FormValues } from './definition.ts'
import { inWords } from './say.ts'
import { patternOf, valueAt } from './values.ts'

interface Line { label: string; words: string }

/** All answers once more, step by step, each with a way back to it. */
export function Review({ form, values, shown, steps, onChange }: {
  form: FormDefinition
  values: FormValues
  shown: ReadonlySet<string>
  steps: readonly number[]
  /** Goes to the step at this place among the shown ones. */
  onChange: (position: number) => void
}) {
  const t = useT()

  const linesOf = (schema: FieldSchema, path: string): Line[] => {
    const ui = form.ui.fields?.[patternOf(path)]
    if (!shown.has(path) || ui?.widget === 'hidden') return []
    if (schema.type === 'object') return Object.entries(schema.properties ?? {}).flatMap(([name, below]) =>
      linesOf(below, `${path}.${name}`))
    const value = valueAt(values, path)
    if (schema.type === 'array' && schema.items?.type === 'object' && Array.isArray(value)) {
      const properties = Object.entries(schema.items.properties ?? {})
      return value.map((_, index) => ({
        label: t(ui?.repeat?.item ?? '第{n}项', { n: index + 1 }),
        words: properties.flatMap(([name, below]) => linesOf(below, `${path}.${index}.${name}`)).map((line) =>
          `${line.label}：${line.words}`).join('；'),
      }))
    }
    return [{ label: t(schema.title ?? path), words: inWords(schema, value, t, ui?.unit && t(ui.unit)) }]
  }

  return steps.map((index, position) => {
    const step = form.ui.steps[index]!
    const title = t(step.title)
    const lines = step.fields.flatMap((name) => (Object.hasOwn(form.schema.properties, name) ?
      linesOf(form.schema.properties[name]!, name) : []))
    return (
      <section key={index} className="review">
        <div className="section-head">
          <h3>{title}</h3>
          <Button kind="quiet" aria-label={t('修改{title}', { title })} onClick={() => onChange(position)}>{t('修改')}</Button>
        </div>
        <dl className="facts">
          {lines.map((line, at) => <div key={at}><dt>{line.label}</dt><dd>{line.words}</dd></div>)}
        </dl>
      </section>
    )
  })
}
