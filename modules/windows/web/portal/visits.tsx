import { formatDay, formatMoment } from '../../../../platform/web/format.ts'
import { Actions, Button, Card, CardList, Notice, PageTitle, PageTools, Section, Tag, TextField } from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import { useState } from 'react'
import type { load } from './visits.load.ts'

/** One number for everything that was brought in one visit; no name is shown. */
export default function Visits({ data }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  const [number, setNumber] = useState<string | undefined>(data.found ? undefined : data.number || undefined)
  const [code, setCode] = useState<string | undefined>(data.found ? undefined : data.code || undefined)
  return (
    <>
      <PageTools back={{ href: '/', label: t('首页') }} />
      <PageTitle lead={data.found ? t('来访编号 {number}，{at}', { number: data.found.number, at: formatMoment(data.found.at) }) : t('不用登录。来访编号以H开头，和查询码一起印在回执上。')}>{t('查来访进度')}</PageTitle>
      {data.fault && <Notice kind="danger" live title={data.fault} />}
      {data.found && (
        <CardList label={t('这次来办的事')}>
          {data.found.items.map((one) => (
            <Card key={one.number} title={one.title} tag={<Tag kind={one.over ? 'done' : 'going'}>{one.stateName}</Tag>} text={one.next}
              meta={[t('办件编号 {number}', { number: one.number }), one.dueOn ? t('最迟{day}', { day: formatDay(one.dueOn) }) : ''].filter(Boolean).join(' · ')} />
          ))}
        </CardList>
      )}
      <Section title={data.found ? t('查另一次') : t('填写来访编号和查询码')}>
        <form className="form" action="/visits" method="get">
          <TextField name="number" label={t('来访编号')} required value={number} onChange={setNumber} maxLength={30} />
          <TextField name="code" label={t('查询码')} required value={code} onChange={setCode} maxLength={12} />
          <Actions><Button kind="main" wide type="submit">{t('查进度')}</Button></Actions>
        </form>
      </Section>
    </>
  )
}
