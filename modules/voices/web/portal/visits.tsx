import { useState } from 'react'
import { call } from '../../../../platform/web/client.ts'
import { formatDay } from '../../../../platform/web/format.ts'
import { Actions, Button, CardList, Empty, LinkButton, Notice, PageTitle, PageTools, Tag } from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import { cancelVisit } from '../../contract.ts'
import type { load } from './visits.load.ts'

/** My bookings and visits, each with the number of its case. */
export default function Visits({ data }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  const year = Number(data.today.slice(0, 4))
  const [items, setItems] = useState(data.items)
  const [said, setSaid] = useState<{ kind: 'done' | 'danger'; words: string }>()
  async function cancel(id: string) {
    try {
      await call(cancelVisit, { params: { id }, body: { clientId: `cancel-${id}` } })
      setItems((all) => all.map((one) => (one.id === id ? { ...one, state: 'cancelled' as const, stateName: '已取消' as never } : one)))
      setSaid({ kind: 'done', words: t('预约已取消') })
    } catch (fault) {
      setSaid({ kind: 'danger', words: fault instanceof Error ? fault.message : t('没有办成，请再试一次') })
    }
  }
  return (
    <>
      <PageTools back={{ href: '/contact-days', label: t('接待日') }} />
      <PageTitle lead={t('说的事转成办件后，点编号看办到哪一步。')}>{t('我的预约和来访')}</PageTitle>
      {said && <Notice kind={said.kind} live title={said.words} />}
      {items.length === 0
        ? <Empty title={t('还没有预约')}><p><LinkButton kind="main" wide href="/contact-days">{t('看接待日')}</LinkButton></p></Empty>
        : (
            <CardList label={t('我的预约和来访')}>
              {items.map((one) => (
                <li key={one.id} className="card">
                  <div className="card-body">
                    <h2>{t('{day} {from} {name}', { day: formatDay(one.day.on, year), from: one.day.from, name: one.day.name })} <Tag kind={one.state === 'booked' ? 'going' : one.state === 'came' ? 'done' : 'plain'}>{t(one.stateName)}</Tag></h2>
                    {one.issue && <p>{one.issue}</p>}
                    <p className="meta">{one.day.regionName} {one.day.venue}</p>
                    {one.caseNumber && <p>{t('办件编号')} <a className="number" href={`/my/cases/${one.caseNumber}`}>{one.caseNumber}</a></p>}
                    {one.state === 'booked' && one.day.on >= data.today && <Actions><Button onClick={() => void cancel(one.id)}>{t('取消预约')}</Button></Actions>}
                  </div>
                </li>
              ))}
            </CardList>
          )}
    </>
  )
}
