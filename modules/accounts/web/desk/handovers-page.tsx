import { Button, Form, Input, Tag } from 'antd'
import { useRef, useState } from 'react'
import {
  ActionDialog, Awaiting, DateText, EmptyList, Facts, PageHeading, Panel, dateText, newClientId, useAbility, useCall, useMutate,
} from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { HANDOVER_STATES, decideHandover, getAccount, getMe, listHandovers, listMyHandovers, listPosts, withdrawHandover, type Handover } from '../../contract.ts'
import './accounts.css'

const TOUCHES = [listMyHandovers, listHandovers, listPosts, getAccount, getMe]

/** 工作交接: what I am to receive or hand over, and for administrators what waits in their place. */
export default function HandoversPage() {
  const mine = useCall(listMyHandovers, { query: {} })
  const administers = useAbility('accounts.administer')
  const [deciding, setDeciding] = useState<{ row: Handover; decision: 'confirm' | 'decline' } | null>(null)
  const decide = useMutate(decideHandover, { touches: TOUCHES })
  const clientId = useRef(newClientId())
  return (
    <>
      <PageHeading title={t('工作交接')} />
      <Awaiting query={mine}>
        {({ items }) =>
          items.length === 0 ? (
            administers ? null : <EmptyList why={t('没有与你有关的工作交接')} todo={t('岗位要交给别人时，由管理员发起，接收人在这里清点确认。')} />
          ) : (
            <>
              {items.map((row) => (
                <One key={row.id} row={row} onDecide={(decision) => setDeciding({ row, decision })} />
              ))}
            </>
          )
        }
      </Awaiting>
      {administers && <Administered />}
      <ActionDialog<{ remark?: string }>
        open={deciding !== null}
        name="decide-handover"
        title={deciding?.decision === 'decline' ? t('不接收') : t('确认接收')}
        sentence={
          deciding?.decision === 'decline'
            ? t('岗位和办件都不变，管理员会看到原因。')
            : t('确认后，{place}{post}岗位和清单上的办件都由你负责，{name}的这个岗位同时终止。', { place: deciding?.row.regionName ?? '', post: deciding?.row.postTitle ?? '', name: deciding?.row.fromName ?? '' })
        }
        verb={deciding?.decision === 'decline' ? t('不接收') : t('确认接收')}
        danger={deciding?.decision === 'decline'}
        onSubmit={({ remark }) =>
          decide.mutateAsync({ params: { id: deciding?.row.id ?? '' }, body: { decision: deciding?.decision ?? 'confirm', remark: remark?.trim() ?? '', clientId: clientId.current } })
        }
        onDone={() => {
          clientId.current = newClientId()
        }}
        onClose={() => setDeciding(null)}
      >
        <Form.Item
          name="remark"
          label={deciding?.decision === 'decline' ? t('原因') : t('清点情况')}
          rules={deciding?.decision === 'decline' ? [{ required: true, whitespace: true, min: 2, message: t('请写明原因') }] : []}
        >
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} maxLength={300} showCount />
        </Form.Item>
      </ActionDialog>
    </>
  )
}

function One({ row, onDecide }: { row: Handover; onDecide: (decision: 'confirm' | 'decline') => void }) {
  const waits = row.mine === 'receive' && row.state === 'waiting'
  return (
    <Panel
      title={t('{place}{post}：{from}交给{to}', { place: row.regionName, post: row.postTitle, from: row.fromName, to: row.toName })}
      aside={<Tag color={row.state === 'waiting' ? 'warning' : row.state === 'confirmed' ? 'success' : 'default'}>{t(HANDOVER_STATES[row.state])}</Tag>}
    >
      <Facts
        columns={2}
        facts={[
          { label: t('交接原因'), value: row.reason },
          { label: t('发起'), value: <DateText value={row.createdAt} form="time" /> },
          row.decidedAt !== null && { label: t('办结'), value: <DateText value={row.decidedAt} form="time" /> },
          row.remark !== '' && { label: t('说明'), value: row.remark },
          row.state === 'confirmed' && { label: t('移交的办件'), value: t('{n}件', { n: row.moved }) },
        ]}
      />
      <h3 className="a-list-head">{t('在办事项（{n}件）', { n: row.work.length })}</h3>
      {row.work.length === 0 ? (
        <p className="d-quiet">{t('没有手上未办完的办件。')}</p>
      ) : (
        <ul className="a-posts">
          {row.work.map((one) => (
            <li key={one.number}>
              <strong>{one.title}</strong>
              <span>{one.number}</span>
              <span className="d-quiet">{one.dueOn ? t('{day}前办结', { day: dateText(one.dueOn) }) : t('没有时限')}</span>
            </li>
          ))}
        </ul>
      )}
      {row.things.length > 0 && (
        <>
          <h3 className="a-list-head">{t('物品和资料')}</h3>
          <ul className="a-posts">
            {row.things.map((thing) => (
              <li key={thing}>{thing}</li>
            ))}
          </ul>
        </>
      )}
      {waits && (
        <div className="a-buttons">
          <Button type="primary" onClick={() => onDecide('confirm')}>
            {t('确认接收')}
          </Button>
          <Button danger onClick={() => onDecide('decline')}>
            {t('不接收')}
          </Button>
        </div>
      )}
    </Panel>
  )
}

/** What waits in an administrator's place; how much work, not which. */
function Administered() {
  const waiting = useCall(listHandovers, { query: { state: 'waiting' } })
  const decided = useCall(listHandovers, { query: { state: 'decided' } })
  const [row, setRow] = useState<Handover | null>(null)
  const withdraw = useMutate(withdrawHandover, { touches: TOUCHES })
  return (
    <>
      <Panel title={t('等待接收人确认')}>
        <Awaiting query={waiting} inside>
          {({ items }) => (items.length === 0 ? <p className="d-quiet">{t('没有等待确认的交接。在账号页面的岗位旁按“交接”发起。')}</p> : <Lines items={items} onWithdraw={setRow} />)}
        </Awaiting>
      </Panel>
      <Panel title={t('已办完')}>
        <Awaiting query={decided} inside>
          {({ items }) => (items.length === 0 ? <p className="d-quiet">{t('还没有办完的交接。')}</p> : <Lines items={items} />)}
        </Awaiting>
      </Panel>
      <ActionDialog<{ reason: string }>
        open={row !== null}
        name="withdraw-handover"
        title={t('撤回交接')}
        verb={t('撤回')}
        danger
        reason={{ label: t('原因'), max: 200 }}
        onSubmit={(typed) => withdraw.mutateAsync({ params: { id: row?.id ?? '' }, body: typed })}
        onClose={() => setRow(null)}
      />
    </>
  )
}

function Lines({ items, onWithdraw }: { items: readonly Handover[]; onWithdraw?: (row: Handover) => void }) {
  return (
    <ul className="a-posts">
      {items.map((row) => (
        <li key={row.id}>
          <strong>{t('{from}交给{to}', { from: row.fromName, to: row.toName })}</strong>
          <span>{t('{place} · {post}', { place: row.regionName, post: row.postTitle })}</span>
          <Tag color={row.state === 'waiting' ? 'warning' : row.state === 'confirmed' ? 'success' : 'default'}>{t(HANDOVER_STATES[row.state])}</Tag>
          <span className="d-quiet">
            {row.state === 'confirmed' ? t('移交{n}件', { n: row.moved }) : t('在办{n}件', { n: row.count })} · {dateText(row.decidedAt ?? row.createdAt, 'short')}
            {row.remark && ` · ${row.remark}`}
          </span>
          {onWithdraw && (
            <Button size="small" className="a-end" onClick={() => onWithdraw(row)}>
              {t('撤回')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
