import { Button, Select } from 'antd'
import { useState } from 'react'
import { Awaiting, PageHeading, Panel, useCall, useSearchState } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listMerges, MERGE_STATES, mergeStates, type MergeState } from '../../contract.ts'
import { MergeLines } from './merge-lines.tsx'
import './duplicates.css'

/** What was merged in this place, newest first, with undo. */
export default function MergesPage() {
  const [search, setSearch] = useSearchState()
  const [after, setAfter] = useState<string | undefined>()
  const state = (mergeStates as readonly string[]).includes(search.state ?? '') ? (search.state as MergeState) : undefined
  const merges = useCall(listMerges, { query: { ...(state ? { state } : {}), ...(after ? { after } : {}) } })
  return (
    <>
      <PageHeading title={t('合并记录')} crumbs={[{ label: t('居民'), to: '/people' }, { label: t('疑似重复'), to: '/duplicates' }]} />
      <div className="u-scan">
        <Select
          aria-label={t('状态')}
          value={state ?? ''}
          style={{ minWidth: 140 }}
          options={[{ value: '', label: t('全部状态') }, ...mergeStates.map((value) => ({ value, label: t(MERGE_STATES[value]) }))]}
          onChange={(value: string) => {
            setAfter(undefined)
            setSearch({ state: value || undefined })
          }}
        />
      </div>
      <Awaiting query={merges}>
        {(page) => (
          <Panel title={t('按时间')}>
            {page.items.length === 0 ? <p className="d-quiet">{t('本辖区还没有合并过档案。')}</p> : <MergeLines lines={page.items} />}
            {page.next && <Button onClick={() => setAfter(page.next ?? undefined)}>{t('更早的记录')}</Button>}
          </Panel>
        )}
      </Awaiting>
    </>
  )
}
