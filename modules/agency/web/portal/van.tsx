import { useState } from 'react'
import { call } from '../../../../platform/web/client.ts'
import { formatDay } from '../../../../platform/web/format.ts'
import { Actions, Button, Card, CardList, Empty, More, Notice, PageTitle, PageTools, Section, Tag } from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import { cancelBooking } from '../../contract/van.ts'
import type { load } from './van.load.ts'

const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')

/** 流动服务: when the van comes near, and what one has booked. */
export default function Van({ data }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  const [mine, setMine] = useState(data.mine)
  const [said, setSaid] = useState<{ kind: 'done' | 'danger'; words: string }>()
  const [first, ...rest] = data.halts
  const cancel = async (one: (typeof mine)[number]) => {
    try {
      await call(cancelBooking, { params: { id: one.id }, body: { version: one.version, clientId: newId() } })
      setMine((all) => all.filter((each) => each.id !== one.id))
      setSaid({ kind: 'done', words: t('已取消') })
    } catch (refusal) {
      setSaid({ kind: 'danger', words: refusal instanceof Error ? refusal.message : t('没有办成，请再试一次') })
    }
  }
  const card = (one: (typeof data.halts)[number]) => (
    <Card key={one.id} href={`/van/${one.id}`} title={t('{day} {stop}', { day: formatDay(one.onDate), stop: one.stop })} tag={one.left > 0 ? <Tag kind="going">{t('还能约{n}人', { n: one.left })}</Tag> : <Tag>{t('约满了')}</Tag>}
      text={t('{from}到{until}，{vehicle}', { from: one.from, until: one.until, vehicle: one.vehicle })} meta={`${one.regionName} · ${one.matters.map((each) => each.title).slice(0, 4).join('、')}`} />
  )
  return (
    <>
      <PageTools back={{ href: '/', label: t('首页') }} />
      <PageTitle lead={t('流动服务车到嘎查和牧区，在家门口办事。约好了再去，不白跑。')}>{t('流动服务')}</PageTitle>
      {said && <Notice kind={said.kind} live title={said.words} />}
      {mine.length > 0 && (
        <Section title={t('我约的')}>
          <ul className="card-list">{mine.map((one) => (
            <li key={one.id} className="card"><div className="card-body">
              <h3><a href={`/van/${one.haltId}`}>{one.title}</a></h3>
              <p>{t('{day} {from}到{until}，{stop}', { day: formatDay(one.halt.onDate), from: one.halt.from, until: one.halt.until, stop: one.halt.stop })}</p>
              <Actions><Button onClick={() => void cancel(one)}>{t('取消预约')}</Button></Actions>
            </div></li>
          ))}</ul>
        </Section>
      )}
      {!first && <Empty title={t('近期没有排流动服务')}><p>{t('排好以后会出现在这里，也可以问嘎查代办员。')}</p></Empty>}
      {first && <Section title={data.near ? t('离您最近的一站') : t('最近的一站')}><CardList label={t('最近的一站')}>{card(first)}</CardList></Section>}
      {rest.length > 0 && <Section title={t('以后的')}><CardList label={t('以后的')}>{rest.map(card)}</CardList></Section>}
      <More title={t('看别的苏木镇（街道）')}>
        <CardList label={t('苏木镇和街道')}>{data.streets.map((one) => <Card key={one.code} href={`/van?region=${one.code}`} title={one.name} />)}</CardList>
      </More>
    </>
  )
}
