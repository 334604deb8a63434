import { useState } from 'react'
import { call } from '../../../../platform/web/client.ts'
import { formatDay } from '../../../../platform/web/format.ts'
import { Actions, Button, CardList, Empty, Field, fieldId, LinkButton, More, Notice, PageTitle, PageTools, Tag, TextField } from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import { bookVisit } from '../../contract.ts'
import type { load } from './contact-days.load.ts'

/** 接待日: who receives residents, when and where; booking. */
export default function ContactDays({ data }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  const year = Number(data.today.slice(0, 4))
  const [said, setSaid] = useState<{ kind: 'done' | 'danger'; words: string }>()
  const [booked, setBooked] = useState<readonly string[]>([])
  const [busy, setBusy] = useState('')
  const [issues, setIssues] = useState<Record<string, string>>({})

  async function book(id: string, words: string) {
    setBusy(id)
    try {
      await call(bookVisit, { params: { id }, body: { issue: issues[id] ?? '', clientId: `book-${id}` } })
      setBooked((all) => [...all, id])
      setSaid({ kind: 'done', words })
    } catch (fault) {
      setSaid({ kind: 'danger', words: fault instanceof Error ? fault.message : t('没有约上，请再试一次') })
    } finally {
      setBusy('')
      window.scrollTo(0, 0)
    }
  }
  return (
    <>
      <PageTools back={{ href: '/voices', label: t('社情民意') }} />
      <PageTitle lead={t('人大代表、党代表、政协委员、公职人员和居委会成员在这里接待居民。可以预约，也可以当天直接去。')}>{t('接待日')}</PageTitle>
      {said && <Notice kind={said.kind} live title={said.words} />}
      {data.signedIn && <p><LinkButton wide href="/contact-days/mine">{t('我的预约和来访')}</LinkButton></p>}
      {data.places.length > 1 && (
        <form className="search" action="/contact-days" method="get">
          <Field name="place" label={t('哪个街道、苏木镇')} required>
            <select id={fieldId('place')} name="place" defaultValue={data.region ?? ''}>
              <option value="">{t('全部')}</option>
              {data.places.map((one) => <option key={one.code} value={one.code}>{one.name}</option>)}
            </select>
          </Field>
          <Button type="submit">{t('查看')}</Button>
        </form>
      )}
      {data.items.length === 0
        ? <Empty title={t('近期没有接待日')}><p>{t('有急事请拨打12345，或到社区窗口。')}</p></Empty>
        : (
            <CardList label={t('接待日')}>
              {data.items.map((one) => (
                <li key={one.id} className="card">
                  <div className="card-body">
                    <h2>{t('{day} {from}—{until}', { day: formatDay(one.on, year), from: one.from, until: one.until })} <Tag kind={one.state === 'open' ? 'going' : one.state === 'cancelled' ? 'late' : 'plain'}>{one.state === 'open' ? t('还能约{n}人', { n: one.capacity - one.booked }) : one.state === 'full' ? t('约满') : t('已取消')}</Tag></h2>
                    <p>{t('{name}，{role}（{body}）', { name: one.name, role: t(one.roleName), body: one.body })}</p>
                    {one.about && <p>{t('可以谈：{about}', { about: one.about })}</p>}
                    {one.because && <p>{t('取消原因：{why}', { why: one.because })}</p>}
                    <p className="meta">{one.regionName} {one.venue}</p>
                    {one.state === 'open' && (booked.includes(one.id) ? <p>{t('您已约好。')}</p> : data.signedIn
                      ? (
                          <More title={t('预约')}>
                            <form className="needs-script" onSubmit={(event) => { event.preventDefault(); void book(one.id, t('约好了，{day}请准时到{venue}。', { day: formatDay(one.on, year), venue: one.venue })) }}>
                              <TextField name={`issue-${one.id}`} label={t('想谈什么')} lines={2} maxLength={500} value={issues[one.id]} onChange={(value) => setIssues((all) => ({ ...all, [one.id]: value ?? '' }))} />
                              <Actions><Button kind="main" wide type="submit" busy={busy === one.id}>{t('约这一天')}</Button></Actions>
                            </form>
                            <noscript><p>{t('预约需要打开浏览器的脚本功能，也可以当天直接去。')}</p></noscript>
                          </More>
                        )
                      : <p><LinkButton href="/sign-in?next=/contact-days">{t('登录后预约')}</LinkButton></p>)}
                  </div>
                </li>
              ))}
            </CardList>
          )}
      {data.next && <p className="section"><LinkButton wide href={`/contact-days?${new URLSearchParams({ ...(data.region ? { place: data.region } : {}), after: data.next }).toString()}`}>{t('更多接待日')}</LinkButton></p>}
      <p className="section"><a href={`/api/voices/timetable.ics${data.region ? `?region=${data.region}` : ''}`}>{t('加到手机日历（iCalendar）')}</a></p>
    </>
  )
}
