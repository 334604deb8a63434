/**
 * What other modules hand to the register's engines, as types: data and functions, put together in apps/server/modules.ts.
 * Modules that may not use the register bring a plain object of the same shape.
 */
import type { Db } from '../../platform/server/db.ts'

/** One thing that is kept of a person, told to that person. */
export interface FileLine {
  /** What it is, in a few words: 「高龄津贴」. */
  title: string
  /** The rest in a sentence; never a whole number, never another person's trait. */
  text?: string
  /** Day (`YYYY-MM-DD`) or instant from which it holds or at which it happened. */
  from?: string | null
  /** Day on which it ended or ends; null while it stands without an end. */
  until?: string | null
  /** Page of the portal that shows more. */
  href?: string
}

/**
 * What a module tells a person about themselves on 我的档案 and in the copy of their data (个人信息保护法 art. 45). A table with a column that
 * names a person belongs to a part, or `e2e/rules/tables.test.ts` states why not. Modules below the register write the same shape without
 * naming the type; the app, which hands the parts to `privacy`, checks it.
 */
export interface FilePart {
  /** `module.thing`, stable: it names the section in a copy. */
  id: string
  title: string
  /** Columns whose rows are told here: `schema.table.column`. */
  tells: readonly string[]
  /** Newest first, a hundred at most. Runs in the county's scope after the privacy module has let the reader through. */
  list(tx: Db, county: string, personId: string): Promise<FileLine[]>
}

/** Two files that are to become one: rows of `from` go over to `into`. */
export interface MergePair {
  county: string
  into: string
  from: string
  /** Today in Asia/Shanghai. */
  today: string
  /** Whose ties of a kind (living, registered, cared_for) hold where both files say something; the other file's are cut to the gaps. */
  prefer?: Readonly<Record<string, 'into' | 'from'>> | undefined
}

/** Why two files cannot be merged as things stand, and what to settle first: a finished Chinese sentence. */
export interface MergeConflict {
  code: string
  message: string
}

type Fact = string | number | boolean | null | readonly string[]

/** One row that a merge changed: what stood in its columns and what stands there since. Undo puts back exactly these. */
export interface TouchedRow {
  table: string
  id: string
  /** Null when the merge added the row: then the part's own `divide` takes it away. */
  before: Record<string, Fact> | null
  after: Record<string, Fact>
}

/** A column that names a person, by which rows are found, linked over and linked back. */
export interface PersonColumn {
  /** `schema.table.column`; the table has the key (county, id). */
  column: `${string}.${string}.${string}`
  /** What such a row is to a clerk, e.g. 办件. */
  title: string
  /** Whether such a row is a case or a benefit: a merge of two files that both have one needs four eyes (a setting). */
  carries?: boolean
  /** Rows are not simply pointed at the other file: the part's `unite` sees to them. */
  own?: boolean
}

/**
 * How a module's rows follow when two files of one person become one. Rows of the plain columns are pointed at the surviving file and
 * written down one by one, so that undo points exactly these back. The login needs the right to update the column and nothing else.
 */
export interface PersonPart {
  module: string
  columns: readonly PersonColumn[]
  /** What cannot stand twice for one person: asked before the merge, in its transaction, with both files held. */
  conflicts?(db: Db, pair: MergePair): Promise<MergeConflict[]>
  /** Changes the rows of `own` columns and says which. */
  unite?(db: Db, pair: MergePair): Promise<TouchedRow[]>
  /** Takes away the rows that `unite` added. */
  divide?(db: Db, pair: MergePair, added: readonly TouchedRow[]): Promise<void>
}
