import { formatDay } from '../../../../platform/web/format.ts'
import { Actions, Facts, LinkButton, Notice, PageTitle, PageTools, PhoneLink, Section } from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import type { load } from './station.load.ts'
import './windows.css'

/** One station: where, when, who is there this week, and the way to a number. */
export default function StationPage({ data }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  const { station, days } = data
  const year = Number(days[0]!.date.slice(0, 4))
  return (
    <>
      <PageTools back={{ href: '/stations', label: t('服务站') }} />
      <PageTitle lead={t('今天：{hours}', { hours: days[0]!.hours })}>{station.name}</PageTitle>
      {data.givesNumbers
        ? (
            <>
              <p>{data.waiting > 0 ? t('现在有{n}人在等。', { n: data.waiting }) : t('现在没有人排队。')}</p>
              <Actions><LinkButton kind="main" wide href={`/stations/${station.id}/take`}>{t('取号排队')}</LinkButton></Actions>
            </>
          )
        : <Notice title={t('今天已经不取号了')}>{t('下次开放：{day}。急事请打电话。', { day: days.slice(1).find((day) => day.open) ? `${formatDay(days.slice(1).find((day) => day.open)!.date, year)} ${days.slice(1).find((day) => day.open)!.hours}` : t('还没有公布') })}</Notice>}
      <Section title={t('在哪里')}>
        <Facts items={[{ label: t('地址'), value: station.address }, ...(station.phone ? [{ label: t('电话'), value: <PhoneLink number={station.phone} /> }] : []), { label: t('办什么'), value: station.business.map((one) => one.name).join('、') }]} />
      </Section>
      <Section title={t('这七天')}>
        <ul className="win-days">
          {days.map((day) => (
            <li key={day.date}>
              <strong>{formatDay(day.date, year)}{day.kind && <span className="meta"> {t(day.kind)}</span>}</strong>
              <span>{day.hours}{day.note && t('（{note}）', { note: day.note })}</span>
              {day.open && <span className="meta">{day.onDuty.length > 0 ? t('值班：{names}', { names: day.onDuty.join('、') }) : t('值班还没有排定')}</span>}
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('平常的开放时间')}>
        <Facts items={data.usual.map(([label, value]) => ({ label: t(label), value }))} />
      </Section>
    </>
  )
}
