import { useState, type FormEvent } from 'react'
import { call } from '../../../../platform/web/client.ts'
import { Actions, Button, LinkButton, Notice, PageTitle, PageTools, Section, TextField } from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import { makeMyCopy, sendCopyCode } from '../../contract.ts'
import type { load } from './copy.load.ts'
import { useDeed } from './use-deed.ts'

/** A copy to read and one to take along, after a one-time code (个人信息保护法 art. 45). */
export default function Copy({ data: { of, name, phone } }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  const { busy, said, act } = useDeed()
  const [sent, setSent] = useState(false)
  const [code, setCode] = useState('')
  const [made, setMade] = useState('')
  const send = () => act('code', async () => {
    const { phoneMasked } = await call(sendCopyCode, { body: {} })
    setSent(true)
    return t('验证码已发到{phone}，5分钟内有效', { phone: phoneMasked })
  })
  const confirm = (event: FormEvent) => {
    event.preventDefault()
    void act('make', async () => {
      const { id } = await call(makeMyCopy, { body: { code, ...(of ? { of } : {}) } })
      setMade(id)
      return t('已准备好，10分钟内可以下载')
    })
  }
  return (
    <>
      <PageTools back={{ href: of ? `/my/file?of=${of}` : '/my/file', label: t('我的档案') }} />
      <PageTitle lead={t('里面有完整的号码，请只在自己的手机或电脑上下载，保管好。')}>{of ? t('下载{name}的信息', { name }) : t('下载我的信息')}</PageTitle>
      {said && <Notice kind={said.kind} live title={said.words} />}
      {made
        ? (
            <Section title={t('下载')}>
              <p className="section"><LinkButton kind="main" wide href={`/api/me/copies/${made}?format=pdf`}>{t('下载文档（PDF，用来看和打印）')}</LinkButton></p>
              <p className="section"><LinkButton wide href={`/api/me/copies/${made}?format=json`}>{t('下载数据（JSON，用来转到别处）')}</LinkButton></p>
            </Section>
          )
        : (
            <>
              <Section title={t('第一步　确认是您本人')}>
                {phone ? <p>{t('验证码发到您登记的手机{phone}。', { phone })}</p> : <p>{t('没有登记手机号，请带身份证到社区服务站领取。')}</p>}
                {phone && <Actions><Button kind={sent ? 'plain' : 'main'} wide busy={busy === 'code'} onClick={() => void send()}>{sent ? t('重新发送验证码') : t('发送验证码')}</Button></Actions>}
              </Section>
              {sent && (
                <Section title={t('第二步　输入验证码')}>
                  <form className="form" noValidate onSubmit={confirm}>
                    <TextField name="code" label={t('短信验证码')} required inputMode="numeric" autoComplete="one-time-code" value={code} onChange={(v) => setCode(v ?? '')} />
                    <Actions><Button type="submit" kind="main" wide busy={busy === 'make'}>{t('确认并准备副本')}</Button></Actions>
                  </form>
                </Section>
              )}
            </>
          )}
      <Section title={t('副本里有什么')}>
        <p>{t('登记的内容、各项服务和办件、收到的消息、同意和委托、谁看过，以及每项信息的用途和保存期限。')}</p>
      </Section>
    </>
  )
}
