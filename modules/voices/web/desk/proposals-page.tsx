import { Button, Form, Input, Space } from 'antd'
import { useState } from 'react'
import { ActionDialog, DateText, Go, ListPage, newClientId, useAbility, useMutate } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listProposals, moveProposal, PROPOSAL_STATES, type Proposal } from '../../contract.ts'
import { Area } from './area.tsx'
import { optionsOf } from './words.ts'

type Move = 'take_up' | 'answer' | 'withdraw'

/** 协商建议: topics that were sent to deliberation, and what came of it. */
export default function ProposalsPage() {
  const leads = useAbility('voices.group')
  const [asked, setAsked] = useState<{ one: Proposal; move: Move } | null>(null)
  const move = useMutate(moveProposal, { touches: [listProposals] })
  const words: Record<Move, string> = { take_up: t('列入协商'), answer: t('写结果'), withdraw: t('撤回') }
  return (
    <>
      <Area at="/voices/proposals" />
      <ListPage<typeof listProposals, Proposal>
        id="proposals"
        title={t('协商建议')}
        operation={listProposals}
        ask={({ filters, after }) => ({ query: { ...(filters['state'] ? { state: filters['state'] as 'proposed' } : {}), ...(after ? { after } : {}) } })}
        read={(reply) => reply}
        rowKey={(row) => row.id}
        filters={[{ key: 'state', label: t('状态'), options: optionsOf(PROPOSAL_STATES) }]}
        columns={[
          { key: 'title', title: t('议题'), render: (row) => <span className="vo-cell">{row.title}{row.answer && <><br /><span className="d-quiet">{t('结果：{answer}', { answer: row.answer })}</span></>}</span> },
          { key: 'topic', title: t('话题'), width: 190, render: (row) => <Go to={`/voices/topics/${row.topicId}`}>{row.topic}</Go> },
          { key: 'n', title: t('意见'), width: 76, align: 'end', render: (row) => row.opinions },
          { key: 'place', title: t('来自'), width: 130, render: (row) => row.regionName },
          { key: 'on', title: t('提出'), width: 150, render: (row) => <DateText value={row.proposedOn} /> },
          { key: 'state', title: t('状态'), width: 104, render: (row) => t(PROPOSAL_STATES[row.state]) },
          { key: 'do', title: t('办理'), width: 190, always: true, render: (row) => leads && (row.state === 'proposed' || row.state === 'taken_up') && (
            <Space>
              {(row.state === 'proposed' ? ['take_up', 'withdraw'] as const : ['answer', 'withdraw'] as const).map((one) => <Button key={one} size="small" onClick={() => setAsked({ one: row, move: one })}>{words[one]}</Button>)}
            </Space>
          ) },
        ]}
        unit={t('项')}
        empty={{ why: t('还没有协商建议'), todo: t('说得多的话题，在话题页上一步提交协商。') }}
      />
      {asked && (
        <ActionDialog<{ note?: string }> open name="move-proposal" title={words[asked.move]} verb={words[asked.move]} danger={asked.move === 'withdraw'}
          sentence={asked.one.title} onSubmit={({ note }) => move.mutateAsync({ params: { id: asked.one.id }, body: { move: asked.move, note: note ?? '', version: asked.one.version, clientId: newClientId() } })} onClose={() => setAsked(null)}>
          <Form.Item name="note" label={asked.move === 'answer' ? t('协商结果') : asked.move === 'withdraw' ? t('撤回的原因') : t('怎样安排')} rules={asked.move === 'take_up' ? [] : [{ required: true, message: t('请写明') }]}><Input.TextArea maxLength={1000} autoSize={{ minRows: 3 }} /></Form.Item>
        </ActionDialog>
      )}
    </>
  )
}
