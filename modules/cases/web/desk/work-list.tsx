import { PlusOutlined } from '@ant-design/icons'
import { Button, Tag } from 'antd'
import { useState } from 'react'
import { DateText, deskCall, DueText, Go, ListPage, ProblemAlert, useAbility, useCall, useRefresh } from '../../../../platform/web/desk/index.ts'
import { ApiProblem } from '../../../../platform/web/client.ts'
import { t } from '../../../../platform/web/text.ts'
import { listMatters, MATTER_KINDS } from '../../../matters/contract.ts'
import { BOXES, boxes, CHANNELS, getCase, getCaseCounts, listCases, moveCase, URGENCIES, type CaseListItem } from '../../contract.ts'
import { applicantOf, dueOfRow, newClientId, nextOf, STATE_NAMES, waitsForTaker } from './words.ts'
import { usePlacesBelow } from './who.ts'
import './cases.css'

type Box = (typeof boxes)[number]
const TONES: Partial<Record<Box, 'mine' | 'late'>> = { mine: 'mine', due_soon: 'mine', overdue: 'late' }
const URGENT = new Set(['urgent', 'major'])

/** Why a list is empty, and what to do. */
const EMPTY: Record<Box, { why: string; todo?: string }> = {
  mine: { why: '没有等你办理的办件', todo: '转到本岗位或由你领办的办件会出现在这里。本辖区还没有人领的，在“本辖区在办”里。' },
  place: { why: '本辖区没有在办的办件', todo: '居民提交或窗口收件后会出现在这里。' },
  due_soon: { why: '没有即将到期的办件', todo: '离期限不到一个工作日的办件会出现在这里。' },
  overdue: { why: '没有超期的办件，都在时限内' },
  stage: { why: '各环节都没有在办的办件' },
  done: { why: '还没有办结的办件' },
  all: { why: '还没有办件', todo: '居民提交或窗口收件后会出现在这里。' },
}
const codes = <T extends object>(words: T) => Object.entries(words).map(([value, label]) => ({ value, label: String(label) }))

/** 办件: the work list of the post that is worn. */
export default function WorkList() {
  const counts = useCall(getCaseCounts, {}, { everyMs: 60_000 })
  const matters = useCall(listMatters, { query: {} }, { staleMs: 300_000 })
  const places = usePlacesBelow()
  const mayTakeIn = useAbility('cases.submit')
  const [refused, setRefused] = useState<unknown>(null)
  const numbers = counts.data
  const stages = numbers?.stages ?? []
  return (
    <>
      <ProblemAlert error={refused} />
      <ListPage<typeof listCases, CaseListItem>
        id="cases"
        title={t('办件')}
        operation={listCases}
        ask={({ tab, q, filters, after }) => {
          const [matterOfStage, stage] = filters.stage?.split('~') ?? []
          return {
            query: {
              box: tab as Box,
              q: q || undefined,
              matter: filters.matter ?? matterOfStage,
              stage,
              state: filters.state as keyof typeof STATE_NAMES | undefined,
              channel: filters.channel as never,
              kind: filters.kind as never,
              region: filters.region,
              after,
            },
          }
        }}
        read={(reply) => ({
          ...reply,
          ...(numbers
            ? { counts: { mine: numbers.mine, place: numbers.place, due_soon: numbers.due_soon, overdue: numbers.overdue } }
            : {}),
        })}
        rowKey={(row) => row.id}
        rowTo={(row) => `/cases/${row.id}`}
        rowTone={(row) => (row.clock === 'overdue' ? 'late' : row.clock === 'due_soon' ? 'soon' : undefined)}
        tabs={boxes.map((key) => ({ key, label: t(BOXES[key]), ...(TONES[key] ? { tone: TONES[key] } : {}) }))}
        search={t('编号、申请人、事项或地点')}
        filters={[
          { key: 'matter', label: t('事项'), options: (matters.data?.items ?? []).map((one) => ({ value: one.code, label: one.title })) },
          { key: 'state', label: t('状态'), options: codes(STATE_NAMES) },
          {
            key: 'stage',
            label: t('环节'),
            options: stages.map((one) => ({ value: `${one.matterCode}~${one.stage}`, label: `${one.title}（${one.count}）${titleOf(matters.data?.items, one.matterCode)}` })),
          },
          { key: 'kind', label: t('类别'), options: codes(MATTER_KINDS) },
          { key: 'channel', label: t('渠道'), options: codes(CHANNELS) },
          ...(places.length > 0 ? [{ key: 'region', label: t('地区'), options: places.map((one) => ({ value: one.code, label: one.name })) }] : []),
        ]}
        columns={[
          { key: 'number', title: t('编号'), width: 160, render: (row) => row.number },
          { key: 'title', title: t('事项'), render: (row) => <Title row={row} /> },
          { key: 'applicant', title: t('申请人'), width: 120, render: (row) => applicantOf(row) },
          { key: 'place', title: t('地点'), width: 168, render: (row) => row.placeText || row.regionName },
          { key: 'next', title: t('下一步'), width: 148, always: true, render: (row) => nextOf(row) },
          { key: 'due', title: t('时限'), width: 132, always: true, render: (row) => <Due row={row} /> },
          { key: 'handler', title: t('承办'), width: 104, always: true, render: (row) => <Taker row={row} onRefused={setRefused} /> },
          { key: 'state', title: t('状态'), width: 96, spare: true, render: (row) => row.stateName },
          { key: 'channel', title: t('渠道'), width: 104, spare: true, render: (row) => CHANNELS[row.channel] },
          { key: 'submitted', title: t('提交'), width: 140, spare: true, render: (row) => <DateText value={row.submittedAt} form="short" absent={t('未提交')} /> },
          { key: 'dueOn', title: t('到期'), width: 132, spare: true, render: (row) => <DateText value={row.dueOn} absent={t('无时限')} /> },
        ]}
        unit={t('件')}
        empty={(tab) => EMPTY[tab as Box] ?? EMPTY.all}
        action={
          mayTakeIn && (
            <Go to="/window" className="c-link-button">
              <PlusOutlined aria-hidden /> {t('受理新办件')}
            </Go>
          )
        }
      />
    </>
  )
}

const titleOf = (matters: readonly { code: string; title: string }[] | undefined, code: string) => {
  const title = matters?.find((one) => one.code === code)?.title
  return title ? ` · ${title}` : ''
}

function Title({ row }: { row: CaseListItem }) {
  return (
    <span title={row.title} className="c-title">
      {row.urgency !== 'ordinary' && <Tag color={URGENT.has(row.urgency) ? 'error' : 'warning'}>{URGENCIES[row.urgency]}</Tag>}
      {row.escalation > 0 && <Tag color="error">{t('已升级督办')}</Tag>}
      <span>{row.title}</span>
    </span>
  )
}

/** How long is left. Most clocks begin with acceptance: until then there is nothing to count. */
function Due({ row }: { row: CaseListItem }) {
  const due = dueOfRow(row)
  if (!due && (row.state === 'submitted' || row.state === 'awaiting_correction')) return <span className="d-quiet">{t('受理后计时')}</span>
  return <DueText due={due} />
}

/** Who has the work; where nobody has, the button to take it over. The server decides whether this person may. */
function Taker({ row, onRefused }: { row: CaseListItem; onRefused: (fault: unknown) => void }) {
  const refresh = useRefresh()
  const [busy, setBusy] = useState(false)
  if (!waitsForTaker(row)) return row.handlerName || <span className="d-quiet">{t('不需领办')}</span>
  const take = async () => {
    setBusy(true)
    onRefused(null)
    try {
      const now = await deskCall(getCase, { params: { id: row.id } })
      const claim = now.moves.find((one) => one.move === 'claim')
      if (!claim) {
        throw new ApiProblem({ status: 409, code: 'case.move_not_yours', title: t('{number}不能由你领办', { number: row.number }), detail: t('它可能刚被同事领走，或者属于别的岗位。可以打开办件查看现在由谁办理。') })
      }
      await deskCall(moveCase, { params: { id: row.id }, body: { move: 'claim', version: now.version, clientId: newClientId(), ...(claim.taskId ? { taskId: claim.taskId } : {}) } })
    } catch (fault) {
      onRefused(fault)
      window.scrollTo({ top: 0 })
    } finally {
      await refresh(listCases, getCaseCounts, getCase)
      setBusy(false)
    }
  }
  return (
    <Button size="small" loading={busy} aria-label={t('领办{number}', { number: row.number })} onClick={() => void take()}>
      {t('领办')}
    </Button>
  )
}
