import type pg from 'pg'

/** A table with the columns that are stored (not computed), in the order in which parents come before children. */
export interface TableShape {
  name: string
  columns: string[]
}

/** Tables that are not carried over: the schema's own history, and what only lives for the moment. */
const LEFT_OUT = new Set(['platform.migrations', 'platform.replies', 'accounts.sessions', 'accounts.one_time_codes', 'accounts.sign_in_failures'])

/** Every table of ours, parents first: rows can then be copied back without switching any check off. */
export async function tablesInOrder(client: pg.Client): Promise<TableShape[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; parents: string[] }>(`
    select n.nspname || '.' || c.relname as name,
      (select array_agg(quote_ident(a.attname) order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      coalesce((select array_agg(distinct pn.nspname || '.' || pc.relname) from pg_constraint k
        join pg_class pc on pc.oid = k.confrelid join pg_namespace pn on pn.oid = pc.relnamespace
        where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid), '{}') as parents
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'pgboss') and n.nspname not like 'pg_%' order by 1`)
  const left = new Map(rows.filter((r) => !LEFT_OUT.has(r.name)).map((r) => [r.name, r]))
  const order: TableShape[] = []
  while (left.size) {
    const ready = [...left.values()].filter((t) => !t.parents.some((p) => left.has(p)))
    if (!ready.length) throw new Error(`tables refer to each other in a circle: ${[...left.keys()].join()}`)
    for (const t of ready) {
      order.push({ name: t.name, columns: t.columns })
      left.delete(t.name)
    }
  }
  return order
}
