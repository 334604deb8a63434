import type { FormDefinition } from '../../platform/web/form/definition.ts'
import { patternOf, withValue } from '../../platform/web/form/values.ts'
import type { Db } from '../../platform/server/db.ts'
import { wayUp } from '../regions/index.ts'
import { formInvalid } from './errors.ts'
import { placesIn } from './form-check.ts'

const ABOVE = ['province', 'prefecture', 'county']

/**
 * Answers whose places are on the list of places served, under the one the form asks for, with the words of the list whatever words were
 * sent. Asks nothing of the database where the form has no such field.
 */
export async function withTruePlaces(db: Db, form: FormDefinition, values: Record<string, unknown>, within = 'body.form'): Promise<Record<string, unknown>> {
  let all = values
  for (const { path, code } of placesIn(form, values)) {
    const way = await wayUp(db, code)
    const { under } = form.ui.fields?.[patternOf(path)]?.place ?? {}
    const gone = way[0]?.validUntil != null
    if (!way.length || gone || (under !== undefined && !way.some((one) => one.code === under))) {
      throw formInvalid([{ path, code: 'place', message: '这个地方不在可选的范围，请重新选择' }], within)
    }
    const named = way.filter((one) => one.code !== under && !ABOVE.includes(one.level)).reverse().map((one) => one.name).join('')
    all = withValue(all, path, `${code} ${named || way[0]!.name}`)
  }
  return all
}
