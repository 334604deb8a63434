import { EmptyList, ListTable, Panel, useCall } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listIndicators } from '../../contract.ts'
import { figuresOf, type Board } from './board-figures.ts'
import { numberText, reasonWords, targetWords, TargetState, type Figure } from './figures.tsx'

const ORDER = { short: 0, none: 1, met: 2 } as const

/** Figures for which a plan sets a number here or above, or states a starting point: those that fall short first. */
export function targetRows(board: Board): Figure[] {
  const stated = new Set(board.baselines.map((one) => one.indicator))
  return figuresOf(board)
    .filter(({ value }) => value.target || value.targetElsewhere || stated.has(value.code))
    .sort((a, b) => Number(!a.value.target) - Number(!b.value.target) || ORDER[a.value.targetState] - ORDER[b.value.targetState])
}

const valueWords = ({ value }: Figure) => {
  if (value.suppressed) return t('少于5')
  if (value.value === null) return value.missing ? t('尚未采集') : t('暂无')
  return `${numberText(value.value, value.decimals)}${value.unit}`
}

/** Every target that holds here, those that hold above, and the starting points that texts state, beside the counted number. */
export function TargetTable({ board, rows }: { board: Board; rows: readonly Figure[] }) {
  if (!rows.length) return <EmptyList why={t('没有适用于这里的目标')} todo={t('目标来自规划，在“规划”里可以看到全部文本。')} />
  return (
    <Panel title={t('目标和起点')}>
      <ListTable<Figure>
        label={t('目标和起点')}
        rows={rows}
        rowKey={({ value }) => value.code}
        rowTo={({ value }) => `/board/${value.code}?region=${board.region}`}
        columns={[
          { key: 'title', title: t('指标'), width: 210, render: ({ value }) => value.title },
          { key: 'value', title: t('现在'), width: 170, align: 'end', render: valueWords },
          {
            key: 'state', title: t('是否达标'), width: 120,
            render: ({ value }) => {
              if (value.target) return value.value === null ? '' : <TargetState value={value} />
              return value.targetElsewhere ? <span className="d-quiet">{t('本地没有另定')}</span> : ''
            },
          },
          {
            key: 'target', title: t('目标'), width: 330,
            render: ({ value }) => {
              const target = value.target ?? value.targetElsewhere
              return target ? t('{place}：{words}', { place: target.onlyFor ?? target.placeName, words: targetWords(target, value.unit, value.decimals) }) : ''
            },
          },
          {
            key: 'baseline', title: t('文件写明的起点'),
            render: ({ value }) => board.baselines.filter((one) => one.indicator === value.code).slice(0, 4).map((one) => t('{title}（{place}）：{value}', { place: one.placeName, title: one.title, value: one.value })).join('；'),
          },
        ]}
      />
    </Panel>
  )
}

/** What has no number yet: why, whose it is, and which duty of the calendar would collect it. */
export function MissingTable({ figures, region }: { figures: readonly Figure[]; region: string }) {
  const all = useCall(listIndicators, { query: {} }, { staleMs: 600_000 })
  const duty = new Map((all.data?.items ?? []).map((one) => [one.code, one.waitsFor?.duty ?? '']))
  if (!figures.length) return <EmptyList why={t('没有缺的数')} todo={t('每一项指标都有数值。')} />
  return (
    <Panel title={t('还没有数值的指标')}>
      <ListTable<Figure>
        label={t('还没有数值的指标')}
        rows={figures}
        rowKey={({ value }) => value.code}
        rowTo={({ value }) => `/board/${value.code}?region=${region}`}
        columns={[
          { key: 'title', title: t('指标'), width: 220, render: ({ value }) => value.title },
          { key: 'code', title: t('代码'), width: 130, render: ({ value }) => value.code },
          { key: 'why', title: t('缺什么'), render: ({ value }) => reasonWords(value.missing?.reason ?? '') },
          { key: 'who', title: t('应由谁提供'), width: 220, render: ({ value }) => value.missing?.owedBy ?? '' },
          { key: 'duty', title: t('由哪项责任采集'), width: 200, render: ({ value }) => duty.get(value.code) ?? '' },
        ]}
      />
    </Panel>
  )
}
