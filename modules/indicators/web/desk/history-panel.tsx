import { Panel, Timeline, useCall } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { getIndicatorHistory } from '../../contract.ts'
import { numberText } from './figures.tsx'

/** How the number that is shown came about: what was recorded first, and each correction with who and why. */
export function HistoryPanel({ code, region, day, period, decimals }: { code: string; region: string; day: string | undefined; period: string | undefined; decimals: number }) {
  const asked = { region, ...(period ? { period } : day ? { day } : {}) }
  const items = useCall(getIndicatorHistory, { params: { code }, query: asked }, { staleMs: 60_000 }).data?.items ?? []
  if (items.length === 0) return null
  const say = (item: (typeof items)[number]) => (item.suppressed ? t('人数少于5，不显示') : item.value === null ? t('没有数值') : numberText(item.value, decimals))
  return (
    <Panel title={t('这个数的来历')}>
      <Timeline
        entries={items.map((item) => ({
          id: `${item.day}-${item.version}`,
          title: t('{day}：{value}', { day: item.day, value: say(item) }),
          at: item.at,
          by: item.by || t('系统当晚留存'),
          body: [item.reason && t('更正原因：{reason}', { reason: item.reason }), item.evidence && t('依据：{evidence}', { evidence: item.evidence })].filter(Boolean).join(t('；')) || undefined,
        }))}
      />
    </Panel>
  )
}
