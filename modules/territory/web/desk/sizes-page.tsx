import { Button, Form, Input, InputNumber, Select } from 'antd'
import { useRef, useState } from 'react'
import { ActionDialog, Go, ListPage, newClientId, useAbility, useCall, useMutate, useSearchState } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listSizes, setPlaceClass, setThreshold, type ThresholdClassLine, type ThresholdLine } from '../../contract.ts'
import './territory.css'

/** 社区规模: every community against the threshold of its class, those too small first of all. */
export default function SizesPage() {
  const [search] = useSearchState()
  const sets = useAbility('territory.thresholds')
  const overview = useCall(listSizes, { query: { only: 'all' } })
  const classes = overview.data?.classes ?? []
  const [classing, setClassing] = useState<ThresholdLine>()
  const [editing, setEditing] = useState<ThresholdClassLine>()
  return (
    <>
      <ListPage<typeof listSizes, ThresholdLine>
        id="sizes"
        title={t('社区规模')}
        crumbs={[{ label: t('区划'), to: '/regions' }, { label: t('区划调整'), to: '/territory' }]}
        operation={listSizes}
        ask={({ tab, q, filters, after }) => ({
          query: { only: tab === 'all' ? 'all' : 'short', ...(filters.class ? { class: filters.class } : {}), ...(q ? { q } : {}), ...(after ? { after } : {}) },
        })}
        read={({ items, next, counts }) => ({ items, next, counts })}
        rowKey={(row) => row.code}
        rowTo={(row) => `/regions/${row.code}`}
        tabs={[{ key: 'short', label: t('低于下限') }, { key: 'all', label: t('全部') }]}
        filters={[{ key: 'class', label: t('类别'), options: classes.map((each) => ({ value: each.code, label: each.name })) }]}
        search={t('社区名称')}
        columns={[
          { key: 'name', title: t('社区（嘎查）'), render: (row) => row.name },
          { key: 'short', title: t('结论'), width: 140, render: (row) => (row.threshold === null ? t('不设下限') : row.households === 0 ? <span className="d-quiet">{t('还没有登记住户')}</span> : row.short > 0 ? <span className="t-short">{t('还差{n}户', { n: row.short.toLocaleString('zh-CN') })}</span> : t('达到')) },
          { key: 'households', title: t('户数'), width: 100, align: 'end', render: (row) => row.households.toLocaleString('zh-CN') },
          { key: 'threshold', title: t('下限'), width: 100, align: 'end', render: (row) => row.threshold?.toLocaleString('zh-CN') ?? '—' },
          { key: 'class', title: t('类别'), width: 180, render: (row) => row.className },
          { key: 'township', title: t('街道（苏木镇）'), width: 150, render: (row) => row.townshipName },
          ...(sets
            ? [{ key: 'set', title: t('办理'), width: 100, render: (row: ThresholdLine) => (
                <Button size="small" onClick={(event) => { event.stopPropagation(); setClassing(row) }}>{t('改类别')}</Button>
              ) }]
            : []),
        ]}
        unit={t('个')}
        notice={
          <div className="t-heads">
            {classes.filter((each) => each.households !== null).map((each) => (
              <div key={each.code} className="t-head">
                <span>{each.name}</span>
                <div>
                  <strong>{t('{n}户', { n: each.households!.toLocaleString('zh-CN') })}</strong> <span className="d-quiet">{t('以上')}</span>
                </div>
                <p>{each.scope}{t('；')}{each.own ? t('依据：{source}', { source: each.source }) : each.source}</p>
                <p>{t('{places}个社区，{short}个低于下限', { places: each.places, short: each.short })}</p>
                {sets && <Button size="small" onClick={() => setEditing(each)}>{t('改下限')}</Button>}
              </div>
            ))}
          </div>
        }
        empty={search.tab === 'all' ? { why: t('本辖区还没有社区') } : { why: t('没有低于下限的社区'), todo: t('户数按今天登记的家庭户计算。') }}
        action={<Go to="/territory/new">{t('提出调整')}</Go>}
      />
      <ClassDialog line={classing} classes={classes} onClose={() => setClassing(undefined)} />
      <ThresholdDialog line={editing} onClose={() => setEditing(undefined)} />
    </>
  )
}

function ClassDialog({ line, classes, onClose }: { line: ThresholdLine | undefined; classes: readonly ThresholdClassLine[]; onClose: () => void }) {
  const save = useMutate(setPlaceClass, { touches: [listSizes] })
  const clientId = useRef(newClientId())
  return (
    <ActionDialog<{ class: string; reason: string }>
      open={line !== undefined}
      name="place-class"
      title={t('改{name}的规模类别', { name: line?.name ?? '' })}
      sentence={t('类别决定这个社区应达到的户数下限。')}
      verb={t('保存')}
      initial={line ? { class: line.class } : {}}
      reason={{ hint: t('如：旗人民政府所在地。') }}
      onSubmit={(values) => save.mutateAsync({ params: { code: line!.code }, body: { ...values, clientId: clientId.current } })}
      onDone={() => { clientId.current = newClientId() }}
      onClose={onClose}
    >
      <Form.Item name="class" label={t('类别')} rules={[{ required: true }]}>
        <Select options={classes.map((each) => ({ value: each.code, label: each.households === null ? each.name : t('{name}（{n}户以上）', { name: each.name, n: each.households }) }))} />
      </Form.Item>
    </ActionDialog>
  )
}

function ThresholdDialog({ line, onClose }: { line: ThresholdClassLine | undefined; onClose: () => void }) {
  const save = useMutate(setThreshold, { touches: [listSizes] })
  const clientId = useRef(newClientId())
  return (
    <ActionDialog<{ households: number; scope: string; source: string }>
      open={line !== undefined}
      name="threshold"
      title={t('改户数下限：{name}', { name: line?.name ?? '' })}
      sentence={t('只对本旗区有效，从保存时起按新下限检查；已经决定的调整不变。')}
      verb={t('保存')}
      initial={line ? { households: line.households ?? 1, scope: line.scope, source: line.own ? line.source : '' } : {}}
      onSubmit={(values) => save.mutateAsync({ params: { class: line!.code }, body: { ...values, version: line!.version, clientId: clientId.current } })}
      onDone={() => { clientId.current = newClientId() }}
      onClose={onClose}
    >
      <Form.Item name="households" label={t('户数下限')} rules={[{ required: true, message: t('请填写户数') }]}>
        <InputNumber min={1} max={100000} precision={0} style={{ inlineSize: 160 }} />
      </Form.Item>
      <Form.Item name="scope" label={t('适用范围')} rules={[{ required: true, message: t('请填写适用范围') }]}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="source" label={t('依据')} extra={t('文件名称和条款。')} rules={[{ required: true, message: t('请写明依据') }]}>
        <Input maxLength={200} />
      </Form.Item>
    </ActionDialog>
  )
}
