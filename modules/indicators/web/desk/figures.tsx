import { CheckCircleOutlined, WarningOutlined } from '@ant-design/icons'
import type { z } from 'zod'
import { dateText, Go } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import type { AppliedTarget, BoardFigure, IndicatorValue, TrendPoint } from '../../contract.ts'

export type Value = z.output<typeof IndicatorValue>
export type Target = z.output<typeof AppliedTarget>
export type Figure = z.output<typeof BoardFigure>
export type Point = z.output<typeof TrendPoint>

/** A number of an indicator as it is written, without its unit. */
export function numberText(value: number, decimals: number): string {
  return value.toLocaleString('zh-CN', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
}

/** Why a number is missing, without the words that the figure itself says already. */
export function reasonWords(reason: string): string {
  return reason.replace(/^尚未采集[：:]\s*/, '').replace(/[。.]$/, '')
}

const SIGN: Record<Target['comparator'], string> = { at_least: '不低于', at_most: '不高于', equal: '等于' }

/** 「目标不低于33平方米/百户（2025年）」 */
export function targetWords(target: Target, unit: string, decimals: number): string {
  const digits = Number.isInteger(target.value) ? 0 : Math.max(1, decimals)
  return t('{lead}{sign}{value}{unit}（{when}）', {
    lead: target.strive ? t('争取目标') : t('目标'), sign: t(SIGN[target.comparator]), value: numberText(target.value, digits), unit,
    when: target.noYear ? t('未定年份') : t('{year}年', { year: target.year }),
  })
}

/** Whether the target is met, in words with a mark; nothing where none holds. */
export function TargetState({ value }: { value: Pick<Value, 'targetState'> }) {
  if (value.targetState === 'none') return null
  return value.targetState === 'met' ? (
    <span className="b-met">
      <CheckCircleOutlined aria-hidden />
      {t('已达标')}
    </span>
  ) : (
    <span className="b-short">
      <WarningOutlined aria-hidden />
      {t('未达标')}
    </span>
  )
}

/** The figure itself: the number with its unit, or in words why there is none. */
export function BigValue({ value }: { value: Value }) {
  if (value.suppressed) {
    return (
      <>
        <p className="b-missing">{t('人数少于5，不显示')}</p>
        <p className="b-line">{t('为保护个人，少于5人的数不公布。')}</p>
      </>
    )
  }
  if (value.value === null && !value.missing) {
    return (
      <>
        <p className="b-missing">{t('暂无')}</p>
        <p className="b-line">{value.note.includes('本级没有数值') ? t('{note}。', { note: value.note }) : t('还没有可以计入的，算不出{unit}。', { unit: value.unit === '%' ? t('比例') : t('数值') })}</p>
      </>
    )
  }
  if (value.value === null) {
    return (
      <>
        <p className="b-missing">{t('尚未采集')}</p>
        {value.missing && (
          <p className="b-line">
            {reasonWords(value.missing.reason)}
            {value.missing.owedBy && t('；应由{who}提供', { who: value.missing.owedBy })}
          </p>
        )}
      </>
    )
  }
  return (
    <p className="b-value">
      {numberText(value.value, value.decimals)}
      <small>{value.unit}</small>
    </p>
  )
}

/** The target that holds, whose it is, and whether it is met; one that a plan above sets elsewhere is only mentioned. */
export function TargetLine({ value }: { value: Value }) {
  if (value.target) {
    return (
      <p className="b-line">
        {targetWords(value.target, value.unit, value.decimals)} {value.value !== null && <TargetState value={value} />}
        {value.target.planState === 'ended' && t('，规划期已满')}
      </p>
    )
  }
  if (value.targetElsewhere) {
    return (
      <p className="b-line">
        {t('{place}的{words}，本地没有另定', { place: value.targetElsewhere.onlyFor ?? value.targetElsewhere.placeName, words: targetWords(value.targetElsewhere, value.unit, value.decimals) })}
      </p>
    )
  }
  return null
}

/** The last recorded days as a small line; said in words for those who do not see it. */
export function Sparkline({ points, decimals, unit }: { points: readonly Point[]; decimals: number; unit: string }) {
  const known = points.filter((point): point is Point & { value: number } => point.value !== null)
  if (known.length < 2) return null
  const W = 240
  const H = 32
  const values = known.map((point) => point.value)
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const x = (index: number) => 4 + ((W - 8) * index) / (known.length - 1)
  const y = (value: number) => (most === least ? H / 2 : 4 + (H - 8) * (1 - (value - least) / (most - least)))
  const [first, last] = [known[0]!, known.at(-1)!]
  return (
    <svg
      viewBox={`0 0 ${W} ${H}`}
      preserveAspectRatio="none"
      className="b-trend"
      role="img"
      aria-label={t('走势：{from}为{a}{unit}，{to}为{b}{unit}', {
        from: dateText(first.day), a: numberText(first.value, decimals), to: dateText(last.day), b: numberText(last.value, decimals), unit,
      })}
    >
      <path d={known.map((point, index) => `${index === 0 ? 'M' : 'L'}${x(index)} ${y(point.value)}`).join('')} className="d-chart-path" vectorEffect="non-scaling-stroke" />
    </svg>
  )
}

/** One figure of the board. The whole tile opens what it is made of. */
export function FigureTile({ figure, region }: { figure: Figure; region: string }) {
  const { value } = figure
  return (
    <li className="b-figure">
      <h3 title={figure.sentence}>
        <Go to={`/board/${value.code}?region=${region}`}>{value.title}</Go>
      </h3>
      <BigValue value={value} />
      <TargetLine value={value} />
      {value.asOf && <p className="b-line">{t('截至{time}', { time: dateText(value.asOf, 'short') })}</p>}
      <Sparkline points={figure.trend} decimals={value.decimals} unit={value.unit} />
    </li>
  )
}
