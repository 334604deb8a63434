import { PlusOutlined } from '@ant-design/icons'
import { Button, Form, InputNumber, TreeSelect } from 'antd'
import { useMemo, useState } from 'react'
import { ActionDialog, dateText, ListPage, useAbility, useCall, useGo, useMutate } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { getMe } from '../../../accounts/contract.ts'
import { listRegions } from '../../../regions/contract.ts'
import { buildReport, listReports, REPORT_STATES, type ReportLine } from '../../contract.ts'

/** 年度报告 of the place and of the places below. */
export default function ReportsPage() {
  const writes = useAbility('reports.write')
  const go = useGo()
  const [making, setMaking] = useState(false)
  return (
    <>
      <ListPage<typeof listReports, ReportLine>
        id="reports"
        title={t('年度报告')}
        operation={listReports}
        notice={<p className="d-quiet">{t('指标、目标和任务自动成稿，文字由人填写；备案以后一字不改，更正另出一版。公开的报告同时成为开放数据。')}</p>}
        ask={({ tab, q, after }) => ({ query: { show: (tab || 'all') as 'all', ...(q ? { q: q.slice(0, 50) } : {}), ...(after ? { after } : {}) } })}
        read={(reply) => reply}
        rowKey={(row) => row.id}
        rowTo={(row) => `/reports/${row.id}`}
        tabs={[{ key: 'all', label: t('全部') }, { key: 'open', label: t('编写中') }, { key: 'submitted', label: t('待备案'), tone: 'mine' }, { key: 'filed', label: t('已备案') }, { key: 'public', label: t('已公开') }]}
        search={t('地方')}
        columns={[
          { key: 'title', title: t('报告'), render: (row) => t('{place}{year}年', { place: row.regionName, year: row.year }) + (row.edition > 1 ? t('（第{n}版）', { n: row.edition }) : '') },
          { key: 'state', title: t('状态'), width: 110, render: (row) => t(REPORT_STATES[row.state]) },
          { key: 'figures', title: t('有数据的指标'), width: 130, align: 'end', render: (row) => t('{n}/{all}项', { n: row.known, all: row.figures }) },
          { key: 'targets', title: t('达到目标'), width: 110, align: 'end', render: (row) => (row.targets ? t('{n}/{all}项', { n: row.met, all: row.targets }) : '') },
          { key: 'by', title: t('编写'), width: 110, render: (row) => row.byName },
          { key: 'filed', title: t('备案'), width: 130, render: (row) => (row.filedAt ? dateText(row.filedAt) : '') },
          { key: 'public', title: t('公开'), width: 90, render: (row) => (row.isPublic ? t('已公开') : '') },
        ]}
        unit={t('份')}
        empty={(tab) => (tab && tab !== 'all' ? { why: t('没有这样的报告') } : { why: t('还没有年度报告'), todo: writes ? t('点“生成年度报告”，一步得到带指标、目标和图表的草稿。') : t('上级或本级生成以后会出现在这里。') })}
        action={writes && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setMaking(true)}>{t('生成年度报告')}</Button>}
      />
      {making && <Make onClose={() => setMaking(false)} onMade={(id) => go(`/reports/${id}`)} />}
    </>
  )
}

function Make({ onClose, onMade }: { onClose: () => void; onMade: (id: string) => void }) {
  const build = useMutate(buildReport, { touches: [listReports] })
  const thisYear = new Date().getFullYear()
  return (
    <ActionDialog<{ year: number; region?: string }> open name="build-report" title={t('生成年度报告')} verb={t('生成')} sentence={t('读取这一年的指标、适用的目标和规划任务，几秒钟成稿。')}
      initial={{ year: new Date().getMonth() < 6 ? thisYear - 1 : thisYear }} onSubmit={async (typed) => onMade((await build.mutateAsync({ body: typed as never })).id)} onClose={onClose}>
      <Form.Item name="year" label={t('哪一年')} rules={[{ required: true, message: t('请填写年份') }]}><InputNumber min={2000} max={thisYear} precision={0} style={{ width: 160 }} /></Form.Item>
      <Form.Item name="region" label={t('哪个地方')} extra={t('不选就是本级。')}><PlaceField /></Form.Item>
    </ActionDialog>
  )
}

/** The own place or one of the streets and communities below. */
function PlaceField({ value, onChange, id }: { value?: string; onChange?: (code: string | undefined) => void; id?: string }) {
  const here = useCall(getMe, {}, { staleMs: 60_000 }).data?.currentPost?.region?.slice(0, 12)
  const under = here ?? '000000000000'
  const streets = useCall(listRegions, { query: { under, level: 'township', limit: 200 } }, { enabled: here !== undefined, staleMs: 600_000 })
  const communities = useCall(listRegions, { query: { under, level: 'community', limit: 1000 } }, { enabled: here !== undefined, staleMs: 600_000 })
  const tree = useMemo(() => {
    const all = communities.data?.items ?? []
    const known = streets.data?.items ?? []
    return [
      ...known.map((street) => ({ value: street.code, title: street.name, children: all.filter((one) => one.code.startsWith(street.code.slice(0, 9))).map((one) => ({ value: one.code, title: one.name })) })),
      ...all.filter((one) => !known.some((street) => one.code.startsWith(street.code.slice(0, 9)))).map((one) => ({ value: one.code, title: one.name })),
    ]
  }, [streets.data, communities.data])
  return <TreeSelect {...(id ? { id } : {})} treeData={tree} {...(value ? { value } : {})} onChange={(code?: string) => onChange?.(code)} showSearch treeNodeFilterProp="title" allowClear style={{ width: '100%' }} placeholder={t('本级')} />
}
