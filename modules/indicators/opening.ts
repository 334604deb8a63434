import type { Context } from '../../platform/server/context.ts'
import { scopeOf } from '../regions/index.ts'
import { SOURCES } from './catalogue/sources.ts'
import { countAt, usableSources } from './counting.ts'
import { isComputed, type CaseSet, type IndicatorDefinition, type RowSet } from './define.ts'
import type { Span } from './known.ts'
import { ownSources } from './own.ts'
import { rowsBehind, type FactPart } from './queries/own-facts.ts'
import { casesIn, rowsIn } from './queries/records.ts'
import type { PlaceRow } from './queries/figures.ts'

/*
 * Opening a figure to its rows: only what the reader's post may see anyway, only in places of the post itself, never where the number itself
 * is withheld.
 */

const PAGE = 50

const sites = (...kind: string[]): FactPart => ({ of: 'fact', fact: 'facilities', sum: null, window: null, days: null, filters: kind.length ? [{ field: 'kind', in: kind }] : [] })
const bodies = (...kind: string[]): FactPart => ({ ...sites(...kind), fact: 'organisations' })

/** Measures of the catalogue that count the same rows as a fact of the builder: the list behind them is that of the fact. */
const BEHIND: Readonly<Record<string, FactPart>> = {
  'facilities.recorded': sites(), 'facilities.day_care': sites('day_care'), 'sites.comprehensive': sites('comprehensive'), 'sites.health': sites('health'),
  'bodies.recorded': bodies(), 'bodies.party': bodies('party_community', 'party_branch'),
  'bodies.units': bodies('office', 'institution', 'school', 'hospital', 'firm', 'troops', 'other_unit'),
}

export interface Opening {
  opensTo: 'cases' | 'rows' | 'communities'
  recordsWithheld: string | null
  open: { operation: string; query: Record<string, string> } | null
  set: { cases: CaseSet } | { rows: RowSet } | null
}

async function rowSetOf(ctx: Context, one: IndicatorDefinition, part: 'numerator' | 'denominator', span: Span): Promise<RowSet | undefined> {
  const measure = isComputed(one) ? one[part] : undefined
  if (!measure) return undefined
  const source = [...SOURCES, ...(measure.source.startsWith('own-') ? await ownSources(ctx.tx, span.day) : [])].find((each) => each.name === measure.source)
  if (!source || !(await usableSources(ctx.tx, [source])).length) return undefined
  const behind = BEHIND[measure.key]
  return source.rows?.[measure.key.slice(source.name.length + 1)] ?? (behind && rowsBehind(behind))
}

/** Whether the reader may open the figure to its rows, and on which list they can be worked on. */
export async function openingOf(
  ctx: Context, one: IndicatorDefinition, part: 'numerator' | 'denominator', span: Span, wider: boolean, suppressed: boolean,
): Promise<Opening> {
  const cases = isComputed(one) ? one.opens?.[part] : undefined
  const rows = cases ? undefined : await rowSetOf(ctx, one, part, span)
  const opensTo = (isComputed(one) && one.opens) ? 'cases' as const : rows || (await rowSetOf(ctx, one, 'numerator', span)) ? 'rows' as const : 'communities' as const
  const withheld = (why: string): Opening => ({ opensTo, recordsWithheld: why, open: null, set: null })
  if (!cases && !rows) return withheld(opensTo === 'communities' ? '这个指标按社区汇总，没有逐件明细' : '这一部分按社区汇总，没有逐件明细')
  if (span.day !== span.today || span.period || span.boundary) return withheld('逐件明细只有当前的；过去的日期和期间只能看汇总数')
  if (suppressed) return withheld('人数少于5，为保护个人信息，明细也不显示')
  if (wider || !ctx.caller?.abilities.has(cases ? 'cases.read' : rows!.ability)) return withheld('您的岗位只能查看汇总数，逐件明细由承办岗位查看')
  const box = cases === 'overdue' ? 'overdue' : cases === 'open' ? 'place' : null
  return { opensTo, recordsWithheld: null, open: box ? { operation: 'listCases', query: { box } } : null, set: cases ? { cases } : { rows: rows! } }
}

/** Fifty rows of an opened figure, in the order of their ids. */
export async function recordsOf(ctx: Context, set: NonNullable<Opening['set']>, place: PlaceRow, after: string | undefined) {
  const from = after && /^[0-9a-z-]{1,40}$/i.test(after) ? after : null
  const at = countAt('', scopeOf(place.code), ctx.now)
  if ('cases' in set) {
    const found = await casesIn(ctx.tx, set.cases, at, from && /^[0-9a-f-]{36}$/.test(from) ? from : null)
    return {
      records: found.slice(0, PAGE).map((row) => ({
        id: row.id, kind: 'case' as const, to: `/cases/${row.id}`, title: row.title, number: row.number, state: row.state, region: row.region,
        regionName: row.region_name, at: row.submitted_at, dueAt: row.due_at,
      })),
      next: found.length > PAGE ? found[PAGE - 1]!.id : null,
    }
  }
  const found = await rowsIn(ctx.tx, set.rows.list(at, from, PAGE + 1))
  return {
    records: found.slice(0, PAGE).map((row) => ({
      id: row.id, kind: 'row' as const, to: set.rows.to?.(row.id) ?? null, title: row.title, number: row.number, state: row.state, region: row.region,
      regionName: row.region_name, at: row.at, dueAt: row.due_at,
    })),
    next: found.length > PAGE ? found[PAGE - 1]!.id : null,
  }
}
