import { PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { ActionDialog, dateText, Go, ListPage, useCall, useGo, useMutate } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { PlaceField } from '../../../regions/web/fields.tsx'
import { createAccount, getMe, listAccounts, type StaffAccount } from '../../contract.ts'
import { FirstSecret } from './first-secret.tsx'
import './accounts.css'

/** The posts held today, in words. */
export function heldPosts(account: StaffAccount, today: string): string {
  return account.posts
    .filter((post) => post.validFrom <= today && (!post.validUntil || post.validUntil > today))
    .map((post) => t('{place} · {title}', { place: post.regionName, title: post.title }))
    .join('、')
}

/** Staff accounts of the administrator's place. */
export default function AccountsPage() {
  const [opening, setOpening] = useState(false)
  const today = dayOf(new Date())
  return (
    <>
      <ListPage<typeof listAccounts, StaffAccount>
        id="accounts"
        title={t('账号与岗位')}
        operation={listAccounts}
        ask={({ tab, q, after }) => ({ query: { state: tab as 'open', ...(q ? { q: q.slice(0, 50) } : {}), ...(after ? { after } : {}) } })}
        read={(reply) => reply}
        rowKey={(row) => row.id}
        rowTo={(row) => `/accounts/${row.id}`}
        tabs={[
          { key: 'open', label: t('使用中') },
          { key: 'locked', label: t('已锁定') },
          { key: 'closed', label: t('已停用') },
        ]}
        search={t('姓名、登录名')}
        columns={[
          { key: 'name', title: t('姓名'), width: 140, render: (row) => row.name },
          { key: 'identifier', title: t('登录名'), width: 150, render: (row) => row.identifier },
          { key: 'posts', title: t('现任岗位'), render: (row) => heldPosts(row, today) || t('没有岗位') },
          { key: 'region', title: t('所在地'), width: 180, render: (row) => row.regionName },
          { key: 'second', title: t('动态验证'), width: 100, render: (row) => (row.secondFactor ? t('已开通') : t('未开通')) },
          {
            key: 'state', title: t('状态'), width: 190,
            render: (row) => (row.closedAt ? t('{day}停用', { day: dateText(row.closedAt) }) : row.lockedUntil ? t('锁定到{time}', { time: dateText(row.lockedUntil, 'short') }) : t('使用中')),
          },
        ]}
        unit={t('个')}
        tools={() => (
          <>
            <Go to="/posts">{t('岗位和空缺')}</Go>
            <Go to="/handovers">{t('工作交接')}</Go>
          </>
        )}
        empty={(tab) => ({
          why: tab === 'locked' ? t('没有被锁定的账号') : tab === 'closed' ? t('没有停用的账号') : t('还没有工作人员账号'),
          todo: tab === 'open' ? t('先开账号，再安排岗位；没有岗位的账号不能办事。') : undefined,
        })}
        action={
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setOpening(true)}>
            {t('开账号')}
          </Button>
        }
      />
      <OpenAccount open={opening} onClose={() => setOpening(false)} />
    </>
  )
}

interface Values {
  name: string
  identifier: string
  region: string
}

function OpenAccount({ open, onClose }: { open: boolean; onClose: () => void }) {
  const me = useCall(getMe, {}, { staleMs: 60_000 })
  const root = me.data?.currentPost?.region
  const go = useGo()
  const [made, setMade] = useState<{ id: string; name: string; secret: string } | null>(null)
  const create = useMutate(createAccount, { touches: [listAccounts] })
  return (
    <>
      {root && (
        <ActionDialog<Values>
          open={open}
          name="open-account"
          title={t('开账号')}
          sentence={t('开好后会给出初始密码，再到账号里安排岗位。')}
          verb={t('开账号')}
          initial={{ region: root }}
          onSubmit={async (typed) => {
            const reply = await create.mutateAsync({ body: typed })
            setMade({ id: reply.id, name: typed.name, secret: reply.firstSecret })
          }}
          onClose={onClose}
        >
          <Form.Item name="name" label={t('姓名')} rules={[{ required: true, whitespace: true, message: t('请输入姓名') }]}>
            <Input maxLength={50} autoComplete="off" />
          </Form.Item>
          <Form.Item
            name="identifier"
            label={t('登录名')}
            extra={t('小写字母开头，3至32位字母、数字、点或横线。')}
            normalize={(typed: string) => typed.trim().toLowerCase()}
            rules={[{ required: true, pattern: /^[a-z][a-z0-9._-]{2,31}$/, message: t('登录名用小写字母开头，3至32位字母、数字、点或横线') }]}
          >
            <Input maxLength={32} autoComplete="off" spellCheck={false} />
          </Form.Item>
          <Form.Item name="region" label={t('所在地')} rules={[{ required: true, message: t('请选择所在地') }]}>
            <PlaceField root={root} rootCounts />
          </Form.Item>
        </ActionDialog>
      )}
      <FirstSecret
        name={made?.name ?? ''}
        secret={made?.secret ?? null}
        onClose={() => {
          const id = made?.id
          setMade(null)
          if (id) go(`/accounts/${id}`)
        }}
      />
    </>
  )
}
