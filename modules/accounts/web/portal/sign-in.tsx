import { useEffect, useState, type FormEvent } from 'react'
import { ApiProblem, call } from '../../../../platform/web/client.ts'
import { Actions, Button, fieldId, Notice, PageTitle, Section, TextField } from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import { createSession, requestOneTimeCode } from '../../contract.ts'
import type { load } from './sign-in.load.ts'

const digitsOf = (text: string) => text.normalize('NFKC').replace(/[\s-]/g, '')

/** Phone, one-time code, in. The phone stays visible, so that a slip of the finger can be seen and mended. */
export default function SignIn({ data: { next, demo } }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  const [phone, setPhone] = useState('')
  const [code, setCode] = useState('')
  const [name, setName] = useState('')
  const [sent, setSent] = useState<{ minutes: number }>()
  const [wait, setWait] = useCountdown()
  const [busy, setBusy] = useState<'code' | 'in'>()
  const [shared, setShared] = useState(false)
  const [wrong, setWrong] = useState<{ field: 'phone' | 'code' | 'name' | ''; message: string }>()

  function refuse(field: 'phone' | 'code' | 'name' | '', message: string) {
    setWrong({ field, message })
    if (field) setTimeout(() => document.getElementById(fieldId(field))?.focus())
  }

  async function send() {
    const number = digitsOf(phone)
    if (!/^(\+?86)?1\d{10}$/.test(number)) return refuse('phone', t('请填写11位手机号'))
    setBusy('code')
    setWrong(undefined)
    try {
      const answer = await call(requestOneTimeCode, { body: { phone: number } })
      setSent({ minutes: answer.validMinutes })
      setWait(answer.againAfterSeconds)
      setTimeout(() => document.getElementById(fieldId('code'))?.focus())
    } catch (fault) {
      refuse(fault instanceof ApiProblem && fault.code.startsWith('accounts.') ? 'phone' : '', messageOf(fault))
      if (fault instanceof ApiProblem && fault.code === 'accounts.code_too_soon') setSent((now) => now ?? { minutes: 5 })
    } finally {
      setBusy(undefined)
    }
  }

  async function signIn(event: FormEvent) {
    event.preventDefault()
    if (busy) return
    if (!sent) return send()
    if (!/^\d{6}$/.test(digitsOf(code))) return refuse('code', t('请填写短信里的6位验证码'))
    if (shared && name.trim() === '') return refuse('name', t('请填写您的姓名'))
    setBusy('in')
    setWrong(undefined)
    try {
      await call(createSession, { body: { identifier: digitsOf(phone), secret: digitsOf(code),
        ...(name.trim() ? { name: name.trim() } : {}) } })
      location.assign(next)
    } catch (fault) {
      setBusy(undefined)
      const reason = fault instanceof ApiProblem ? fault.code : ''
      if (reason === 'accounts.which_person') {
        setShared(true)
        return refuse('name', messageOf(fault))
      }
      if (reason === 'accounts.wrong_credentials') return refuse('code', t('验证码不对或者已经过期。请核对短信，或者重新获取。'))
      refuse('', messageOf(fault))
    }
  }

  const errorAt = (field: string) => (wrong?.field === field ? wrong.message : undefined)
  return (
    <>
      <PageTitle lead={t('用登记在档案里的手机号登录，不用设密码。')}>{t('登录')}</PageTitle>
      <form className="form" noValidate onSubmit={(event) => void signIn(event)}>
        <noscript><Notice kind="yours" title={t('登录需要打开浏览器的脚本功能')}>{t('查进度、看办事指南不用登录。')}</Notice></noscript>
        {wrong?.field === '' && <Notice kind="danger" live title={wrong.message} />}
        <TextField name="phone" label={t('手机号')} required type="tel" inputMode="numeric" autoComplete="tel" value={phone}
          error={errorAt('phone')}
          onChange={(text) => setPhone(text ?? '')} />
        {!sent && <Actions><Button type="submit" kind="main" wide busy={busy === 'code'}>{t('获取验证码')}</Button></Actions>}
        {sent && (
          <>
            <Notice live title={t('验证码已经发出')}>
              {t('如果这个号码登记过，一会儿就会收到短信，{minutes}分钟内有效。', { minutes: sent.minutes })}
              {demo && <> <a href="/demo/messages" target="_blank" rel="noreferrer">{t('看演示短信（新窗口）')}</a></>}
            </Notice>
            <TextField name="code" label={t('验证码')} hint={t('短信里的6位数字')} required inputMode="numeric" autoComplete="one-time-code"
              value={code}
              error={errorAt('code')} onChange={(text) => setCode(text ?? '')} />
            {shared && (
              <TextField name="name" label={t('您的姓名')} hint={t('这个手机号登记了不止一个人')} required autoComplete="name" value={name}
                error={errorAt('name')} onChange={(text) => setName(text ?? '')} />
            )}
            <Actions>
              <Button type="submit" kind="main" wide busy={busy === 'in'}>{t('登录')}</Button>
              <Button wide busy={busy === 'code'} disabled={wait > 0} onClick={() => void send()}>
                {wait > 0 ? t('{wait}秒后可以重新获取', { wait }) : t('重新获取验证码')}
              </Button>
            </Actions>
          </>
        )}
      </form>
      <Section title={t('登录不了？')}>
        <ul className="plain-list">
          <li>{t('换了手机号：请带身份证到社区服务站更新，或者打电话给社区。')}</li>
          <li>{t('没有登记过：请先到所在社区登记。')}</li>
          <li>{t('只想看进度：')}<a href="/progress">{t('用办件编号查，不用登录')}</a></li>
        </ul>
      </Section>
      {demo && demo.length > 0 && (
        <Section title={t('演示用的居民')}>
          <p className="meta">{t('这是演示库，人物都是虚构的。点一位，再获取验证码；短信在“演示短信”里看。')}</p>
          <ul className="card-list">
            {demo.map((one) => (
              <li key={one.phone}>
                <Button wide onClick={() => {
                  setPhone(one.phone)
                  setWrong(undefined)
                }}>{one.name}　<span className="number">{one.phone}</span></Button>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

const messageOf = (fault: unknown) => (fault instanceof Error ? fault.message : String(fault))

/** Seconds that are left, counted down to nought. */
function useCountdown(): [number, (seconds: number) => void] {
  const [left, setLeft] = useState(0)
  useEffect(() => {
    if (left <= 0) return
    const tick = setTimeout(() => setLeft(left - 1), 1000)
    return () => clearTimeout(tick)
  }, [left])
  return [left, setLeft]
}
