import { createHash } from 'node:crypto'

/** A statement with its values. Static templates get a name, so that PostgreSQL parses and plans them once a connection. */
export interface Sql {
  text: string
  values: unknown[]
  name: string | undefined
}

const FRAGMENT = Symbol('sql')
type Fragment = Sql & { [FRAGMENT]: TemplateStringsArray | null; parts: readonly unknown[] }

const names = new WeakMap<TemplateStringsArray, { text: string; name: string }>()

/**
 * Writes SQL with values as parameters: sql`select … where id = ${id}`. A value that is itself sql`…` is spliced in.
 * Nothing is ever pasted into the text except through `sql.column` (identifiers from code, never from input).
 */
export function sql(strings: TemplateStringsArray, ...parts: unknown[]): Sql {
  if (parts.every((part) => !isFragment(part))) {
    let known = names.get(strings)
    if (!known) {
      const text = strings.reduce((all, piece, i) => all + (i ? `$${i}` : '') + piece, '')
      known = { text, name: createHash('sha1').update(text).digest('base64url').slice(0, 20) }
      names.set(strings, known)
    }
    return { text: known.text, values: parts, name: known.name, [FRAGMENT]: strings, parts } as Fragment
  }
  const values: unknown[] = []
  const text = render(strings, parts, values)
  return { text, values, name: undefined, [FRAGMENT]: strings, parts } as Fragment
}

function isFragment(part: unknown): part is Fragment {
  return typeof part === 'object' && part !== null && FRAGMENT in part
}

function render(strings: readonly string[], parts: readonly unknown[], values: unknown[]): string {
  let text = strings[0]!
  parts.forEach((part, i) => {
    if (isFragment(part)) text += part[FRAGMENT] ? render(part[FRAGMENT], part.parts, values) : part.text
    else text += `$${values.push(part)}`
    text += strings[i + 1]!
  })
  return text
}

/** An identifier from code (a column for a sort order), quoted; refused unless it is plain. */
sql.column = (name: string): Sql => {
  if (!/^[a-z_][a-z0-9_]*(\.[a-z_][a-z0-9_]*)?$/.test(name)) throw new Error(`not a plain identifier: ${name}`)
  return { text: name, values: [], name: undefined, [FRAGMENT]: null, parts: [] } as unknown as Fragment
}

/** Nothing: the empty fragment. */
sql.none = { text: '', values: [], name: undefined, [FRAGMENT]: null, parts: [] } as unknown as Fragment as Sql

/** Joins fragments, e.g. conditions with ` and `. */
sql.join = (fragments: readonly Sql[], between: string): Sql => {
  if (!fragments.length) return sql.none
  const strings = ['', ...fragments.slice(1).map(() => between), '']
  return { name: undefined, ...rebuilt(strings, fragments) } as Fragment
}

function rebuilt(strings: string[], parts: readonly Sql[]) {
  const values: unknown[] = []
  const text = render(strings, parts, values)
  return { text, values, [FRAGMENT]: strings as unknown as TemplateStringsArray, parts }
}

/** For statements whose best plan depends on the values (a wide scope or a narrow one): planned each time, not prepared. */
export function unprepared(statement: Sql): Sql {
  return { ...statement, name: undefined }
}
