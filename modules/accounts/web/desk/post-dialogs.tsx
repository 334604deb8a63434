import { Form, Input } from 'antd'
import { useRef } from 'react'
import { ActionDialog, DayInput, dayRule, newClientId, useGo, useMutate } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { appointDeputy, createHandover, getAccount, listAccounts, listHandovers, listPosts, type StaffAccount } from '../../contract.ts'
import { StaffPicker } from './staff-picker.tsx'

type PostOf = StaffAccount['posts'][number]

interface DialogProps {
  account: StaffAccount
  post: PostOf | null
  onClose: () => void
}

/** The post is to go to somebody else, with the open work; it waits for that person's word. */
export function HandoverDialog({ account, post, onClose }: DialogProps) {
  const begin = useMutate(createHandover, { touches: [listHandovers, getAccount] })
  const clientId = useRef(newClientId())
  const go = useGo()
  return (
    <ActionDialog<{ toAccountId: string; reason: string; things?: string }>
      open={post !== null}
      name="begin-handover"
      title={post ? t('交接{place}{title}', { place: post.regionName, title: post.title }) : t('工作交接')}
      sentence={t('系统列出{name}手上未办完的办件，接收人清点确认后，岗位和办件一并转过去。确认以前一切不变。', { name: account.name })}
      verb={t('发起交接')}
      reason={{ label: t('交接原因'), max: 200 }}
      onSubmit={async ({ things, ...typed }) => {
        await begin.mutateAsync({ params: { id: post?.id ?? '' }, body: { ...typed, things: things?.trim() ?? '', clientId: clientId.current } })
        clientId.current = newClientId()
        setTimeout(() => go('/handovers'))
      }}
      onClose={onClose}
    >
      <Form.Item name="toAccountId" label={t('交给谁')} rules={[{ required: true, message: t('请查找并选择接收人') }]}>
        <StaffPicker label={t('交给谁')} except={account.id} />
      </Form.Item>
      <Form.Item name="things" label={t('物品和资料')} extra={t('每行一项，如“办公室钥匙两把”。')}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={1000} />
      </Form.Item>
    </ActionDialog>
  )
}

/** Somebody stands in during a leave; it ends by itself. */
export function DeputyDialog({ account, post, today, onClose }: DialogProps & { today: string }) {
  const appoint = useMutate(appointDeputy, { touches: [getAccount, listAccounts, listPosts] })
  const clientId = useRef(newClientId())
  return (
    <ActionDialog<{ accountId: string; from: string; until: string; reason: string }>
      open={post !== null}
      name="appoint-deputy"
      title={t('安排{name}的代理（AB角）', { name: account.name })}
      sentence={post ? t('代理人在这段时间有同样的岗位（{place}{title}），也能接着办他手上的办件，到期自动结束。', { place: post.regionName, title: post.title }) : undefined}
      verb={t('安排代理')}
      initial={{ from: today }}
      reason={{ label: t('原因'), hint: t('如“年休假”。'), max: 200 }}
      onSubmit={(typed) => appoint.mutateAsync({ params: { id: post?.id ?? '' }, body: { ...typed, clientId: clientId.current } })}
      onDone={() => {
        clientId.current = newClientId()
      }}
      onClose={onClose}
    >
      <Form.Item name="accountId" label={t('谁来代理')} rules={[{ required: true, message: t('请查找并选择代理人') }]}>
        <StaffPicker label={t('谁来代理')} except={account.id} />
      </Form.Item>
      <Form.Item name="from" label={t('从哪天起')} rules={[{ required: true, message: t('请填写开始日期') }, dayRule({ min: today })]}>
        <DayInput min={today} />
      </Form.Item>
      <Form.Item name="until" label={t('哪天回岗')} extra={t('当天起代理结束。')} rules={[{ required: true, message: t('请填写结束日期') }, dayRule({ min: today })]}>
        <DayInput min={today} />
      </Form.Item>
    </ActionDialog>
  )
}
