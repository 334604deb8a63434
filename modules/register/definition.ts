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
