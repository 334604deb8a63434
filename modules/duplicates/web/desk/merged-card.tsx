import { Panel, useCall } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import type { Person } from '../../../register/contract.ts'
import { listMerges } from '../../contract.ts'
import { MergeLines } from './merge-lines.tsx'
import './duplicates.css'

/** On a person's page: which files were merged into this one; nothing where there were none. */
export default function MergedCard({ person }: { person: Person }) {
  const merges = useCall(listMerges, { query: { personId: person.id } })
  if (!merges.data?.items.length) return null
  return (
    <Panel title={t('合并来的档案')}>
      <MergeLines lines={merges.data.items} />
    </Panel>
  )
}
