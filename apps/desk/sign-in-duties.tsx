import { Button, Form, Input } from 'antd'
import { useEffect, useState } from 'react'
import { changeSecret } from '../../modules/accounts/contract.ts'
import { callNow, ProblemAlert, showFaults } from '../../platform/web/desk/index.ts'
import { t } from '../../platform/web/text.ts'

interface Secrets {
  old: string
  new: string
  again: string
}

/** Stands before everything else while the password is one that somebody else gave out. */
export function ChangeSecretPage({ onDone, onLeave }: { onDone: () => void; onLeave: () => void }) {
  const [form] = Form.useForm<Secrets>()
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    document.title = t('设置新密码 · 邻里工作台')
  }, [])
  const send = async (typed: Secrets) => {
    setBusy(true)
    setError(null)
    try {
      await callNow(changeSecret, { body: { old: typed.old, new: typed.new } })
      onDone()
    } catch (refusal) {
      setError(refusal)
      showFaults(form, refusal)
    } finally {
      setBusy(false)
    }
  }
  return (
    <main className="s-sign-in">
      <div className="s-sign-in-box">
        <p className="s-brand-large">{t('邻里')}</p>
        <h1>{t('设置新密码')}</h1>
        <p className="d-sentence-small">{t('当前密码由管理员发放，第一次登录要换成自己的密码，换好后继续。')}</p>
        <Form<Secrets> form={form} name="change-secret" layout="vertical" size="large" requiredMark={false} onFinish={(typed) => void send(typed)}>
          <ProblemAlert error={error} />
          <Form.Item name="old" label={t('当前密码')} rules={[{ required: true, message: t('请输入当前密码') }]}>
            <Input.Password autoComplete="current-password" autoFocus maxLength={128} />
          </Form.Item>
          <Form.Item
            name="new"
            label={t('新密码')}
            extra={t('至少10位，包含字母、数字、符号中的两种。')}
            rules={[{ required: true, min: 10, message: t('密码至少10位') }]}
          >
            <Input.Password autoComplete="new-password" maxLength={128} />
          </Form.Item>
          <Form.Item
            name="again"
            label={t('再输一次新密码')}
            dependencies={['new']}
            rules={[
              { required: true, message: t('请再输一次新密码') },
              ({ getFieldValue }) => ({
                validator: (_, value: string) =>
                  !value || value === getFieldValue('new') ? Promise.resolve() : Promise.reject(new Error(t('两次输入的新密码不一样'))),
              }),
            ]}
          >
            <Input.Password autoComplete="new-password" maxLength={128} />
          </Form.Item>
          <Button type="primary" htmlType="submit" block loading={busy}>
            {t('保存并继续')}
          </Button>
        </Form>
        <Button type="link" block onClick={onLeave}>
          {t('退出')}
        </Button>
      </div>
    </main>
  )
}

/** Someone came in with a resident's sign-in: shows the right door. */
export function ResidentHere({ name, onLeave }: { name: string; onLeave: () => void }) {
  return (
    <main className="s-sign-in">
      <div className="s-sign-in-box">
        <p className="s-brand-large">{t('邻里')}</p>
        <h1>{t('这里是工作人员的工作台')}</h1>
        <p className="d-sentence-small">{t('{name}，您登录的是居民账号，请到居民服务页面办事。', { name })}</p>
        <Button type="primary" size="large" block href="/">
          {t('去居民服务页面')}
        </Button>
        <Button type="link" block onClick={onLeave}>
          {t('退出，换工作账号登录')}
        </Button>
      </div>
    </main>
  )
}
