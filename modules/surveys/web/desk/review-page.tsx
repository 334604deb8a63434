import { Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, dateText, DayInput, dayRule, DetailPage, Facts, Go, newClientId, Panel, Timeline, useCall, useMutate, useParam } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { getReview, GRADES, listReviews, listSurveys, moveReview, REVIEW_STATES, REVIEW_WAYS, UNIT_KINDS, type Review } from '../../contract.ts'
import { inDays, periodText, stepEntries } from './words.tsx'

type Move = 'call' | 'hold' | 'answer' | 'close' | 'cancel'
const GRADE_KEYS = ['5', '4', '3', '2', '1', '0'] as const

/** One review: its services, ballots, the body's answer. */
export default function ReviewPage() {
  const id = useParam('id')
  const query = useCall(getReview, { params: { id } })
  const [deed, setDeed] = useState<Move | null>(null)
  return (
    <Awaiting query={query}>
      {({ review, steps, moves }) => {
        const words: Record<Move, string> = { call: t('通知居民'), hold: review.way === 'meeting' ? t('记评议会结果') : t('取问卷结果'), answer: t('答复'), close: t('进入考核并公布'), cancel: t('取消评议') }
        const sentence = {
          listed: t('清单列好了，下一步通知居民。'), called: t('已通知{n}人，{day}评议。', { n: review.invited ?? 0, day: review.heldOn ? dateText(review.heldOn) : '' }),
          held: review.answerDue ? (review.late ? t('单位应在{day}前答复，已经逾期。', { day: dateText(review.answerDue) }) : t('等单位在{day}前答复。', { day: dateText(review.answerDue) })) : '',
          answered: t('单位已答复，可以结束并进入考核。'), closed: t('{day}结束，结果进入考核，网上公布。', { day: review.closedOn ? dateText(review.closedOn) : '' }), cancelled: t('已取消。'),
        }[review.state]
        return (
          <DetailPage
            title={review.title} crumbs={[{ label: t('居民民主评议'), to: '/surveys/reviews' }]} sentence={sentence} state={t(REVIEW_STATES[review.state])}
            actions={moves.map((one) => ({ key: one, label: words[one], primary: one !== 'cancel', danger: one === 'cancel', onChoose: () => setDeed(one) }))}
            noActions={t('现在没有要您办的。')}
            facts={<Panel title={t('评议')}><Facts facts={[
              { label: t('评的是'), value: `${review.unitName}（${t(UNIT_KINDS[review.unitKind])}）` }, { label: t('范围'), value: review.regionName }, { label: t('周期'), value: periodText(review.period) }, { label: t('怎样评'), value: t(REVIEW_WAYS[review.way]) },
              ...(review.heldOn ? [{ label: t('评议会'), value: `${dateText(review.heldOn)} ${review.venue}` }] : []), ...(review.present !== null ? [{ label: t('到会'), value: t('{n}人，通知{all}人', { n: review.present, all: review.invited ?? 0 }) }] : []),
              ...(review.surveyId ? [{ label: t('问卷'), value: <Go to={`/surveys/${review.surveyId}/result`}>{review.surveyTitle}</Go> }] : []),
            ]} /></Panel>}
          >
            {review.points !== null && <Panel title={t('结果')}><ul className="su-figures"><li><b>{t('{n}分', { n: review.points.toFixed(1) })}</b>{t('满意度')}</li>{review.satisfied !== null && <li><b>{(review.satisfied * 100).toFixed(1)}%</b>{t('满意率')}</li>}</ul></Panel>}
            <Panel title={t('评的服务')}>
              <table className="su-table">
                <thead><tr><th scope="col">{t('服务')}</th>{review.tallies && GRADE_KEYS.map((grade) => <th key={grade} scope="col" className="su-num">{t(GRADES[Number(grade) as 5])}</th>)}</tr></thead>
                <tbody>{review.services.map((one) => <tr key={one.key}><th scope="row">{one.title}</th>{review.tallies && GRADE_KEYS.map((grade) => <td key={grade} className="su-num">{review.tallies![one.key]?.[Number(grade) as 5] ?? 0}</td>)}</tr>)}</tbody>
              </table>
            </Panel>
            {review.answer && <Panel title={t('单位的答复')}><p style={{ whiteSpace: 'pre-line' }}>{review.answer}</p><p className="d-quiet">{review.answeredBy}，{dateText(review.answeredOn!)}</p></Panel>}
            <Panel title={t('经过')}><Timeline entries={stepEntries(steps)} /></Panel>
            {deed && <Dialog deed={deed} review={review} verb={words[deed]} onClose={() => setDeed(null)} />}
          </DetailPage>
        )
      }}
    </Awaiting>
  )
}

type Tallies = Record<string, Record<string, number | null> | undefined>

function Dialog({ deed, review, verb, onClose }: { deed: Move; review: Review; verb: string; onClose: () => void }) {
  const move = useMutate(moveReview, { touches: [getReview, listReviews] })
  const surveys = useCall(listSurveys, { query: { show: 'ended' } }, { enabled: deed === 'hold' && review.way === 'survey' }).data?.items ?? []
  const stamp = () => ({ version: review.version, clientId: newClientId() })
  const send = (body: object) => move.mutateAsync({ params: { id: review.id }, body: { ...body, ...stamp() } as never })
  const base = { open: true, name: `review-${deed}`, title: verb, verb, onClose } as const
  if (deed === 'call') {
    return (
      <ActionDialog<{ heldOn: string; venue?: string; invited: number }> {...base} initial={{ heldOn: inDays(7) }} onSubmit={(typed) => send({ move: 'call', heldOn: typed.heldOn, venue: typed.venue ?? '', invited: typed.invited })}>
        <Form.Item name="heldOn" label={t('哪天评议')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
        <Form.Item name="venue" label={t('地点')}><Input maxLength={100} /></Form.Item>
        <Form.Item name="invited" label={t('通知了多少人')} rules={[{ required: true, message: t('请填写人数') }]}><InputNumber min={1} max={100000} precision={0} /></Form.Item>
      </ActionDialog>
    )
  }
  if (deed === 'hold') {
    return (
      <ActionDialog<{ present?: number; tallies?: Tallies; surveyId?: string; answerDue: string }> {...base} as="drawer" width={720} sentence={t('结果会送给被评的单位，请写明单位最迟哪天答复。')} initial={{ answerDue: inDays(15) }}
        onSubmit={({ present, tallies, surveyId, answerDue }) => send({
          move: 'hold', answerDue, ...(review.way === 'survey' ? { surveyId } : {
            present, tallies: Object.fromEntries(review.services.map(({ key }) => [key, Object.fromEntries(GRADE_KEYS.map((grade) => [grade, tallies?.[key]?.[grade] ?? 0]))])),
          }),
        })}>
        {review.way === 'survey'
          ? <Form.Item name="surveyId" label={t('哪一次问卷')} rules={[{ required: true, message: t('请选择已经结束的调查') }]}><Select options={surveys.map((one) => ({ value: one.id, label: one.title }))} /></Form.Item>
          : (
            <>
              <Form.Item name="present" label={t('到会人数')} rules={[{ required: true, message: t('请填写人数') }]}><InputNumber min={1} max={100000} precision={0} /></Form.Item>
              {review.services.map((one) => (
                <fieldset key={one.key} className="su-entry">
                  <legend>{one.title}</legend>
                  <div className="su-head">{GRADE_KEYS.map((grade) => <Form.Item key={grade} name={['tallies', one.key, grade]} label={t(GRADES[Number(grade) as 5])} required><InputNumber min={0} max={100000} precision={0} placeholder="0" style={{ inlineSize: 84 }} /></Form.Item>)}</div>
                </fieldset>
              ))}
            </>
          )}
        <Form.Item name="answerDue" label={t('单位最迟答复')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
      </ActionDialog>
    )
  }
  if (deed === 'answer') {
    return (
      <ActionDialog<{ answer: string }> {...base} sentence={t('答复和改进措施会和结果一起公布。')} onSubmit={({ answer }) => send({ move: 'answer', answer })}>
        <Form.Item name="answer" label={t('答复和改进措施')} rules={[{ required: true, message: t('请写明答复和改进措施') }]}><Input.TextArea maxLength={2000} autoSize={{ minRows: 4 }} /></Form.Item>
      </ActionDialog>
    )
  }
  return <ActionDialog<{ reason?: string }> {...base} danger={deed === 'cancel'} {...(deed === 'cancel' ? { reason: { max: 300 } } : { sentence: t('结果进入考核，网上公布结果和答复。') })} onSubmit={({ reason }) => send(deed === 'cancel' ? { move: 'cancel', note: reason } : { move: 'close' })} />
}
