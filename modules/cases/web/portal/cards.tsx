import { dayOf, formatDay } from '../../../../platform/web/format.ts'
import { Card, Tag } from '../../../../platform/web/kit/index.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import type { CaseListItem } from '../../contract.ts'
import { sayCase } from './say.ts'

/** One case of a list: its name, how it stands, what happens next. */
export function CaseCard({ one, today }: { one: CaseListItem; today: string }) {
  const t = useT()
  const { tag, next } = sayCase(one, today, t)
  const since = one.submittedAt && t('{day}提交', { day: formatDay(dayOf(one.submittedAt), Number(today.slice(0, 4))) })
  return (
    <Card href={`/my/cases/${one.id}`} title={one.title} tag={<Tag kind={tag.kind}>{tag.words}</Tag>} text={next}
      meta={(
        <>
          {t('编号')} <span className="number">{one.number}</span>
          {since && ` · ${since}`}{one.applicantName && ` · ${one.applicantName}`}
        </>
      )} />
  )
}

/** Something begun and not yet handed in. */
export function DraftCard({ one, today }: {
  one: { id: string; title: string; matterCode: string; applicantId: string | null; savedAt: string }
  today: string
}) {
  const t = useT()
  const query = new URLSearchParams({ draft: one.id, ...(one.applicantId ? { for: one.applicantId } : {}) })
  return (
    <Card href={`/matters/${one.matterCode}/apply?${query.toString()}`} title={one.title} tag={<Tag kind="yours">{t('还没提交')}</Tag>}
      text={t('接着填完，提交后才会办理。')}
      meta={t('{day}存的草稿', { day: formatDay(dayOf(one.savedAt), Number(today.slice(0, 4))) })} />
  )
}
