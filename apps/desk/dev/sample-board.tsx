import { DataTableChart, PageHeading, Panel } from '../../../platform/web/desk/index.ts'

const YEARS = ['2021', '2022', '2023', '2024', '2025']

export default function SampleBoard() {
  return (
    <>
      <PageHeading title="看板" />
      <Panel title="规划指标">
        <DataTableChart title="城市社区综合服务设施面积" unit="平方米/百户" asOf="2026年10月31日" points={YEARS.map((label, i) => ({ label, value: i === 2 ? null : 22 + i * 2, target: 30, to: '/samples' }))} />
      </Panel>
      <Panel title="按时办结">
        <DataTableChart kind="line" title="按时办结率" unit="%" digits={1} points={YEARS.map((label, i) => ({ label, value: i === 1 ? null : 90 + i * 1.6 }))} />
      </Panel>
    </>
  )
}
