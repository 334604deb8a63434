import { KINDS, traceOf, type ReportBody, type ReportFigure } from './content.ts'

/*
 * What a filed report gives to the public: sums by place, nothing that people wrote, no number under five where people are counted. Pure.
 */

/** One published edition with where it lies. */
export interface PublishedReport {
  region: string
  regionName: string
  year: number
  edition: number
  publishedAt: string
  filedAt: string
  sha256: string
}

export interface OpenFigure {
  code: string
  title: string
  value: number | null
  unit: string
  numerator: number | null
  denominator: number | null
  numeratorText: string
  denominatorText: string | null
  base: string
  source: string
  kind: string
  day: string
  target: number | null
  targetComparator: 'at_least' | 'at_most' | 'equal' | null
  targetYear: number | null
  plan: string
  state: 'met' | 'short' | 'none'
  suppressed: boolean
  note: string
}

export interface OpenDataset {
  region: string
  regionName: string
  year: number
  edition: number
  correction: string
  day: string
  whole: boolean
  figures: OpenFigure[]
  places: { region: string; name: string; code: string; title: string; unit: string; value: number | null; suppressed: boolean; note: string }[]
}

/** Four places behind the point are enough for any reader. */
const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value * 10_000) / 10_000)

const openFigure = (one: ReportFigure): OpenFigure => ({
  code: one.code, title: one.title, value: one.suppressed ? null : rounded(one.value), unit: one.unit, numerator: one.suppressed ? null : one.numerator, denominator: one.suppressed ? null : one.denominator,
  numeratorText: one.numeratorText, denominatorText: one.denominatorText, base: one.base, source: one.source, kind: KINDS[one.kind], day: one.day, target: one.target?.value ?? null,
  targetComparator: one.target?.comparator ?? null, targetYear: one.target && !one.target.noYear ? one.target.year : null, plan: one.target?.planTitle ?? '', state: one.state, suppressed: one.suppressed,
  // What a body named as its evidence may name people; the kind and the day are enough for the public.
  note: one.kind === 'computed' || one.missing || one.suppressed ? traceOf({ ...one, numerator: null }) : `${KINDS[one.kind]}，${one.day}`,
})

/** The dataset of a filed report. */
export function datasetOf(body: ReportBody): OpenDataset {
  const titles = new Map(body.figures.map((one) => [one.code, one]))
  return {
    region: body.region, regionName: body.regionName, year: body.year, edition: body.edition, correction: body.reason, day: body.day, whole: body.whole, figures: body.figures.map(openFigure),
    places: body.places.flatMap((place) => Object.entries(place.cells).flatMap(([code, cell]) => {
      const one = titles.get(code)
      if (!one || cell.missing) return []
      return [{ region: place.region, name: place.name, code, title: one.title, unit: one.unit, value: cell.suppressed ? null : rounded(cell.value), suppressed: cell.suppressed, note: cell.suppressed ? '人数不足5或可据以推算，不公开' : '' }]
    })),
  }
}

type Row = readonly (string | number | null)[]

/** A table as RFC 4180 text with a byte-order mark, which table programs need to read Chinese. What begins like a formula is kept from being one. */
export function csvOf(head: readonly string[], rows: readonly Row[]): string {
  const cell = (value: string | number | null): string => {
    if (value === null) return ''
    if (typeof value === 'number') return String(value)
    const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  return `\uFEFF${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

const COMPARED = { at_least: '不低于', at_most: '不高于', equal: '等于' } as const

/** Figures of the place, a row each: units and notes stand beside the numbers. */
export const figuresCsv = (set: OpenDataset): string => csvOf(
  ['年份', '区划代码', '地区', '指标代码', '指标', '数值', '单位', '分子', '分子说明', '分母', '分母说明', '统计口径', '依据', '数据来源', '数据截至', '目标方向', '目标值', '目标年份', '规划', '是否达到', '是否隐去', '说明', '报告版次'],
  set.figures.map((one) => [
    set.year, set.region, set.regionName, one.code, one.title, one.value, one.unit, one.numerator, one.numeratorText, one.denominator, one.denominatorText, one.base, one.source, one.kind, one.day,
    one.targetComparator ? COMPARED[one.targetComparator] : '', one.target, one.targetYear, one.plan, one.state === 'met' ? '是' : one.state === 'short' ? '否' : '', one.suppressed ? '是' : '否', one.note, set.edition,
  ]),
)

/** Figures of the places below, a row for each place and figure. */
export const placesCsv = (set: OpenDataset): string => csvOf(
  ['年份', '区划代码', '地区', '上级区划代码', '指标代码', '指标', '数值', '单位', '是否隐去', '说明', '数据截至', '报告版次'],
  set.places.map((one) => [set.year, one.region, one.name, set.region, one.code, one.title, one.value, one.unit, one.suppressed ? '是' : '否', one.note, set.day, set.edition]),
)

const CONTEXT = {
  dcat: 'http://www.w3.org/ns/dcat#', dct: 'http://purl.org/dc/terms/', foaf: 'http://xmlns.com/foaf/0.1/', xsd: 'http://www.w3.org/2001/XMLSchema#', spdx: 'http://spdx.org/rdf/terms#', adms: 'http://www.w3.org/ns/adms#',
} as const
const zh = (value: string) => ({ '@value': value, '@language': 'zh' })
const typed = (value: string, type: string) => ({ '@value': value, '@type': `xsd:${type}` })
const AUTHORITY = 'http://publications.europa.eu/resource/authority'
const IANA = 'https://www.iana.org/assignments/media-types'

/** Addresses of a dataset: they stay, whatever edition is the newest; `edition` names one for good. */
export const addressesOf = (publicUrl: string, region: string, year: number) => {
  const base = `${publicUrl}/api/open-data/reports/${region}/${year}`
  return { page: `${publicUrl}/open-data/${region}/${year}`, json: base, figures: `${base}/figures.csv`, places: `${base}/places.csv`, pdf: `${base}/report.pdf` }
}

/** The catalogue in the vocabulary of DCAT (W3C DCAT 3) with the mandatory and recommended terms of DCAT-AP. */
export function catalogueOf(publicUrl: string, placeName: string, reports: readonly PublishedReport[]): object {
  const publisher = { '@type': 'foaf:Agent', 'foaf:name': zh(`${placeName}民政部门`) }
  const dates = reports.map((one) => one.publishedAt).sort()
  return {
    '@context': CONTEXT,
    '@id': `${publicUrl}/api/open-data/catalog`,
    '@type': 'dcat:Catalog',
    'dct:title': zh(`${placeName}社区建设开放数据`),
    'dct:description': zh('社区建设年度报告中的指标数据：按地区汇总，不含个人信息，人数不足5的不公开。'),
    'dct:publisher': publisher,
    'dct:language': { '@id': `${AUTHORITY}/language/ZHO` },
    'foaf:homepage': { '@id': `${publicUrl}/open-data` },
    ...(dates.length ? { 'dct:issued': typed(dates[0]!, 'dateTime'), 'dct:modified': typed(dates.at(-1)!, 'dateTime') } : {}),
    'dcat:dataset': reports.map((one) => datasetEntry(publicUrl, publisher, one)),
  }
}

function datasetEntry(publicUrl: string, publisher: object, one: PublishedReport): object {
  const at = addressesOf(publicUrl, one.region, one.year)
  const rights = { '@id': `${AUTHORITY}/access-right/PUBLIC` }
  const file = (id: string, title: string, media: string, format: string) => ({
    '@id': `${id}#distribution`, '@type': 'dcat:Distribution', 'dct:title': zh(title), 'dcat:accessURL': { '@id': at.page }, 'dcat:downloadURL': { '@id': id }, 'dcat:mediaType': { '@id': `${IANA}/${media}` },
    'dct:format': { '@id': `${AUTHORITY}/file-type/${format}` }, 'dct:issued': typed(one.publishedAt, 'dateTime'), 'dct:language': { '@id': `${AUTHORITY}/language/ZHO` },
  })
  return {
    '@id': at.json,
    '@type': 'dcat:Dataset',
    'dct:identifier': `${one.region}-${one.year}`,
    'dct:title': zh(`${one.regionName}${one.year}年社区建设指标`),
    'dct:description': zh(`${one.regionName}${one.year}年社区建设各项指标的数值、单位、口径、目标和数据来源，以及下一级地区的数值。空值表示没有数据或者不公开，不是0。`),
    'dct:publisher': publisher,
    'dct:issued': typed(one.filedAt, 'dateTime'),
    'dct:modified': typed(one.publishedAt, 'dateTime'),
    'dct:accrualPeriodicity': { '@id': `${AUTHORITY}/frequency/ANNUAL` },
    'dct:language': { '@id': `${AUTHORITY}/language/ZHO` },
    'dct:spatial': { '@type': 'dct:Location', 'dct:identifier': one.region, 'dct:title': zh(one.regionName) },
    'dct:temporal': { '@type': 'dct:PeriodOfTime', 'dcat:startDate': typed(`${one.year}-01-01`, 'date'), 'dcat:endDate': typed(`${one.year}-12-31`, 'date') },
    'dct:accessRights': rights,
    'dcat:version': String(one.edition),
    'dcat:theme': [{ '@id': `${AUTHORITY}/data-theme/SOCI` }, { '@id': `${AUTHORITY}/data-theme/GOVE` }],
    'dcat:keyword': ['社区建设', '社区治理', '指标', '年度报告'].map(zh),
    'dcat:landingPage': { '@id': at.page },
    'dcat:distribution': [
      file(at.figures, '指标（CSV）', 'text/csv', 'CSV'), file(at.places, '分地区指标（CSV）', 'text/csv', 'CSV'), file(at.json, '全部数据（JSON）', 'application/json', 'JSON'), file(at.pdf, '年度报告（PDF）', 'application/pdf', 'PDF'),
    ],
    'spdx:checksum': { '@type': 'spdx:Checksum', 'spdx:algorithm': { '@id': 'http://spdx.org/rdf/terms#checksumAlgorithm_sha256' }, 'spdx:checksumValue': one.sha256 },
  }
}
