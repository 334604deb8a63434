/** What a module says so that its records can be brought in from a table: fields with their Chinese headers, checks, and how a page of rows is written. */
import type { Tx } from '../../platform/server/db.ts'
import type { Sealer } from '../../platform/server/crypto.ts'

/** `wrong`: the row cannot be taken. `doubtful`: a person must decide. `note`: taken, but worth a look. */
export type Severity = 'wrong' | 'doubtful' | 'note'

/** What is to be said about one cell (or, with `field` null, about the row). `message` says what to do next. */
export interface Finding {
  field: string | null
  /** Stable and without personal content: findings are counted and filtered by it. */
  code: string
  severity: Severity
  /** The cell as it was typed. */
  value: string
  message: string
}

export type Value = string | number

/** What reading one cell gave: a value, maybe with something to look at; or why not. */
export type Read = { value: Value; note?: { code: string; message: string } } | { code: string; message: string }

export interface ImportField {
  key: string
  /** The header in the template. */
  title: string
  /** Other headers under which the same is found in tables from elsewhere. */
  synonyms?: readonly string[]
  required?: boolean
  type: 'text' | 'day' | 'integer' | 'decimal' | 'code'
  /** For `code`: code, name, further names. A name or the code itself may be written. */
  codes?: readonly (readonly [code: string, name: string, ...others: string[]])[]
  /** Characters of a text, or the largest number. */
  most?: number
  /** A number that names a person: masked wherever it is shown. */
  personal?: boolean
  example: string
  help: string
  /** Reads what the type alone does not know; the text is trimmed and half-width. */
  read?(text: string, at: { today: string }): Read
}

/** A question that the importer answers once for the whole file. */
export interface ImportOption {
  key: string
  title: string
  help: string
  choices: readonly { value: string; title: string }[]
  /** The first choice if nothing is said. */
  usual: string
}

export type Outcome = 'new' | 'update' | 'unchanged' | 'doubtful' | 'wrong'

/** One row on its way. `check` fills in `outcome` and whatever `plan` it needs to write it. */
export interface ImportRow {
  /** As the table program counts it. */
  number: number
  /** What was read; an empty cell has no entry, so that it erases nothing. */
  values: Readonly<Record<string, Value>>
  /** The cells as typed, by field. */
  typed: Readonly<Record<string, string>>
  findings: Finding[]
  outcome: Outcome | null
  plan?: unknown
  /** Rows on record that it might be about, for a person to choose from. */
  candidates?: { id: string; text: string }[]
  decision?: { is: 'same' | 'new'; id: string | null }
}

/** Around a page of rows. The transaction may see the whole county: `scope` says what is the importer's, and every query states it. */
export interface ImportContext {
  tx: Tx
  county: string
  /** The place of the post that imports, as a range. */
  scope: { lo: string; hi: string }
  /** The place chosen for rows that name none; a community or a part of one. */
  region: string
  now: Date
  today: string
  newId(): string
  sealer: Sealer
  by: { accountId: string | null; name: string }
  /** Number of the import, for histories and sources. */
  number: string
  options: Readonly<Record<string, string>>
}

/** One row of the database that an import made or changed, with what is needed to take it back. */
export interface Touched {
  row: number
  subject: string
  id: string
  deed: 'created' | 'updated'
  /** Its version afterwards; null where the table has none. */
  version: number | null
  /** What stood there before, for `updated`; kept sealed. */
  before?: Record<string, unknown>
}

/** What became of an attempt to take rows back. */
export interface TakenBack {
  restored: number
  /** Changed since by somebody, so left as they are. */
  left: { row: number; reason: string }[]
}

/** A kind of record that can be brought in. */
export interface ImportKind {
  key: string
  title: string
  summary: string
  /** The ability of the module's own that the importer must carry besides the engine's. */
  ability: string
  fields: readonly ImportField[]
  options?: readonly ImportOption[]
  /** Words for the sheet of instructions. */
  instructions: readonly string[]
  /** A few words for each code of its own findings, for filters and counts. */
  words?: Readonly<Record<string, string>>
  /** What makes two rows of one file the same; empty when nothing does. */
  sameAs?(values: Readonly<Record<string, Value>>): string
  /** Looks at a page of rows together: a few statements a page, none a row. Rows that are wrong already come along and are left alone. */
  check(rows: ImportRow[], ctx: ImportContext): Promise<void>
  /** Writes those with the outcome `new` or `update`, with their history, by set. */
  write(rows: ImportRow[], ctx: ImportContext): Promise<Touched[]>
  /** Takes back what `write` did, the newest first, where nobody has touched it since. With `try`, says only what would happen. */
  takeBack(touched: Touched[], ctx: ImportContext, how: { trial: boolean; since: Date }): Promise<TakenBack>
}

export const defineImport = (kind: ImportKind): ImportKind => kind

// ------------------------------------------------------------------------------------------------------------ exports

export interface ExportField {
  key: string
  title: string
  width?: number
  /** In the usual selection. */
  usual: boolean
  /** The field that stands in its place when full numbers were allowed. */
  full?: boolean
}

export interface ExportContext {
  tx: Tx
  county: string
  scope: { lo: string; hi: string }
  today: string
  sealer: Sealer
  /** Whether numbers may leave in full. */
  full: boolean
}

/** A list that can be taken along. Fields are these and no others; there is no filter but the place. */
export interface ExportKind {
  key: string
  title: string
  ability: string
  fields: readonly ExportField[]
  count(ctx: ExportContext): Promise<number>
  /** A page in the order of place and id; `after` is the cursor of the page before. People concerned are named so that their access log shows it. */
  page(after: string | null, ctx: ExportContext): Promise<{ rows: Array<Record<string, string | number>>; people: string[]; next: string | null }>
}
