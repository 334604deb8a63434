import { useState } from 'react'
import { call } from '../../../../platform/web/client.ts'
import { formatMoment } from '../../../../platform/web/format.ts'
import { Actions, Button, CardList, LinkButton, Notice, PageTitle, PageTools, Section, Tag } from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import { endMySession } from '../../../accounts/contract.ts'
import { setSmsOptOut } from '../../contract.ts'
import type { load } from './settings.load.ts'

/** Short messages, looks, where one is signed in, the way out. */
export default function Settings({ data, url }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  const [sms, setSms] = useState(data.sms)
  const [sessions, setSessions] = useState(data.sessions)
  const [busy, setBusy] = useState('')
  const [said, setSaid] = useState<{ kind: 'done' | 'danger'; words: string }>()
  const year = Number(data.today.slice(0, 4))

  async function act(what: string, deed: () => Promise<string>) {
    setBusy(what)
    setSaid(undefined)
    try {
      setSaid({ kind: 'done', words: await deed() })
    } catch (fault) {
      setSaid({ kind: 'danger', words: fault instanceof Error ? fault.message : t('没有办成，请再试一次') })
    } finally {
      setBusy('')
    }
  }

  return (
    <>
      <PageTools back={{ href: '/my', label: t('我的') }} />
      <PageTitle>{t('我的设置')}</PageTitle>
      {said && <Notice kind={said.kind} live title={said.words} />}
      <Section title={t('短信')}>
        <p>{sms.stopped
          ? t('您已停收短信。办件的消息仍会出现在“我的消息”里；登录验证码照常发送。')
          : t('办件有进展时会发短信给您。停收以后，消息仍会出现在“我的消息”里。')}</p>
        <Actions>
          <Button wide busy={busy === 'sms'} onClick={() => void act('sms', async () => {
            const now = await call(setSmsOptOut, { body: { stopped: !sms.stopped } })
            setSms(now)
            return now.stopped ? t('已停收短信') : t('已恢复接收短信')
          })}>{sms.stopped ? t('恢复接收短信') : t('停收短信')}</Button>
        </Actions>
      </Section>
      <Section title={t('字的大小、颜色和语言')}>
        <p><LinkButton href={`/display?${new URLSearchParams({ back: url }).toString()}`}>{t('显示设置')}</LinkButton></p>
      </Section>
      <Section title={t('登录在哪些设备上')}>
        <CardList label={t('登录的设备')}>
          {sessions.map((one) => (
            <li key={one.key} className="card">
              <div className="card-body">
                <h3>{one.device || t('未知设备')}{one.current && <> <Tag kind="done">{t('这台设备')}</Tag></>}</h3>
                <p className="meta">{t('{at}登录，最近使用{seen}', { at: formatMoment(one.createdAt, year),
                  seen: formatMoment(one.seenAt, year) })}</p>
              </div>
              {!one.current && (
                <Button kind="danger" busy={busy === one.key} aria-label={t('让{device}退出', { device: one.device || t('未知设备') })}
                  onClick={() => void act(one.key, async () => {
                    await call(endMySession, { params: { key: one.key } })
                    setSessions((all) => all.filter(({ key }) => key !== one.key))
                    return t('那台设备已经退出登录')
                  })}>{t('退出')}</Button>
              )}
            </li>
          ))}
        </CardList>
      </Section>
      <p className="section"><LinkButton wide href="/sign-out">{t('退出登录')}</LinkButton></p>
    </>
  )
}
