import { useState } from 'react'
import { call } from '../../../../platform/web/client.ts'
import { formatMoment } from '../../../../platform/web/format.ts'
import { Actions, Button, CardList, Field, fieldId, LinkButton, Notice, PageTitle, PageTools, Section, Tag } from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import { endMySession } from '../../../accounts/contract.ts'
import { setMyChannels, setMyStop, setSmsOptOut } from '../../contract.ts'
import type { load } from './settings.load.ts'

const KINDS = [['case', '办件进展'], ['reminder', '到期提醒'], ['service', '服务邀请'], ['account', '档案和账号']] as const
const WAYS = { sms: '短信', wechat: '微信', email: '电子邮件', print: '纸质信件，由社区送来' } as const

/** Short messages, ways and kinds, looks, where one is signed in, the way out. */
export default function Settings({ data, url }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  const [sms, setSms] = useState(data.sms)
  const [sessions, setSessions] = useState(data.sessions)
  const [channels, setChannels] = useState(data.channels)
  const [preferred, setPreferred] = useState<string>(data.channels.preferred)
  const [email, setEmail] = useState('')
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
      {!sms.stopped && (
        <Section title={t('哪些事发短信')}>
          <CardList label={t('消息种类')}>
            {KINDS.map(([kind, name]) => {
              const stopped = channels.stops.some((one) => one.channel === 'sms' && one.kind === kind)
              return (
                <li key={kind} className="card">
                  <div className="card-body"><h3>{t(name)} <Tag kind={stopped ? 'plain' : 'done'}>{stopped ? t('不发短信') : t('发短信')}</Tag></h3></div>
                  <Button busy={busy === kind} aria-label={stopped ? t('{name}：恢复短信', { name: t(name) }) : t('{name}：不发短信', { name: t(name) })}
                    onClick={() => void act(kind, async () => {
                      setChannels(await call(setMyStop, { body: { channel: 'sms', kind, stopped: !stopped } }))
                      return stopped ? t('已恢复，马上生效') : t('已停发，马上生效')
                    })}>{stopped ? t('恢复') : t('不发')}</Button>
                </li>
              )
            })}
          </CardList>
        </Section>
      )}
      <Section title={t('先用哪种方式告诉您')}>
        <Field name="preferred" label={t('方式')}>
          <select id={fieldId('preferred')} name="preferred" value={preferred} onChange={(event) => setPreferred(event.target.value)}>
            <option value="">{t('没有要求')}</option>
            {channels.works.map((one) => <option key={one} value={one}>{t(WAYS[one])}</option>)}
          </select>
        </Field>
        {channels.works.includes('email') && (
          <Field name="email" label={channels.email ? t('换一个邮箱（现在是{email}）', { email: channels.email }) : t('邮箱')}>
            <input id={fieldId('email')} name="email" type="email" autoComplete="email" value={email} onChange={(event) => setEmail(event.target.value)} />
          </Field>
        )}
        <Actions>
          <Button wide busy={busy === 'channels'} onClick={() => void act('channels', async () => {
            setChannels(await call(setMyChannels, { body: { preferred: preferred as 'sms', ...(email ? { email } : {}) } }))
            setEmail('')
            return t('已保存')
          })}>{t('保存')}</Button>
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
