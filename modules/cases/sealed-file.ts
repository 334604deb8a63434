import type { Tx } from '../../platform/server/db.ts'
import type { Services } from '../../platform/server/services.ts'
import type { FormDefinition } from '../../platform/web/form/definition.ts'
import type { Matter } from '../matters/index.ts'
import { maskNumbers, putNumbers, takeNumbers, type Numbers } from './form-numbers.ts'
import { fileOf, type CaseFile, type CaseRow } from './queries/cases.ts'

/* Between the rows of a case and the rest of the module: numbers typed into forms are sealed on the way in and opened on the way out. */

interface Kept {
  form?: Numbers
  result?: Numbers
}

/** What the sealed value is bound to: it opens for this case alone. */
export const numbersContext = (caseId: string): string => `case.numbers ${caseId}`

/** All fields that the stages of a matter may fill, as one form: results are kept together. */
function resultForm(matter: Matter): FormDefinition {
  const properties = Object.assign({}, ...matter.stages.map((stage) => stage.form?.schema.properties ?? {})) as FormDefinition['schema']['properties']
  return { schema: { type: 'object', properties }, ui: { steps: [] } } as unknown as FormDefinition
}

type Row = Pick<CaseRow, 'id' | 'form'> & { result?: CaseRow['result'] | undefined }

/** A row as it is stored: without numbers in clear. */
export function sealedRow<T extends Row>(services: Services, matter: Matter, row: T): T & { numbers_sealed: Buffer | null } {
  const form = takeNumbers(matter.form, row.form)
  const result = row.result?.values ? takeNumbers(resultForm(matter), row.result.values) : undefined
  const kept: Kept = {
    ...(Object.keys(form.numbers).length ? { form: form.numbers } : {}),
    ...(result && Object.keys(result.numbers).length ? { result: result.numbers } : {}),
  }
  return {
    ...row,
    form: form.values,
    ...(result ? { result: { ...row.result, values: result.values } } : {}),
    numbers_sealed: Object.keys(kept).length ? services.sealer.seal(JSON.stringify(kept), numbersContext(row.id)) : null,
  }
}

/** A stored row with its numbers. Throws when they do not open: a damaged number is never passed over in silence. */
export function openedRow<T extends Row & { numbers_sealed: Buffer | string | null }>(services: Services, row: T): T {
  if (!row.numbers_sealed) return row
  const sealed = typeof row.numbers_sealed === 'string' ? Buffer.from(row.numbers_sealed.replace(/^\\x/, ''), 'hex') : row.numbers_sealed
  const kept = JSON.parse(services.sealer.open(sealed, numbersContext(row.id))) as Kept
  return {
    ...row,
    form: putNumbers(row.form, kept.form ?? {}),
    ...(row.result?.values ? { result: { ...row.result, values: putNumbers(row.result.values, kept.result ?? {}) } } : {}),
  }
}

/** What was entered at a stage, as the history keeps it: numbers can be recognised there and not used. */
export const forHistory = (matter: Matter, values: Record<string, unknown>): Record<string, unknown> => maskNumbers(resultForm(matter), values)

/** The case with all that belongs to it, numbers opened; nothing when it is not within reach. */
export async function openFile(tx: Tx, services: Services, county: string, id: string): Promise<CaseFile | undefined> {
  const file = await fileOf(tx, county, id)
  return file && { ...file, case: openedRow(services, file.case) }
}
