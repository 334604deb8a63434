import { Alert, Button, Form, Input } from 'antd'
import { useState } from 'react'
import {
  Awaiting, DateText, ListTable, PageHeading, Panel, ProblemAlert, showFaults, useCall, useMutate,
} from '../../../../platform/web/desk/index.ts'
import type { Reply } from '../../../../platform/kernel/operation.ts'
import { t } from '../../../../platform/web/text.ts'
import { beginSecondFactor, changeSecret, confirmSecondFactor, endMySession, listMySessions } from '../../contract.ts'
import './accounts.css'

/** One's own password, authenticator and sessions. */
export default function SecurityPage() {
  return (
    <>
      <PageHeading title={t('安全设置')} />
      <Panel title={t('修改密码')}>
        <ChangeSecret />
      </Panel>
      <Panel title={t('动态验证')}>
        <SecondFactor />
      </Panel>
      <Panel title={t('登录的设备')}>
        <Sessions />
      </Panel>
    </>
  )
}

interface Secrets {
  old: string
  new: string
  again: string
}

function ChangeSecret() {
  const [form] = Form.useForm<Secrets>()
  const [error, setError] = useState<unknown>(null)
  const [done, setDone] = useState(false)
  const change = useMutate(changeSecret, { touches: [listMySessions] })
  const send = async (typed: Secrets) => {
    setError(null)
    setDone(false)
    try {
      await change.mutateAsync({ body: { old: typed.old, new: typed.new } })
      form.resetFields()
      setDone(true)
    } catch (refusal) {
      setError(refusal)
      showFaults(form, refusal)
    }
  }
  return (
    <Form<Secrets> form={form} name="change-secret" layout="vertical" className="a-form" requiredMark={false} disabled={change.isPending} onFinish={(typed) => void send(typed)}>
      <ProblemAlert error={error} />
      {done && <Alert type="success" showIcon role="status" className="d-problem" title={t('密码已修改，其他设备上的登录已退出')} />}
      <Form.Item name="old" label={t('当前密码')} rules={[{ required: true, message: t('请输入当前密码') }]}>
        <Input.Password autoComplete="current-password" maxLength={128} />
      </Form.Item>
      <Form.Item name="new" label={t('新密码')} extra={t('至少10位，包含字母、数字、符号中的两种。')} rules={[{ required: true, min: 10, message: t('密码至少10位') }]}>
        <Input.Password autoComplete="new-password" maxLength={128} />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('再输一次新密码')}
        dependencies={['new']}
        rules={[
          { required: true, message: t('请再输一次新密码') },
          ({ getFieldValue }) => ({
            validator: (_, value: string) => (!value || value === getFieldValue('new') ? Promise.resolve() : Promise.reject(new Error(t('两次输入的新密码不一样')))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={128} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={change.isPending}>
        {t('修改密码')}
      </Button>
    </Form>
  )
}

type Setup = Reply<typeof beginSecondFactor>

/** Two steps: the password again, then the first code of the authenticator. */
function SecondFactor() {
  const [setup, setSetup] = useState<Setup | null>(null)
  const [done, setDone] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const begin = useMutate(beginSecondFactor, { touches: [] })
  const confirm = useMutate(confirmSecondFactor, { touches: [listMySessions] })
  const guard = async (deed: () => Promise<void>) => {
    setError(null)
    try {
      await deed()
    } catch (refusal) {
      setError(refusal)
    }
  }
  if (done) return <Alert type="success" showIcon role="status" title={t('动态验证已开通')} description={t('从下次登录起，输入密码后还要输入验证器上的6位动态码。')} />
  if (!setup) {
    return (
      <Form<{ secret: string }>
        name="begin-second-factor"
        layout="vertical"
        className="a-form"
        requiredMark={false}
        onFinish={({ secret }) => void guard(async () => setSetup(await begin.mutateAsync({ body: { secret } })))}
      >
        <p className="d-sentence-small">{t('开通后，登录时除密码外还要输入手机验证器上的6位动态码。已开通的可以在这里换一部手机。')}</p>
        <ProblemAlert error={error} />
        <Form.Item name="secret" label={t('先输入登录密码')} rules={[{ required: true, message: t('请输入登录密码') }]}>
          <Input.Password autoComplete="current-password" maxLength={128} />
        </Form.Item>
        <Button htmlType="submit" loading={begin.isPending}>
          {t('设置动态验证')}
        </Button>
      </Form>
    )
  }
  return (
    <div className="a-setup">
      <img src={`data:image/svg+xml;utf8,${encodeURIComponent(setup.qrSvg)}`} alt={t('动态验证的二维码，用验证器扫描')} />
      <div>
        <ol>
          <li>{t('1. 打开手机上的验证器，扫描二维码。')}</li>
          <li>
            {t('2. 不能扫描的，在验证器里手工输入密钥：')}
            <p className="a-key">{setup.secret.replace(/(.{4})(?=.)/g, '$1 ')}</p>
          </li>
          <li>{t('3. 输入验证器上显示的6位动态码。')}</li>
        </ol>
        <Form<{ code: string }>
          name="confirm-second-factor"
          layout="vertical"
          className="a-form"
          requiredMark={false}
          onFinish={({ code }) =>
            void guard(async () => {
              await confirm.mutateAsync({ body: { sealed: setup.sealed, code: code.trim() } })
              setDone(true)
            })
          }
        >
          <ProblemAlert error={error} />
          <Form.Item name="code" label={t('动态码')} rules={[{ required: true, pattern: /^\s*\d{6}\s*$/, message: t('请输入6位数字') }]}>
            <Input inputMode="numeric" autoComplete="one-time-code" maxLength={8} autoFocus />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={confirm.isPending}>
            {t('确认开通')}
          </Button>
        </Form>
      </div>
    </div>
  )
}

type OwnSession = Reply<typeof listMySessions>['items'][number]

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger/, '微信'], [/Edg\//, 'Edge 浏览器'], [/360SE|QIHU/, '360浏览器'], [/Firefox\//, '火狐浏览器'], [/Chrome\//, 'Chrome 浏览器'], [/Safari\//, 'Safari 浏览器'],
]
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/Windows/, 'Windows'], [/Android/, '安卓'], [/iPhone|iPad/, '苹果手机或平板'], [/Mac OS/, 'Mac'], [/HarmonyOS|OpenHarmony/, '鸿蒙'], [/Linux/, 'Linux'],
]

/** A device in words from what its browser says of itself; what is not recognised is shown as it is, cut short. */
export function deviceName(agent: string): string {
  const browser = BROWSERS.find(([mark]) => mark.test(agent))?.[1]
  const system = SYSTEMS.find(([mark]) => mark.test(agent))?.[1]
  if (browser && system) return t('{system}，{browser}', { system: t(system), browser: t(browser) })
  return agent.slice(0, 40) || t('未知设备')
}

function Sessions() {
  const query = useCall(listMySessions, {})
  const end = useMutate(endMySession, { touches: [listMySessions] })
  return (
    <>
      <ProblemAlert error={end.error} />
      <Awaiting query={query} inside>
        {({ items }) => (
          <ListTable<OwnSession>
            label={t('登录的设备')}
            rows={items}
            rowKey={(row) => row.key}
            columns={[
              { key: 'device', title: t('设备'), render: (row) => deviceName(row.device) },
              { key: 'created', title: t('登录时间'), width: 180, render: (row) => <DateText value={row.createdAt} form="time" /> },
              { key: 'seen', title: t('最近使用'), width: 180, render: (row) => <DateText value={row.seenAt} form="time" /> },
              {
                key: 'do', title: t('操作'), width: 120,
                render: (row) =>
                  row.current ? (
                    <span className="d-quiet">{t('正在使用')}</span>
                  ) : (
                    <Button
                      size="small"
                      loading={end.isPending && end.variables.params.key === row.key}
                      aria-label={t('退出登录：{device}', { device: deviceName(row.device) })}
                      onClick={() => end.mutate({ params: { key: row.key } })}
                    >
                      {t('退出登录')}
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </Awaiting>
    </>
  )
}
