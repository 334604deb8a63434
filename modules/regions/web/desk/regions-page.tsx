import { DownOutlined, RightOutlined } from '@ant-design/icons'
import { useState } from 'react'
import {
  Awaiting, EmptyList, FilterChip, Go, ListTable, PageHeading, SearchField, useCall, useSearchState, Waiting,
} from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listRegions, type RegionLine } from '../../contract.ts'
import { levelName, partsName } from '../names.ts'
import './regions.css'

type Level = 'province' | 'prefecture' | 'county' | 'township' | 'community' | 'grid'
const LEVELS: readonly Level[] = ['province', 'prefecture', 'county', 'township', 'community', 'grid']

/** 区划: the served places as a tree, or what is found by name, initials, code and level. */
export default function RegionsPage() {
  const [search, setSearch] = useSearchState()
  const q = search.q ?? ''
  const level = LEVELS.find((each) => each === search.level)
  return (
    <>
      <PageHeading title={t('区划')} />
      <div className="d-bar" role="search" aria-label={t('查找区划')}>
        <SearchField value={q} onChange={(text) => setSearch({ q: text })} label={t('名称、拼音首字母、代码')} />
        <FilterChip
          filter={{ key: 'level', label: t('级别'), options: LEVELS.map((each) => ({ value: each, label: levelName(each) })) }}
          value={level ?? ''}
          onChange={(value) => setSearch({ level: value })}
        />
      </div>
      {q || level ? <Found q={q} level={level} /> : <Tree />}
    </>
  )
}

function Found({ q, level }: { q: string; level: Level | undefined }) {
  const limit = 500
  const answer = useCall(listRegions, { query: { limit, ...(q ? { q } : {}), ...(level ? { level } : {}) } }, { keep: true })
  return (
    <Awaiting query={answer} inside>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyList why={t('没有符合的区划')} todo={t('可以只写名称的一部分，或用拼音首字母，如“wfjd”。')} />
        ) : (
          <>
            <ListTable<RegionLine>
              label={t('找到的区划')}
              rows={items}
              rowKey={(row) => row.code}
              rowTo={(row) => `/regions/${row.code}`}
              columns={[
                { key: 'name', title: t('名称'), width: 220, render: (row) => row.name },
                { key: 'level', title: t('级别'), width: 160, render: (row) => levelName(row.level) },
                { key: 'full', title: t('全称'), render: (row) => row.fullName },
                { key: 'parts', title: t('下级'), width: 180, render: (row) => partsName(row.level, row.parts) },
                { key: 'code', title: t('代码'), width: 190, render: (row) => row.code },
              ]}
            />
            <p className="d-quiet d-foot">{items.length === limit ? t('只显示前{n}个，请再写具体一些。', { n: limit }) : t('共{n}个', { n: items.length })}</p>
          </>
        )
      }
    </Awaiting>
  )
}

function Tree() {
  const top = useCall(listRegions, { query: { level: 'province' } }, { staleMs: 600_000 })
  return (
    <section className="d-panel" aria-label={t('区划树')}>
      <div className="d-panel-body">
        <Awaiting query={top} inside>
          {({ items }) => (
            <ul className="r-tree">
              {items.map((each) => (
                <Branch key={each.code} region={each} open />
              ))}
            </ul>
          )}
        </Awaiting>
      </div>
    </section>
  )
}

const OPEN_FROM_START = ['province', 'prefecture', 'county']

function Branch({ region, open: first = false }: { region: RegionLine; open?: boolean }) {
  const [open, setOpen] = useState(first)
  const children = useCall(listRegions, { query: { parent: region.code, limit: 1000 } }, { enabled: open && region.parts > 0, staleMs: 600_000 })
  return (
    <li>
      <div className="r-branch">
        {region.parts > 0 ? (
          <button
            type="button"
            className="r-fold"
            aria-expanded={open}
            aria-label={open ? t('收起{name}', { name: region.name }) : t('展开{name}', { name: region.name })}
            onClick={() => setOpen(!open)}
          >
            {open ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />}
          </button>
        ) : (
          <span className="r-leaf" />
        )}
        <Go to={`/regions/${region.code}`}>{region.name}</Go>
        {region.parts > 0 && <span className="r-parts">{partsName(region.level, region.parts)}</span>}
        <span className="r-code">{region.code}</span>
      </div>
      {open && region.parts > 0 && (
        <Awaiting query={children} inside waiting={<Waiting rows={2} />}>
          {({ items }) => (
            <ul>
              {items.map((each) => (
                <Branch key={each.code} region={each} open={items.length === 1 && OPEN_FROM_START.includes(each.level)} />
              ))}
            </ul>
          )}
        </Awaiting>
      )}
    </li>
  )
}
