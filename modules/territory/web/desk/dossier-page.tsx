import { CheckOutlined, CloseOutlined } from '@ant-design/icons'
import { Alert, Form, Input, InputNumber, Radio, Tag } from 'antd'
import { useRef, useState } from 'react'
import {
  ActionDialog, Awaiting, DateText, dateText, DayInput, DetailPage, Facts, Go, Panel, Timeline, dayRule, newClientId, useCall, useGo, useMutate, useParam,
  type DetailAction,
} from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import {
  PRINCIPLES, addOpinion, decideChange, executeChange, getDossier, listDossiers, opinionKinds, principles, proposeChange, withdrawChange, type Dossier, type OpinionKind,
} from '../../contract.ts'
import { FiguresTable, GoingAlong, Obstacles, ThresholdTable } from './preview-parts.tsx'
import { ShapeMap } from './shape-map.tsx'
import { kindName, levelWord, opinionName, stateName, stepName } from './words.ts'

const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date())

/** One change of places, from the proposal to the day on which it holds. */
export default function DossierPage() {
  const id = useParam('id')
  const query = useCall(getDossier, { params: { id } }, { everyMs: 15_000 })
  return <Awaiting query={query}>{(dossier) => <TheDossier dossier={dossier} />}</Awaiting>
}

function sentenceOf(d: Dossier): string {
  const who = t('{who}提出{title}', { who: d.proposedBy, title: d.title })
  switch (d.state) {
    case 'proposed':
      return t('{who}，{next}。', { who, next: d.next })
    case 'approved':
      return t('{who}，{by}已批准，自{day}起生效。', { who, by: d.decidedBy, day: d.effectiveOn ? dateText(d.effectiveOn) : '' })
    case 'executed':
      return t('{who}，{by}批准，已于{day}生效。', { who, by: d.decidedBy, day: d.effectiveOn ? dateText(d.effectiveOn) : '' })
    case 'declined':
      return t('{who}，{by}没有批准：{note}', { who, by: d.decidedBy, note: d.decisionNote })
    case 'undone':
      return t('{who}，曾于{day}生效，现已恢复原区划。', { who, day: d.effectiveOn ? dateText(d.effectiveOn) : '' })
    default:
      return t('{who}，已撤回。', { who })
  }
}

function TheDossier({ dossier: d }: { dossier: Dossier }) {
  const [open, setOpen] = useState<'opinion' | 'approve' | 'decline' | 'withdraw' | 'undo'>()
  const execute = useMutate(executeChange, { touches: [getDossier] })
  const blocked = d.preview.faults.length > 0 || d.preview.obstacles.some((each) => each.blocking)
  const actions: DetailAction[] = [
    ...(d.may.decide ? [{ key: 'approve', label: t('批准'), primary: true, onChoose: () => setOpen('approve'), ...(blocked ? { blocked: t('方案还有不能办的地方，请看“需要注意”') } : {}) }] : []),
    ...(d.may.addOpinion ? [{ key: 'opinion', label: t('记录意见'), onChoose: () => setOpen('opinion') }] : []),
    ...(d.may.execute ? [{ key: 'execute', label: t('现在执行'), primary: true, busy: execute.isPending, onChoose: () => execute.mutate({ params: { id: d.id } }) }] : []),
    { key: 'print', label: t('打印'), onChoose: () => window.print() },
    ...(d.may.undo ? [{ key: 'undo', label: t('提出恢复原区划'), seldom: true, onChoose: () => setOpen('undo') }] : []),
    ...(d.may.decide ? [{ key: 'decline', label: t('不批准'), danger: true, onChoose: () => setOpen('decline') }] : []),
    ...(d.may.withdraw ? [{ key: 'withdraw', label: t('撤回'), danger: true, onChoose: () => setOpen('withdraw') }] : []),
  ]
  const marked = new Set(d.preview.places.filter((each) => each.state !== 'stays' || JSON.stringify(each.before) !== JSON.stringify(each.after)).map((each) => each.code))
  return (
    <>
      <DetailPage
        title={d.title}
        crumbs={[{ label: t('区划'), to: '/regions' }, { label: t('区划调整'), to: '/territory' }]}
        state={<Tag color={d.state === 'proposed' ? 'warning' : d.state === 'executed' ? 'success' : 'default'}>{stateName(d.state)}</Tag>}
        sentence={sentenceOf(d)}
        actions={actions}
        notice={
          <>
            {d.whyNotDecide && <Alert type="info" showIcon title={d.whyNotDecide} className="d-problem" />}
            {d.state === 'approved' && d.stagesDone > 0 && <Alert type="info" showIcon title={t('正在执行：{stages}个社区中已完成{done}个。', { stages: d.stages, done: d.stagesDone })} className="d-problem" />}
            {d.blocked.length > 0 && d.state === 'approved' && <Alert type="error" showIcon title={t('到期没有执行成')} description={d.blocked.join(t('；'))} className="d-problem" />}
            {d.undoneBy && (
              <Alert type="info" showIcon className="d-problem" title={<>{t('恢复原区划：')}<Go to={`/territory/${d.undoneBy.id}`}>{d.undoneBy.number}</Go> {stateName(d.undoneBy.state)}</>} />
            )}
          </>
        }
        facts={
          <>
            <Panel title={t('基本情况')}>
              <Facts
                facts={[
                  { label: t('编号'), value: d.number },
                  { label: t('种类'), value: t('{level}{kind}', { level: levelWord(d.level), kind: kindName(d.kind) }) },
                  { label: t('所在'), value: <Go to={`/regions/${d.region}`}>{d.regionName}</Go> },
                  { label: t('提出'), value: <>{d.proposedBy}{t('，')}<DateText value={d.proposedAt} /></> },
                  d.decidedAt !== null && { label: t('决定'), value: <>{d.decidedBy}{t('，')}<DateText value={d.decidedAt} /></> },
                  d.effectiveOn !== null && { label: t('生效日期'), value: <DateText value={d.effectiveOn} /> },
                  { label: t('撤销处岗位'), value: d.change.posts === 'end' ? t('到期结束') : t('转到接收的地方') },
                  d.undoes !== null && { label: t('恢复'), value: <Go to={`/territory/${d.undoes.id}`}>{d.undoes.title}</Go> },
                ]}
              />
            </Panel>
            <Panel title={t('原则对照')}>
              <ul className="t-list">
                {principles.map((each) => (
                  <li key={each}>
                    {d.checklist[each].met ? <CheckOutlined aria-label={t('符合')} /> : <CloseOutlined aria-label={t('不符合')} className="t-short" />} {t(PRINCIPLES[each])}
                    {d.checklist[each].note && <span className="d-quiet">{t('：')}{d.checklist[each].note}</span>}
                  </li>
                ))}
              </ul>
            </Panel>
            <Panel title={t('办理经过')}>
              <Timeline
                entries={[
                  ...d.steps.map((each) => ({ id: each.id, title: stepName(each.name), at: each.at, by: each.byName, body: each.name === 'proposed' ? undefined : each.note, tone: each.name === 'blocked' || each.name === 'declined' ? ('bad' as const) : ('past' as const) })),
                  ...(d.state === 'proposed' || d.state === 'approved' ? [{ id: 'next', title: d.next, tone: 'coming' as const }] : []),
                ]}
              />
            </Panel>
          </>
        }
      >
        {(d.state === 'proposed' || d.state === 'approved') && <Obstacles preview={d.preview} />}
        <Panel title={t('理由')}>
          <p>{d.reason}</p>
          {d.belowReason && <p>{t('低于下限仍批准的理由：{reason}', { reason: d.belowReason })}</p>}
          {d.decisionNote && d.state !== 'declined' && <p>{t('决定说明：{note}', { note: d.decisionNote })}</p>}
        </Panel>
        {d.preview.places.length > 0 && (
          <Panel title={t('调整前后')} aside={<span className="d-quiet"><DateText value={d.preview.day} />{t('的数字')}</span>}>
            <FiguresTable places={d.preview.places} grids={d.level === 'grid'} />
          </Panel>
        )}
        {d.level === 'community' && <ThresholdTable places={d.preview.places} />}
        {(d.maps.before.length > 0 || d.maps.after.length > 0) && (
          <Panel title={t('边界')} aside={<span className="d-quiet">{t('示意边界，以勘界成果为准')}</span>}>
            <div className="t-maps">
              <ShapeMap label={t('调整前')} shapes={d.maps.before} marked={marked} />
              <ShapeMap label={t('调整后')} shapes={d.maps.after} marked={marked} />
            </div>
          </Panel>
        )}
        <Panel title={t('意见')} aside={<span className="d-quiet">{t('{n}条', { n: d.opinions.length })}</span>}>
          {d.opinions.length === 0 ? (
            <p className="d-quiet">{t('还没有记录意见。社区调整要先征求居民意见，才能批准。')}</p>
          ) : (
            <ul className="t-list">
              {d.opinions.map((each) => (
                <li key={each.id}>
                  <strong>{opinionName(each.kind)}</strong> <DateText value={each.heldOn} />
                  {each.asked !== null && <span>{t('，征求{asked}户，同意{agreed}户，不同意{against}户', { asked: each.asked, agreed: each.agreed ?? 0, against: each.against ?? 0 })}</span>}
                  <div>{each.text}</div>
                  <div className="d-quiet">{t('{who}记录', { who: each.byName })}</div>
                </li>
              ))}
            </ul>
          )}
        </Panel>
        <GoingAlong preview={d.preview} />
      </DetailPage>
      <OpinionDialog d={d} open={open === 'opinion'} onClose={() => setOpen(undefined)} />
      <DecisionDialog d={d} approve={open === 'approve'} open={open === 'approve' || open === 'decline'} onClose={() => setOpen(undefined)} />
      <WithdrawDialog d={d} open={open === 'withdraw'} onClose={() => setOpen(undefined)} />
      <UndoDialog d={d} open={open === 'undo'} onClose={() => setOpen(undefined)} />
    </>
  )
}

interface DialogProps {
  d: Dossier
  open: boolean
  onClose: () => void
}

function OpinionDialog({ d, open, onClose }: DialogProps) {
  const add = useMutate(addOpinion, { touches: [getDossier] })
  const clientId = useRef(newClientId())
  return (
    <ActionDialog<{ kind: OpinionKind; heldOn: string; asked?: number | null; agreed?: number | null; against?: number | null; text: string }>
      open={open}
      name="opinion"
      title={t('记录意见')}
      sentence={t('征求了谁的意见、结果怎样。记录以后不能修改。')}
      verb={t('记录')}
      initial={{ kind: 'residents', heldOn: today() }}
      onSubmit={({ asked, agreed, against, ...rest }) =>
        add.mutateAsync({ params: { id: d.id }, body: { ...rest, asked: asked ?? null, agreed: agreed ?? null, against: against ?? null, clientId: clientId.current } })}
      onDone={() => { clientId.current = newClientId() }}
      onClose={onClose}
    >
      <Form.Item name="kind" label={t('谁的意见')} rules={[{ required: true }]}>
        <Radio.Group options={opinionKinds.map((kind) => ({ value: kind, label: opinionName(kind) }))} />
      </Form.Item>
      <Form.Item name="heldOn" label={t('日期')} rules={[{ required: true, message: t('请填写日期') }, dayRule({ max: today() })]}>
        <DayInput max={today()} />
      </Form.Item>
      <div className="t-check">
        <Form.Item name="asked" label={t('征求户数')}><InputNumber min={0} precision={0} /></Form.Item>
        <Form.Item name="agreed" label={t('同意')}><InputNumber min={0} precision={0} /></Form.Item>
        <Form.Item name="against" label={t('不同意')}><InputNumber min={0} precision={0} /></Form.Item>
      </div>
      <Form.Item name="text" label={t('主要意见')} rules={[{ required: true, whitespace: true, message: t('请写明意见') }]}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </ActionDialog>
  )
}

function DecisionDialog({ d, approve, open, onClose }: DialogProps & { approve: boolean }) {
  const decide = useMutate(decideChange, { touches: [getDossier, listDossiers] })
  const clientId = useRef(newClientId())
  const small = d.preview.places.filter((each) => each.state === 'new' && (each.threshold?.short ?? 0) > 0)
  return (
    <ActionDialog<{ effectiveOn?: string; belowReason?: string; note?: string }>
      open={open}
      name="decision"
      title={approve ? t('批准：{title}', { title: d.title }) : t('不批准：{title}', { title: d.title })}
      sentence={approve ? t('到生效日期，居民、住房、办件、岗位等登记资料会自动转到新区划；原来日期的数字仍按原区划计算。') : t('理由会告诉提出人，可以改好后重新提出。')}
      verb={approve ? t('批准') : t('不批准')}
      danger={!approve}
      initial={approve ? { effectiveOn: today() } : {}}
      onSubmit={({ effectiveOn, belowReason, note }) =>
        decide.mutateAsync({
          params: { id: d.id },
          body: { approve, note: note ?? '', belowReason: belowReason ?? '', ...(approve && effectiveOn ? { effectiveOn } : {}), version: d.version, clientId: clientId.current },
        }).finally(() => { clientId.current = newClientId() })}
      onClose={onClose}
    >
      {approve && (
        <Form.Item name="effectiveOn" label={t('生效日期')} rules={[{ required: true, message: t('请填写生效日期') }, dayRule({ min: today() })]}>
          <DayInput min={today()} />
        </Form.Item>
      )}
      {approve && d.level === 'community' && !['rename', 'renumber', 'undo'].includes(d.kind) && (
        <Form.Item
          name="belowReason"
          label={t('低于规模下限仍批准的理由')}
          extra={small.length > 0 ? small.map((each) => t('{name}还差{n}户', { name: each.name, n: each.threshold!.short })).join(t('；')) : t('调整后有社区低于下限的才需要填写。')}
          {...(small.length > 0 ? { rules: [{ required: true, whitespace: true, message: t('低于下限的，请写明理由') }] } : {})}
        >
          <Input.TextArea rows={2} maxLength={2000} />
        </Form.Item>
      )}
      <Form.Item name="note" label={approve ? t('决定说明') : t('理由')} {...(approve ? {} : { rules: [{ required: true, whitespace: true, message: t('请写明理由') }] })}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </ActionDialog>
  )
}

function WithdrawDialog({ d, open, onClose }: DialogProps) {
  const withdraw = useMutate(withdrawChange, { touches: [getDossier, listDossiers] })
  const clientId = useRef(newClientId())
  return (
    <ActionDialog<{ reason: string }>
      open={open}
      name="withdraw"
      title={t('撤回这份调整')}
      sentence={t('撤回以后不再办理；要办可以重新提出。')}
      verb={t('撤回')}
      danger
      reason={{}}
      onSubmit={({ reason }) => withdraw.mutateAsync({ params: { id: d.id }, body: { note: reason, version: d.version, clientId: clientId.current } })}
      onClose={onClose}
    />
  )
}

function UndoDialog({ d, open, onClose }: DialogProps) {
  const go = useGo()
  const propose = useMutate(proposeChange, { onDone: ({ id }) => go(`/territory/${id}`) })
  const clientId = useRef(newClientId())
  return (
    <ActionDialog<{ reason: string }>
      open={open}
      name="undo"
      title={t('提出恢复原区划')}
      sentence={t('另立一卷，由另一个人批准。生效后每一条资料回到原来的地方；调整以后又变动的，按现在的位置处理，批准前会列出。')}
      verb={t('提出')}
      reason={{ min: 4 }}
      onSubmit={({ reason }) =>
        propose.mutateAsync({
          body: {
            change: { kind: 'undo', level: d.level, undoes: d.id }, reason, clientId: clientId.current,
            checklist: d.checklist,
          },
        }).finally(() => { clientId.current = newClientId() })}
      onClose={onClose}
    />
  )
}
