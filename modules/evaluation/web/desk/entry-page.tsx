import { Alert, Form, Input, InputNumber, Radio, Tag } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, dateText, DetailPage, Facts, Go, Panel, Timeline, useCall, useGo, useMutate, useParam } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import {
  answerEvaluationAppeal, appealEvaluation, getEvaluationEntry, listEvaluationEntries, refreshEvaluationFigures, saveEvaluationEntry, SCHEME_KINDS, signEvaluationEntry, SIGNERS, STANDS, submitEvaluationEntry, WAYS,
  withdrawEvaluationEntry, type EntryItem, type Signer, type Stand,
} from '../../contract.ts'
import { Papers, PapersField, type PaperRef } from './papers.tsx'
import { EntryState_, pointsText, stepEntries, unitKindText } from './words.tsx'
import './evaluation.css'

type Chosen = 'edit' | 'submit' | 'withdraw' | 'sign' | 'appeal' | 'object' | 'answer' | 'refresh'

/** One application: what the records say, what the unit says, what the panel gave, who signed. */
export default function EntryPage() {
  const id = useParam('id')
  const go = useGo()
  const query = useCall(getEvaluationEntry, { params: { id } })
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const touches = [getEvaluationEntry, listEvaluationEntries]
  const submit = useMutate(submitEvaluationEntry, { touches })
  const withdraw = useMutate(withdrawEvaluationEntry, { touches })
  const sign = useMutate(signEvaluationEntry, { touches })
  const appeal = useMutate(appealEvaluation, { touches })
  const answer = useMutate(answerEvaluationAppeal, { touches })
  const refresh = useMutate(refreshEvaluationFigures, { touches })
  const close = () => setChosen(null)
  return (
    <Awaiting query={query}>
      {({ entry, parts, items, total, soFar, passMark, residentsShare, blocks, signatures, stages, appeals, titleId, steps, may, signBlocked }) => {
        const waits = appeals.find((one) => one.state === 'open')
        const stage = stages[entry.stage]
        const open = entry.state === 'draft' || entry.state === 'returned'
        return (
          <DetailPage
            title={`${entry.unitName}：${entry.roundTitle}`}
            crumbs={[{ label: t('申报'), to: '/evaluation/entries' }]}
            sentence={open ? t('对照标准自评，{day}前申报。系统已有的数据自动取，不用填报。', { day: dateText(entry.applyUntil) }) : t('{unit}申报{kind}，{pass}分合格，其中居民满意度占{share}分。', { unit: entry.unitName, kind: t(SCHEME_KINDS[entry.kind]), pass: passMark, share: residentsShare })}
            state={<EntryState_ state={entry.state} />}
            notice={
              <>
                {entry.state === 'returned' && <Alert type="warning" showIcon title={t('退回修改：{why}', { why: signatures.findLast((one) => one.stand === 'return')?.words ?? '' })} />}
                {open && blocks.length > 0 && <Alert type="info" showIcon title={t('补齐以后才能申报')} description={<ul>{blocks.map((one) => <li key={one}>{one}</li>)}</ul>} />}
                {entry.state === 'noticed' && entry.noticeUntil && <Alert type="info" showIcon title={t('公示到{day}，期间可以提出异议', { day: dateText(entry.noticeUntil) })} />}
                {(entry.state === 'granted' || entry.state === 'refused') && <Alert type={entry.state === 'granted' ? 'success' : 'error'} showIcon title={entry.decision || t('已作出决定')} />}
                {waits && <Alert type="warning" showIcon title={waits.due ? t('有{kind}等待答复，{day}前答复', { kind: waits.kind === 'appeal' ? t('申诉') : t('异议'), day: dateText(waits.due) }) : t('有申诉或异议等待答复')} />}
              </>
            }
            actions={[
              ...(may.includes('edit') ? [{ key: 'edit', label: t('填写自评'), primary: blocks.length > 0, onChoose: () => setChosen('edit') }] : []),
              ...(may.includes('submit') ? [{ key: 'submit', label: t('申报'), primary: blocks.length === 0, onChoose: () => setChosen('submit'), ...(blocks.length ? { blocked: t('先补齐上面列出的材料') } : {}) }] : []),
              ...(may.includes('score') ? [{ key: 'score', label: t('打分'), primary: true, onChoose: () => go(`/evaluation/scoring?entry=${id}`) }] : []),
              ...(may.includes('sign') && stage ? [{ key: 'sign', label: t('签署：{stage}', { stage: stage.title }), primary: true, onChoose: () => setChosen('sign') }] : []),
              ...(may.includes('answer') && waits ? [{ key: 'answer', label: t('答复申诉（异议）'), primary: true, onChoose: () => setChosen('answer') }] : []),
              ...(may.includes('appeal') ? [{ key: 'appeal', label: t('申诉'), onChoose: () => setChosen('appeal') }] : []),
              ...(may.includes('object') ? [{ key: 'object', label: t('登记异议'), onChoose: () => setChosen('object') }] : []),
              ...(may.includes('refresh') ? [{ key: 'refresh', label: t('重新取数'), seldom: true, onChoose: () => setChosen('refresh') }] : []),
              ...(may.includes('withdraw') ? [{ key: 'withdraw', label: t('撤回申报'), danger: true, onChoose: () => setChosen('withdraw') }] : []),
            ]}
            noActions={t('现在没有要您办的。')}
            facts={
              <>
                <Panel title={t('得分')}>
                  <ul className="evl-figures">
                    <li><strong>{total === null ? pointsText(soFar) : pointsText(total)}</strong>{total === null ? t('已有得分，还缺{n}项', { n: items.filter((one) => one.points === null).length }) : entry.grade ? t('合计，{grade}', { grade: entry.grade }) : t('合计')}</li>
                  </ul>
                  <Facts facts={[
                    { label: t('合格分'), value: passMark }, { label: t('居民满意度'), value: t('占{n}分', { n: residentsShare }) }, { label: t('单位类别'), value: unitKindText(entry.unitKind) },
                    { label: t('评选'), value: <Go to={`/evaluation/rounds/${entry.roundId}`}>{entry.roundTitle}</Go> }, { label: t('填报'), value: entry.byName },
                    entry.submittedAt !== null && { label: t('申报时间'), value: dateText(entry.submittedAt) },
                    titleId !== null && { label: t('称号'), value: <Go to={`/evaluation/titles/${titleId}`}>{t('查看称号和证书编号')}</Go> },
                  ]} />
                </Panel>
                <Panel title={t('审核环节')}>
                  <ul className="evl-items">
                    {stages.map((one, i) => (
                      <li key={one.key}>{one.title}<div className="d-quiet">{one.body}，{t(SIGNERS[one.signer as Signer])}</div>{i === entry.stage && ['submitted', 'reviewing', 'noticed'].includes(entry.state) && <Tag color="processing">{t('轮到这一环节')}</Tag>}</li>
                    ))}
                  </ul>
                </Panel>
              </>
            }
          >
            {parts.length > 0 && (
              <Panel title={t('各部分的佐证')}>
                <ul className="evl-items">{parts.map((one) => <li key={one.key} className="evl-item-head"><span>{one.title}</span><span className={one.evidenced ? 'd-quiet' : 'evl-late'}>{one.evidenced ? t('有佐证') : t('还没有佐证')}</span></li>)}</ul>
              </Panel>
            )}
            <Panel title={t('评分表')} aside={t('{n}项', { n: items.length })}>
              <ul className="evl-items">{items.map((one) => <ItemLine key={one.key} entryId={id} item={one} live={open} />)}</ul>
            </Panel>
            {signatures.length > 0 && (
              <Panel title={t('签署')}>
                <ul className="evl-items">
                  {signatures.map((one) => (
                    <li key={one.id}>
                      <div className="evl-item-head"><strong>{t('{stage}：{stand}', { stage: one.stage, stand: t(STANDS[one.stand]) })}</strong><span className="d-quiet">{t('{body}，{name}，{day}', { body: one.body, name: one.byName, day: dateText(one.at) })}</span></div>
                      {(one.words || one.paper) && <p>{[one.words, one.paper].filter(Boolean).join('；')}</p>}
                    </li>
                  ))}
                </ul>
              </Panel>
            )}
            {appeals.length > 0 && (
              <Panel title={t('申诉和异议')}>
                <ul className="evl-items">
                  {appeals.map((one) => (
                    <li key={one.id}>
                      <div className="evl-item-head"><strong>{one.kind === 'appeal' ? t('单位申诉') : t('公示异议')}{one.fromName && `（${one.fromName}）`}</strong><span className={one.state === 'open' ? 'evl-late' : 'd-quiet'}>{one.state === 'open' ? t('等待答复') : one.state === 'upheld' ? t('成立，重新评分') : t('不成立')}</span></div>
                      <p>{one.words}</p>{one.answer && <p>{t('{name}答复：{answer}', { name: one.answeredName, answer: one.answer })}</p>}
                    </li>
                  ))}
                </ul>
              </Panel>
            )}
            <Panel title={t('经过')}><Timeline entries={stepEntries(steps)} /></Panel>
            {chosen === 'edit' && <AnswersForm id={id} version={entry.version} items={items} onClose={close} />}
            {chosen === 'submit' && <ActionDialog open name="submit-entry" title={t('申报')} verb={t('申报')} sentence={t('申报后不能修改。自动取的数据以现在为准，存入评分表。')} onSubmit={() => submit.mutateAsync({ params: { id }, body: { version: entry.version } as never })} onClose={close} />}
            {chosen === 'withdraw' && (
              <ActionDialog<{ words: string }> open name="withdraw-entry" title={t('撤回申报')} verb={t('撤回')} danger onSubmit={({ words }) => withdraw.mutateAsync({ params: { id }, body: { words, version: entry.version } as never })} onClose={close}>
                <Form.Item name="words" label={t('撤回的原因')} rules={[{ required: true, min: 2, message: t('请写明原因') }]}><Input maxLength={300} /></Form.Item>
              </ActionDialog>
            )}
            {chosen === 'refresh' && (
              <ActionDialog<{ words: string }> open name="refresh-figures" title={t('重新取数')} verb={t('重新取数')} sentence={t('原来取的数据保留，得分按新的计算。')} onSubmit={({ words }) => refresh.mutateAsync({ params: { id }, body: { words, version: entry.version } as never })} onClose={close}>
                <Form.Item name="words" label={t('原因')} rules={[{ required: true, message: t('请写明原因') }]}><Input maxLength={300} /></Form.Item>
              </ActionDialog>
            )}
            {chosen === 'sign' && stage && (
              <ActionDialog<{ stand: Stand; words?: string; paper?: string }> open name="sign-entry" title={t('签署：{stage}', { stage: stage.title })} verb={t('签署')} initial={{ stand: signBlocked ? 'return' : 'pass' }}
                sentence={signBlocked ? t('{why}，现在只能退回修改{or}。', { why: signBlocked, or: entry.state === 'submitted' ? t('或不通过') : '' }) : entry.stage === stages.length - 1 ? t('这是最后一个环节，签署“通过”即命名并生成证书编号。') : t('签署以后进入下一环节，不能收回。')}
                onSubmit={({ stand, words, paper }) => sign.mutateAsync({ params: { id }, body: { stand, words: words ?? '', paper: paper ?? '', version: entry.version } as never })} onClose={close}>
                <Form.Item name="stand" label={t('结论')}><Radio.Group options={Object.entries(STANDS).map(([value, label]) => ({ value, label: t(label), disabled: value === 'pass' && signBlocked !== '' }))} /></Form.Item>
                {stage.signer === 'outside' && <Form.Item name="paper" label={t('文件名称和文号')} extra={t('由{body}决定，凭文件登记。', { body: stage.body })} rules={[{ required: true, min: 4, message: t('请填写文件名称和文号') }]}><Input maxLength={100} /></Form.Item>}
                <Form.Item name="words" label={t('意见')} extra={t('退回或不通过的要写明理由。')}><Input.TextArea maxLength={1000} autoSize={{ minRows: 3 }} /></Form.Item>
              </ActionDialog>
            )}
            {(chosen === 'appeal' || chosen === 'object') && (
              <ActionDialog<{ words: string; fromName?: string }> open name="appeal" title={chosen === 'appeal' ? t('申诉') : t('登记异议')} verb={chosen === 'appeal' ? t('提出申诉') : t('登记')} sentence={t('由没有参加评分和审核的人答复，答复以前不作决定。')}
                onSubmit={({ words, fromName }) => appeal.mutateAsync({ params: { id }, body: { kind: chosen === 'appeal' ? 'appeal' : 'objection', words, fromName: fromName ?? '' } as never })} onClose={close}>
                {chosen === 'object' && <Form.Item name="fromName" label={t('谁提出的')} extra={t('不愿留名的可以不填。')}><Input maxLength={40} /></Form.Item>}
                <Form.Item name="words" label={t('理由')} rules={[{ required: true, message: t('请写明理由') }]}><Input.TextArea maxLength={1000} autoSize={{ minRows: 3 }} /></Form.Item>
              </ActionDialog>
            )}
            {chosen === 'answer' && waits && (
              <ActionDialog<{ upheld: boolean; answer: string }> open name="answer-appeal" title={t('答复申诉（异议）')} verb={t('答复')} sentence={waits.words} initial={{ upheld: false }} onSubmit={(typed) => answer.mutateAsync({ params: { id: waits.id }, body: typed as never })} onClose={close}>
                <Form.Item name="upheld" label={t('是否成立')}><Radio.Group options={[{ value: true, label: t('成立，重新评分') }, { value: false, label: t('不成立') }]} /></Form.Item>
                <Form.Item name="answer" label={t('答复')} rules={[{ required: true, message: t('请写明答复') }]}><Input.TextArea maxLength={1000} autoSize={{ minRows: 3 }} /></Form.Item>
              </ActionDialog>
            )}
          </DetailPage>
        )
      }}
    </Awaiting>
  )
}

function ItemLine({ entryId, item, live }: { entryId: string; item: EntryItem; live: boolean }) {
  const { auto, answer } = item
  return (
    <li>
      <div className="evl-item-head">
        <strong>{item.title}</strong>
        <span className="d-quiet">{live && item.toScore ? t('{way} · 满分{of}分', { way: t(WAYS[item.way]), of: item.weight }) : item.points === null && !live ? t('{way} · 待评，满分{of}分', { way: t(WAYS[item.way]), of: item.weight })
          : live ? t('{way} · 满分{of}分', { way: t(WAYS[item.way]), of: item.weight }) : t('{way} · {points}/{of}分', { way: t(WAYS[item.way]), points: pointsText(item.points), of: item.weight })}</span>
      </div>
      {auto && (auto.value !== null
        ? <p className="d-quiet">{t('{source}：{value}{unit}{asOf}', { source: auto.source, value: Math.round(auto.value * 100) / 100, unit: auto.unit, asOf: auto.asOf ? t('，截至{day}', { day: dateText(auto.asOf) }) : '' })}</p>
        : <p className="evl-late">{auto.owedBy ? t('没有取到数据：{why}，由{who}补齐', { why: auto.missing, who: auto.owedBy }) : t('没有取到数据：{why}', { why: auto.missing })}</p>)}
      {item.asks && <p className="d-quiet">{t('要附：{asks}', { asks: item.asks })}</p>}
      {answer.words && <p>{answer.words}{answer.self !== null && <span className="d-quiet">{t('（自评{n}分）', { n: answer.self })}</span>}</p>}
      <Papers entryId={entryId} papers={answer.files} />
      {item.members > 1 && item.spread > 0 && <p className="d-quiet">{t('{n}人打分，最高与最低相差{spread}分', { n: item.members, spread: item.spread })}</p>}
    </li>
  )
}

type Typed = Record<string, { words?: string; self?: number | null; files?: PaperRef[] }>

/** The self-check: only what the place does not hold itself is asked. */
function AnswersForm({ id, version, items, onClose }: { id: string; version: number; items: readonly EntryItem[]; onClose: () => void }) {
  const save = useMutate(saveEvaluationEntry, { touches: [getEvaluationEntry, listEvaluationEntries] })
  const asked = items.filter((one) => one.way === 'file' || one.way === 'site')
  return (
    <ActionDialog<Typed> open as="drawer" width={640} name="answers" title={t('填写自评')} verb={t('保存')} sentence={t('自动取数和居民满意度的项目不用填。可以分几次填，保存后还能改。')}
      initial={Object.fromEntries(asked.map((one) => [one.key, one.answer])) as Typed}
      onSubmit={(typed) => save.mutateAsync({ params: { id }, body: { answers: Object.fromEntries(Object.entries(typed).map(([key, one]) => [key, { words: one.words ?? '', self: one.self ?? null, files: one.files ?? [] }])), version } as never })} onClose={onClose}>
      {asked.map((one) => (
        <section key={one.key}>
          <h3>{one.title}<span className="d-quiet">{t('（满分{n}分）', { n: one.weight })}</span></h3>
          {one.asks && <p className="d-quiet">{t('要附：{asks}', { asks: one.asks })}</p>}
          <Form.Item name={[one.key, 'words']} label={t('做得怎么样')}><Input.TextArea maxLength={2000} autoSize={{ minRows: 2 }} /></Form.Item>
          <Form.Item name={[one.key, 'self']} label={t('自评分')}><InputNumber min={0} max={one.weight} step={0.5} style={{ width: 140 }} /></Form.Item>
          <Form.Item name={[one.key, 'files']} label={one.must ? t('材料（必须有）') : t('材料')}><PapersField /></Form.Item>
        </section>
      ))}
    </ActionDialog>
  )
}
