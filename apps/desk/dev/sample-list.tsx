import { DownloadOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { DateText, DueText, ListPage } from '../../../platform/web/desk/index.ts'
import { listSamples } from './sample-api.ts'

export default function SampleList() {
  return (
    <ListPage
      id="samples"
      title="办件"
      operation={listSamples}
      ask={({ tab, q, filters, after, limit }) => ({ query: { tab, q: q || undefined, place: filters.place, after, limit: String(limit) } })}
      read={(reply) => reply}
      rowKey={(row) => row.id}
      rowTo={(row) => `/samples/${row.id}`}
      rowTone={(row) => (row.left < 0 ? 'late' : row.left <= 2 ? 'soon' : undefined)}
      tabs={[
        { key: 'mine', label: '我的待办', tone: 'mine' },
        { key: 'place', label: '本辖区' },
        { key: 'soon', label: '即将到期', tone: 'mine' },
        { key: 'late', label: '已超期', tone: 'late' },
      ]}
      search="编号、申请人、事项"
      filters={[
        { key: 'place', label: '地点', several: true, options: Array.from({ length: 14 }, (_, i) => ({ value: `p${i}`, label: `第${i + 1}网格` })) },
        { key: 'channel', label: '渠道', options: [{ value: 'window', label: '窗口' }, { value: 'phone', label: '手机' }] },
      ]}
      columns={[
        { key: 'title', title: '事项', width: 200, render: (row) => row.title },
        { key: 'who', title: '申请人', width: 160, render: (row) => row.who },
        { key: 'next', title: '下一步', width: 120, render: (row) => row.next, always: true },
        { key: 'due', title: '时限', width: 160, sort: 'due', render: (row) => <DueText due={{ at: row.at, left: row.left }} /> },
        { key: 'place', title: '地点', render: (row) => row.place },
        { key: 'number', title: '编号', width: 140, render: (row) => row.number },
        { key: 'at', title: '到期', width: 140, spare: true, render: (row) => <DateText value={row.at} form="short" /> },
      ]}
      unit="件"
      empty={{ why: '没有等你办理的办件', todo: '新的申请送到本岗位时会出现在这里。要替居民办理，可以点“代为申请”。' }}
      action={<Button type="primary" icon={<PlusOutlined aria-hidden />}>代为申请</Button>}
      tools={() => <Button icon={<DownloadOutlined aria-hidden />}>导出</Button>}
    />
  )
}
