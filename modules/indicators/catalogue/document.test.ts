import { expect, test } from 'vitest'
import { PLANS, placeNameOf } from '../../plans/index.ts'
import { GROUPS, isComputed, isReported, isWaiting, type Group, type IndicatorDefinition } from '../define.ts'
import { INDICATORS } from './index.ts'

const KINDS = { computed: '统计', reported: '填报', mixed: '统计与填报', baseline: '文件载明' } as const
const SIGNS = { at_least: '≥', at_most: '≤', equal: '=' } as const
const cell = (text: string) => text.replaceAll('|', '／')

function formula(one: IndicatorDefinition): string {
  const above = isComputed(one) ? one.numerator.text : one.numeratorText
  const below = isWaiting(one) ? one.denominatorText : (one.denominator?.text ?? (isReported(one) ? one.denominatorText : undefined))
  const factor = 'factor' in one && one.factor ? ` × ${one.factor}` : isWaiting(one) && one.unit === '%' ? ' × 100' : ''
  return below ? `${above} ÷ ${below}${factor}` : above
}

function state(one: IndicatorDefinition): string {
  if (isWaiting(one)) return `${one.waitsFor.reason}；${one.waitsFor.owedBy}${one.waitsFor.duty ? `；责任：${one.waitsFor.duty}` : ''}`
  return isReported(one) ? `由${one.owedBy}填报` : `\`${one.numerator.key}\`${one.denominator ? `、\`${one.denominator.key}\`` : ''}`
}

const targets = (code: string) =>
  PLANS.flatMap((plan) =>
    plan.targets.filter((one) => one.indicator === code).map((one) => {
      const place = one.onlyFor ?? placeNameOf(one.place ?? plan.place)
      return `${place}${one.noYear ? '' : `${one.year}年`}${SIGNS[one.comparator]}${one.value}${one.unit}`
    })).join('；')

/** The page as it should be: `npx vitest run modules/indicators/catalogue -u` writes it anew. */
function document(): string {
  const lines = [
    '# Indicators (指标)', '',
    'Written from the catalogue (`modules/indicators/catalogue`) and compared with it by a test; `npx vitest run modules/indicators/catalogue -u` writes it anew.',
    'Rows `IND-…` are those of Part 2 of the requirements. A figure that waits has no number and says whose data it lacks; it is never 0.', '',
  ]
  for (const group of Object.keys(GROUPS) as Group[]) {
    const rows = INDICATORS.filter((one) => one.group === group)
    if (!rows.length) continue
    lines.push(`## ${GROUPS[group]}`, '', '| Code | 名称 | 方式 | 计算 | 单位 | 口径 | 出处 | 数据 | 目标 |', '|---|---|---|---|---|---|---|---|---|')
    for (const one of rows) lines.push(`| ${[one.code, one.title, KINDS[one.kind], formula(one), one.unit, one.base, one.source, state(one), targets(one.code)].map(cell).join(' | ')} |`)
    lines.push('')
  }
  return lines.join('\n')
}

test('docs/indicators.md says what the catalogue says', async () => {
  await expect(document()).toMatchFileSnapshot('../../../docs/indicators.md')
})
