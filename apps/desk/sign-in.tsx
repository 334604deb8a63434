import { Button, Form, Input, type InputRef } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { createSession, listDemoAccounts } from '../../modules/accounts/contract.ts'
import type { Reply } from '../../platform/kernel/operation.ts'
import { createClient } from '../../platform/web/client.ts'
import { ProblemAlert, problemOf } from '../../platform/web/desk/index.ts'
import { t } from '../../platform/web/text.ts'

type DemoAccount = Reply<typeof listDemoAccounts>['items'][number]

/** The identifier used last in this window, so that signing in again over a page asks only for the password. */
let lastIdentifier = ''

/** Seconds as people say them. */
export function waitWords(seconds: number): string {
  const minutes = Math.floor(seconds / 60)
  return minutes > 0 ? t('{minutes}分{seconds}秒', { minutes, seconds: seconds % 60 }) : t('{seconds}秒', { seconds })
}

/** Counts down to nought once a second. */
function useCountdown(): [number, (seconds: number) => void] {
  const [until, setUntil] = useState(0)
  const [now, setNow] = useState(0)
  useEffect(() => {
    if (until <= Date.now()) return
    const timer = setInterval(() => setNow(Date.now()), 500)
    return () => clearInterval(timer)
  }, [until])
  const left = Math.max(0, Math.ceil((until - Math.max(now, Date.now())) / 1000))
  return [left, (seconds) => setUntil(Date.now() + seconds * 1000)]
}

interface Typed {
  identifier: string
  secret: string
  code?: string
}

/** Identifier and password, then the six figures of the second factor where the account has one. */
export function SignInForm({ name, onSignedIn, fixed, prefill }: { name: string; onSignedIn: () => void; fixed?: boolean; prefill?: DemoAccount | null }) {
  const [form] = Form.useForm<Typed>()
  const [step, setStep] = useState<'password' | 'code'>('password')
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const [left, lock] = useCountdown()
  const code = useRef<InputRef>(null)
  const secret = useRef<InputRef>(null)

  useEffect(() => {
    if (!prefill) return
    setStep('password')
    setError(null)
    form.setFieldsValue({ identifier: prefill.identifier, secret: prefill.secret })
  }, [prefill, form])
  useEffect(() => {
    if (step === 'code') code.current?.focus()
  }, [step])

  const send = async (typed: Typed) => {
    if (busy || left > 0) return
    setBusy(true)
    setError(null)
    let details: Record<string, unknown> = {}
    // The countdown needs the problem's details, so this call reads the refusal's body itself.
    const call = createClient({
      fetch: async (input, init) => {
        const response = await fetch(input, init)
        if (!response.ok) details = ((await response.clone().json().catch(() => ({}))) as { details?: Record<string, unknown> }).details ?? {}
        return response
      },
    })
    try {
      const identifier = typed.identifier.trim()
      const answer = await call(createSession, {
        body: { identifier, secret: typed.secret, ...(typed.code ? { code: typed.code.trim() } : {}) },
      })
      if (answer.needsSecondFactor && !typed.code) {
        setStep('code')
        return
      }
      lastIdentifier = identifier
      onSignedIn()
    } catch (refusal) {
      const problem = problemOf(refusal)
      if (problem.code === 'accounts.second_factor_required' && step === 'password') {
        setStep('code')
        return
      }
      setError(refusal)
      if (problem.code === 'accounts.locked') lock(Number(details['retryAfterSeconds']) || 60)
      if (step === 'code') {
        form.setFieldValue('code', '')
        code.current?.focus()
      } else {
        secret.current?.focus({ cursor: 'all' })
      }
    } finally {
      setBusy(false)
    }
  }

  const locked = left > 0
  return (
    <Form<Typed>
      form={form}
      name={name}
      layout="vertical"
      requiredMark={false}
      size="large"
      initialValues={{ identifier: lastIdentifier, secret: '' }}
      onFinish={(typed) => void send(typed)}
    >
      {!locked && <ProblemAlert error={error} />}
      {locked && (
        <div className="s-locked" role="alert">
          <strong>{t('密码连续输错，已暂停登录')}</strong>
          <p aria-hidden>{t('{time}后可以再试。', { time: waitWords(left) })}</p>
          <p className="d-hidden">{t('请稍后再试，到时按钮会恢复可用。')}</p>
          <p className="d-quiet">{t('忘记密码，请找本单位管理员重置。')}</p>
        </div>
      )}
      <div hidden={step === 'code'}>
        <Form.Item name="identifier" label={t('账号')} rules={[{ required: true, whitespace: true, message: t('请输入账号') }]}>
          <Input autoComplete="username" autoCapitalize="none" spellCheck={false} maxLength={100} autoFocus={!lastIdentifier} readOnly={Boolean(fixed && lastIdentifier)} />
        </Form.Item>
        <Form.Item name="secret" label={t('密码')} rules={[{ required: true, message: t('请输入密码') }]}>
          <Input.Password ref={secret} autoComplete="current-password" maxLength={200} autoFocus={Boolean(lastIdentifier)} />
        </Form.Item>
      </div>
      {step === 'code' && (
        <Form.Item
          name="code"
          label={t('动态验证码')}
          extra={t('打开手机上的验证器，输入邻里的6位数字。')}
          rules={[{ required: true, pattern: /^\s*\d{6}\s*$/, message: t('请输入6位数字') }]}
        >
          <Input ref={code} inputMode="numeric" autoComplete="one-time-code" maxLength={8} />
        </Form.Item>
      )}
      {/* A new button when locked: the waiting sign of one that is disabled as it leaves stays for ever, and is read out. */}
      <Button key={locked ? 'locked' : 'open'} type="primary" htmlType="submit" block loading={busy && !locked} disabled={locked}>
        {step === 'code' ? t('验证并登录') : t('登录')}
      </Button>
      {step === 'code' && (
        <Button
          type="link"
          block
          onClick={() => {
            setStep('password')
            setError(null)
            form.setFieldsValue({ secret: '', code: '' })
          }}
        >
          {t('换一个账号')}
        </Button>
      )}
    </Form>
  )
}

/** The sign-ins of a demo database; nothing on any other. */
function DemoAccounts({ onChoose }: { onChoose: (account: DemoAccount) => void }) {
  const query = useQuery({
    queryKey: ['demo-accounts'],
    queryFn: ({ signal }) => createClient()(listDemoAccounts, {}, { signal }),
    staleTime: Infinity,
  })
  const accounts = query.data?.items.filter((account) => account.kind === 'staff') ?? []
  if (accounts.length === 0) return null
  return (
    <section className="s-demo" aria-label={t('演示账号')}>
      <h2>{t('演示账号')}</h2>
      <p className="d-quiet">{t('这是演示数据库，人物均为虚构。点一个账号即可填好。')}</p>
      <ul>
        {accounts.map((account) => (
          <li key={account.identifier}>
            <button type="button" onClick={() => onChoose(account)}>
              <span>
                <strong>{account.post}</strong>
                <span className="d-quiet">{account.regionName}</span>
              </span>
              <span className="d-quiet">{account.name}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The way in. Stands at whatever address was asked for, so that one lands there afterwards. */
export function SignInPage({ onSignedIn, note }: { onSignedIn: () => void; note?: ReactNode }) {
  const [prefill, setPrefill] = useState<DemoAccount | null>(null)
  useEffect(() => {
    document.title = t('登录 · 邻里工作台')
  }, [])
  return (
    <main className="s-sign-in">
      <div className="s-sign-in-box">
        <p className="s-brand-large">{t('邻里')}</p>
        <h1>{t('登录工作台')}</h1>
        {note}
        <SignInForm name="sign-in" onSignedIn={onSignedIn} prefill={prefill} />
        <p className="d-quiet s-hint">{t('账号由本单位管理员开通。居民请到居民服务页面办事。')}</p>
        <p>
          <a href="/">{t('去居民服务页面')}</a>
        </p>
      </div>
      <DemoAccounts onChoose={(account) => setPrefill({ ...account })} />
    </main>
  )
}
