import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import {
  ActionDialog, Awaiting, dateText, DayInput, dayRule, DetailPage, Facts, Go, Panel, ProblemAlert, Timeline, useCall, useMutate, useParam, type DetailAction,
} from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { PlaceField } from '../../../regions/web/fields.tsx'
import { getOwnIndicator, listOwnIndicators, moveOwnIndicator, tryOwnIndicator, type OwnIndicator, type OwnTrial } from '../../builder/contract.ts'
import { getBoard, listIndicators } from '../../contract.ts'
import { DefinitionForm } from './definition-form.tsx'
import { numberText } from './figures.tsx'
import { useBoardPlace } from './use-board-place.ts'
import { OWN_STATES, PERIOD_WORDS } from './words.ts'
import './board.css'

const touches = [getOwnIndicator, listOwnIndicators, listIndicators, getBoard]

const STEPS: Record<OwnIndicator['steps'][number]['step'], () => string> = {
  drafted: () => t('起草'), changed: () => t('修改'), tried: () => t('试算'), submitted: () => t('提交审核'), returned: () => t('退回'), approved: () => t('审核通过'), retired: () => t('停用'),
}

/** One definition of the place's own: wording, trial on data, approval by another person, versions. */
export default function DefinitionPage() {
  const id = useParam('id')
  const query = useCall(getOwnIndicator, { params: { id } })
  return <Awaiting query={query}>{(own) => <Opened own={own} />}</Awaiting>
}

type Chosen = 'submit' | 'approve' | 'return' | 'retire'

function Opened({ own }: { own: OwnIndicator }) {
  const [editing, setEditing] = useState(false)
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const may = new Set(own.may)
  const action = (key: Chosen, label: string, more: Partial<DetailAction> = {}): DetailAction[] => (may.has(key) ? [{ key, label, onChoose: () => setChosen(key), ...more }] : [])
  const says = own.says.denominator === null ? own.says.numerator : t('{a}÷{b}', { a: own.says.numerator, b: own.says.denominator })
  return (
    <DetailPage
      title={own.body.title}
      crumbs={[{ label: t('指标看板'), to: '/board' }, { label: t('自定指标'), to: '/board/definitions' }]}
      sentence={own.body.sentence}
      state={OWN_STATES[own.state]()}
      actions={[
        ...action('submit', t('提交审核'), { primary: true }),
        ...action('approve', t('审核通过'), { primary: true }),
        ...action('return', t('退回修改')),
        ...(may.has('change') && !editing ? [{ key: 'change', label: own.state === 'draft' ? t('修改口径') : t('起草新的一版'), onChoose: () => setEditing(true) }] : []),
        ...action('retire', t('停用'), { danger: true }),
      ]}
      noActions={editing ? t('改完先保存，再试算和提交。') : own.state === 'submitted' ? t('等另一个人审核。起草人自己不能审核。') : t('现在没有要您办的。')}
      facts={
        <>
          <Panel title={t('基本情况')}>
            <Facts
              facts={[
                { label: t('代码'), value: own.code }, { label: t('适用地'), value: own.regionName }, { label: t('口径'), value: own.body.base }, { label: t('依据'), value: own.body.source },
                { label: t('单位'), value: own.body.unit }, { label: t('多久一期'), value: PERIOD_WORDS[own.body.period]() }, { label: t('起草'), value: own.draftedBy },
                own.aboutPeople && { label: t('小数保护'), value: t('涉及个人，少于5人的数不显示') },
                own.since !== null && { label: t('在用版本'), value: <Go to={`/board/${own.code}`}>{t('第{n}版，{day}起', { n: own.number ?? 1, day: dateText(own.since) })}</Go> },
              ]}
            />
          </Panel>
          <Panel title={t('经过')}>
            <Timeline entries={own.steps.map((one, i) => ({ id: String(own.steps.length - i), title: STEPS[one.step](), at: one.at, by: one.by, body: one.reason || undefined }))} />
          </Panel>
        </>
      }
    >
      {editing && may.has('change') ? <DefinitionForm own={own} onSaved={() => setEditing(false)} onCancel={() => setEditing(false)} /> : <Panel title={t('统计什么')}><p className="b-says">{says}</p></Panel>}
      {!editing && may.has('try') && <Trial own={own} />}
      {own.versions.length > 0 && (
        <Panel title={t('各版本')}>
          <Timeline
            entries={own.versions.map((one) => ({
              id: String(one.number), title: one.body ? t('第{n}版，{day}起统计', { n: one.number, day: dateText(one.from) }) : t('{day}起停用', { day: dateText(one.from) }),
              at: one.approvedAt, by: t('{drafter}起草，{approver}审核', { drafter: one.draftedBy, approver: one.approvedBy }), body: one.body?.sentence,
            }))}
          />
        </Panel>
      )}
      {chosen && <Move own={own} move={chosen} onClose={() => setChosen(null)} />}
    </DetailPage>
  )
}

/** Counts the wording on data before anybody approves it. */
function Trial({ own }: { own: OwnIndicator }) {
  const place = useBoardPlace()
  const attempt = useMutate(tryOwnIndicator, { touches: [getOwnIndicator] })
  const [result, setResult] = useState<OwnTrial | null>(null)
  const [error, setError] = useState<unknown>(null)
  const count = async () => {
    setError(null)
    try {
      setResult(await attempt.mutateAsync({ params: { id: own.id }, body: place ? { region: place.region } : {} }))
    } catch (refused) {
      setResult(null)
      setError(refused)
    }
  }
  const say = (value: number | null, suppressed: boolean, decimals = own.body.decimals) => (suppressed ? t('少于5') : value === null ? t('算不出') : numberText(value, decimals))
  return (
    <Panel title={t('试算')} aside={own.tried ? <span className="d-quiet">{t('这一稿已试算过')}</span> : <span className="d-quiet">{t('提交前要先试算')}</span>}>
      <div className="b-place">
        {place && <PlaceField root={place.root} value={place.region} onChange={place.choose} upTo="community" rootCounts all />}
        <Button type={own.tried ? 'default' : 'primary'} loading={attempt.isPending} onClick={() => void count()}>{t('按现有数据试算')}</Button>
      </div>
      <ProblemAlert error={error} />
      {result && (
        <>
          <p className="b-value">{say(result.value, result.suppressed)}<small>{result.suppressed || result.value === null ? '' : own.body.unit}</small></p>
          <p className="b-line">
            {[result.regionName, result.day, !result.suppressed && result.numerator !== null && own.body.denominator !== null && t('分子{n}，分母{d}', {
              n: result.numerator.toLocaleString('zh-CN'), d: result.denominator === null ? t('没有') : result.denominator.toLocaleString('zh-CN'),
            }), result.note].filter(Boolean).join(t('，'))}
          </p>
          {result.parts.length > 0 && (
            <div className="b-matrix b-result">
              <table className="d-table">
                <thead><tr><th scope="col">{t('地点')}</th><th scope="col" className="d-end">{t('数值（{unit}）', { unit: own.body.unit })}</th>{own.body.denominator && <th scope="col" className="d-end">{t('分子')}</th>}{own.body.denominator && <th scope="col" className="d-end">{t('分母')}</th>}</tr></thead>
                <tbody>
                  {result.parts.map((part) => (
                    <tr key={part.region}>
                      <th scope="row">{part.regionName}</th>
                      <td className="d-end">{say(part.value, part.suppressed)}</td>
                      {own.body.denominator && <td className="d-end">{say(part.numerator, part.suppressed, 0)}</td>}
                      {own.body.denominator && <td className="d-end">{say(part.denominator, part.suppressed, 0)}</td>}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </>
      )}
    </Panel>
  )
}

function Move({ own, move, onClose }: { own: OwnIndicator; move: Chosen; onClose: () => void }) {
  const send = useMutate(moveOwnIndicator, { touches })
  const today = dayOf(new Date())
  const words = {
    submit: { title: t('提交审核'), verb: t('提交'), sentence: t('提交后不能再改，由另一个人审核；退回后可以再改。') },
    approve: { title: t('审核通过'), verb: t('通过'), sentence: t('从生效那天起统计，以前的日子没有这个数。在用的旧版本到那天为止。') },
    return: { title: t('退回修改'), verb: t('退回'), sentence: t('退回给起草人，请写明要改什么。') },
    retire: { title: t('停用'), verb: t('停用'), sentence: t('从那天起不再统计，以前的数仍可查看。') },
  }[move]
  const dated = move === 'approve' || move === 'retire'
  return (
    <ActionDialog<{ from?: string; reason?: string }>
      open
      name="own-move"
      title={words.title}
      verb={words.verb}
      sentence={words.sentence}
      danger={move === 'retire'}
      initial={dated ? { from: today } : {}}
      onSubmit={(typed) => send.mutateAsync({ params: { id: own.id }, body: { move, version: own.version, reason: typed.reason?.trim() ?? '', ...(typed.from ? { from: typed.from } : {}) } })}
      onClose={onClose}
    >
      {dated && <Form.Item name="from" label={t('从哪天起')} rules={[{ required: true, message: t('请填写日期') }, dayRule({ min: today })]}><DayInput min={today} /></Form.Item>}
      {(move === 'return' || move === 'retire') && (
        <Form.Item name="reason" label={move === 'return' ? t('要改什么') : t('停用原因')} rules={[{ required: true, min: 2, whitespace: true, message: t('请写明原因') }]}><Input.TextArea maxLength={300} autoSize={{ minRows: 2 }} /></Form.Item>
      )}
    </ActionDialog>
  )
}
