import { Button, Checkbox, Form, Select, Tag } from 'antd'
import { useEffect, useRef, useState } from 'react'
import {
  ActionDialog, Awaiting, DateText, dateText, DayInput, dayRule, DetailPage, Facts, newClientId, Panel, useCall, useMutate, useParam, type DetailAction,
} from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { POST_KINDS, postKinds, type PostKind } from '../../../organisations/contract.ts'
import { levelName, levelOfCode, PlaceField } from '../../../regions/web/fields.tsx'
import { closeAccount, endPost, getAccount, getMe, grantPost, listAccounts, resetSecret, type StaffAccount } from '../../contract.ts'
import { heldPosts } from './accounts-page.tsx'
import { FirstSecret } from './first-secret.tsx'
import { DeputyDialog, HandoverDialog } from './post-dialogs.tsx'
import { StaffPicker } from './staff-picker.tsx'
import './accounts.css'

type PostOf = StaffAccount['posts'][number]
const TOUCHES = [getAccount, listAccounts]

/** One staff account: its posts through time, and what an administrator may do. */
export default function AccountPage() {
  const id = useParam('id')
  const query = useCall(getAccount, { params: { id } })
  const me = useCall(getMe, {}, { staleMs: 60_000 })
  return <Awaiting query={query}>{(account) => <Opened account={account} own={me.data?.account.id === account.id} root={me.data?.currentPost?.region} />}</Awaiting>
}

type Dialog = 'grant' | 'reset' | 'close'

function Opened({ account, own, root }: { account: StaffAccount; own: boolean; root: string | undefined }) {
  const [open, setOpen] = useState<Dialog | null>(null)
  const [ending, setEnding] = useState<PostOf | null>(null)
  const [handing, setHanding] = useState<PostOf | null>(null)
  const [deputising, setDeputising] = useState<PostOf | null>(null)
  const [secret, setSecret] = useState<string | null>(null)
  const reset = useMutate(resetSecret, { touches: TOUCHES })
  const closing = useMutate(closeAccount, { touches: TOUCHES })
  const end = useMutate(endPost, { touches: TOUCHES })
  const today = dayOf(new Date())
  const held = heldPosts(account, today)
  const actions: DetailAction[] =
    account.closedAt || own
      ? []
      : [
          { key: 'grant', label: t('安排岗位'), primary: held === '', onChoose: () => setOpen('grant') },
          { key: 'reset', label: t('重置密码'), onChoose: () => setOpen('reset') },
          { key: 'close', label: t('停用账号'), danger: true, onChoose: () => setOpen('close') },
        ]
  const posts = account.posts.toSorted((a, b) => Number(isPast(a, today)) - Number(isPast(b, today)))
  return (
    <DetailPage
      title={account.name}
      crumbs={[{ label: t('账号与岗位'), to: '/accounts' }]}
      state={
        account.closedAt ? <Tag>{t('已停用')}</Tag> : account.lockedUntil ? <Tag color="warning">{t('锁定到{time}', { time: dateText(account.lockedUntil, 'short') })}</Tag> : <Tag color="success">{t('使用中')}</Tag>
      }
      sentence={held ? t('现任{posts}。', { posts: held }) : t('现在没有岗位，登录后不能办事。')}
      actions={actions}
      noActions={own ? t('自己的账号由另一位管理员办理。') : t('账号已停用，不能再办理。')}
      facts={
        <Panel title={t('账号')}>
          <Facts
            facts={[
              { label: t('登录名'), value: account.identifier },
              { label: t('所在地'), value: account.regionName },
              { label: t('动态验证'), value: account.secondFactor ? t('已开通') : t('未开通') },
              account.closedAt !== null && { label: t('停用'), value: <DateText value={account.closedAt} form="time" /> },
            ]}
          />
        </Panel>
      }
    >
      <Panel title={t('岗位')}>
        {posts.length === 0 ? (
          <p className="d-quiet">{t('还没有安排过岗位。')}</p>
        ) : (
          <ul className="a-posts">
            {posts.map((post) => (
              <li key={post.id} className={isPast(post, today) ? 'a-past' : undefined}>
                <strong>{post.title}</strong>
                <span>{post.regionName}</span>
                {post.deputyFor && <Tag>{t('代理')}</Tag>}
                <span className="d-quiet">
                  <DateText value={post.validFrom} /> {t('至')} {post.validUntil ? <DateText value={post.validUntil} /> : t('长期')}
                </span>
                {!isPast(post, today) && !own && !account.closedAt && (
                  <span className="a-end a-post-deeds">
                    {!post.deputyFor && post.validFrom <= today && (
                      <>
                        <Button size="small" aria-label={t('交接{title}岗位', { title: post.title })} onClick={() => setHanding(post)}>
                          {t('交接')}
                        </Button>
                        <Button size="small" aria-label={t('安排{title}岗位的代理', { title: post.title })} onClick={() => setDeputising(post)}>
                          {t('代理')}
                        </Button>
                      </>
                    )}
                    <Button size="small" aria-label={t('终止{title}岗位', { title: post.title })} onClick={() => setEnding(post)}>
                      {t('终止')}
                    </Button>
                  </span>
                )}
              </li>
            ))}
          </ul>
        )}
      </Panel>
      {root && <GrantPost account={account} root={root} today={today} open={open === 'grant'} onClose={() => setOpen(null)} />}
      <ActionDialog<{ secondFactorToo?: boolean; reason: string }>
        open={open === 'reset'}
        name="reset-secret"
        title={t('重置密码')}
        sentence={t('原密码立即失效，所有登录都会退出，并给出新的初始密码。')}
        verb={t('重置密码')}
        reason={{ label: t('原因'), max: 200 }}
        onSubmit={async (typed) => {
          const reply = await reset.mutateAsync({ params: { id: account.id }, body: { reason: typed.reason, secondFactorToo: typed.secondFactorToo ?? false } })
          setSecret(reply.firstSecret)
        }}
        onClose={() => setOpen(null)}
      >
        {account.secondFactor && (
          <Form.Item name="secondFactorToo" valuePropName="checked">
            <Checkbox>{t('同时取消动态验证（手机遗失时）')}</Checkbox>
          </Form.Item>
        )}
      </ActionDialog>
      <ActionDialog<{ reason: string }>
        open={open === 'close'}
        name="close-account"
        title={t('停用账号')}
        sentence={t('所有登录会退出，岗位今天终止，手上的办件退回岗位。停用后不能恢复。')}
        verb={t('停用账号')}
        danger
        reason={{ label: t('停用原因'), max: 200 }}
        onSubmit={(typed) => closing.mutateAsync({ params: { id: account.id }, body: typed })}
        onClose={() => setOpen(null)}
      />
      <ActionDialog<{ reason: string }>
        open={ending !== null}
        name="end-post"
        title={ending ? t('终止{title}岗位', { title: ending.title }) : t('终止岗位')}
        sentence={t('岗位今天终止，由他办理的办件退回岗位。')}
        verb={t('终止岗位')}
        danger
        reason={{ label: t('终止原因'), max: 200 }}
        onSubmit={(typed) => end.mutateAsync({ params: { id: ending?.id ?? '' }, body: typed })}
        onClose={() => setEnding(null)}
      />
      <HandoverDialog account={account} post={handing} onClose={() => setHanding(null)} />
      <DeputyDialog account={account} post={deputising} today={today} onClose={() => setDeputising(null)} />
      <FirstSecret name={account.name} secret={secret} onClose={() => setSecret(null)} />
    </DetailPage>
  )
}

const isPast = (post: PostOf, today: string) => post.validUntil !== null && post.validUntil <= today

interface Grant {
  region: string
  kind: PostKind
  validFrom: string
  validUntil?: string
  deputy?: boolean
  deputyFor?: string
}

/** Gives a post at a place, from a day to a day. Which kinds there are follows from the level of the place. */
function GrantPost({ account, root, today, open, onClose }: { account: StaffAccount; root: string; today: string; open: boolean; onClose: () => void }) {
  const grant = useMutate(grantPost, { touches: TOUCHES })
  const clientId = useRef(newClientId())
  return (
    <ActionDialog<Grant>
      open={open}
      name="grant-post"
      as="drawer"
      title={t('给{name}安排岗位', { name: account.name })}
      sentence={t('岗位决定他在哪里、能办什么。')}
      verb={t('安排岗位')}
      initial={{ region: root, validFrom: today }}
      onSubmit={({ validUntil, deputy, deputyFor, ...typed }) =>
        grant.mutateAsync({
          params: { id: account.id },
          body: { ...typed, validUntil: validUntil || null, deputyFor: deputy ? (deputyFor ?? null) : null, clientId: clientId.current },
        })
      }
      onDone={() => {
        clientId.current = newClientId()
      }}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Form.Item name="region" label={t('在哪里')} rules={[{ required: true, message: t('请选择地点') }]}>
            <PlaceField root={root} rootCounts />
          </Form.Item>
          <Form.Item noStyle shouldUpdate={(a: Grant, b: Grant) => a.region !== b.region}>
            {() => <KindItem region={(form.getFieldValue('region') as string | undefined) ?? root} onLost={() => form.setFieldValue('kind', undefined)} kind={form.getFieldValue('kind') as PostKind | undefined} />}
          </Form.Item>
          <Form.Item name="validFrom" label={t('从哪天起')} rules={[{ required: true, message: t('请填写开始日期') }, dayRule()]}>
            <DayInput />
          </Form.Item>
          <Form.Item
            name="validUntil"
            label={t('到哪天止')}
            extra={t('当天起不再任职；不填为长期。')}
            rules={[
              dayRule({ min: today }),
              ({ getFieldValue }) => ({
                validator: (_, until?: string) =>
                  until && until <= String(getFieldValue('validFrom')) ? Promise.reject(new Error(t('结束日期应晚于开始日期'))) : Promise.resolve(),
              }),
            ]}
          >
            <DayInput min={today} />
          </Form.Item>
          <Form.Item name="deputy" valuePropName="checked">
            <Checkbox>{t('代理别人的岗位')}</Checkbox>
          </Form.Item>
          <Form.Item noStyle shouldUpdate={(a: Grant, b: Grant) => a.deputy !== b.deputy}>
            {() =>
              form.getFieldValue('deputy') ? (
                <Form.Item name="deputyFor" label={t('代理谁')} rules={[{ required: true, message: t('请查找并选择被代理的人') }]}>
                  <StaffPicker label={t('代理谁')} except={account.id} />
                </Form.Item>
              ) : null
            }
          </Form.Item>
        </>
      )}
    </ActionDialog>
  )
}

function KindItem({ region, kind, onLost }: { region: string; kind: PostKind | undefined; onLost: () => void }) {
  const level = levelOfCode(region)
  const kinds = postKinds.filter((each) => (POST_KINDS[each].levels as readonly string[]).includes(level))
  const lost = kind !== undefined && !kinds.includes(kind)
  useEffect(() => {
    if (lost) onLost()
  }, [lost])
  return (
    <Form.Item name="kind" label={t('什么岗位')} extra={t('{level}可以设的岗位。', { level: levelName(level) })} rules={[{ required: true, message: t('请选择岗位') }]}>
      <Select options={kinds.map((each) => ({ value: each, label: t(POST_KINDS[each].title) }))} showSearch={{ optionFilterProp: 'label' }} />
    </Form.Item>
  )
}
