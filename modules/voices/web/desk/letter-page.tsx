import { Form, Input } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, dateText, DayInput, dayRule, DetailPage, Facts, Go, newClientId, Panel, Timeline, useCall, useMutate, useParam } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { askReview, forwardLetter, getLetter, joinLetter, LETTER_KINDS, LETTER_ROUNDS, LETTER_SOURCES, LETTER_STATES, listLetters, noteLetter } from '../../contract.ts'
import { stepEntries } from './words.ts'

type Deed = 'forward' | 'join' | 'told' | 'delivered' | 'review'
const CLOCKS = { register: '登记处理', tell: '书面告知', askReview: '申请复查、复核' }

/** One letter beside its case: clocks, rounds, what is handled as one with it. */
export default function LetterPage() {
  const id = useParam('id')
  const query = useCall(getLetter, { params: { id } })
  const [dialog, setDialog] = useState<Deed | null>(null)
  const touches = [getLetter, listLetters]
  const [forward, join, noted, review] = [useMutate(forwardLetter, { touches }), useMutate(joinLetter, { touches }), useMutate(noteLetter, { touches }), useMutate(askReview, { touches })]
  return (
    <Awaiting query={query}>
      {({ letter, clocks, rounds, together, steps, remedy, remedyUntil }) => {
        const first = letter.round === 'handle'
        const stamp = () => ({ version: letter.version, clientId: newClientId() })
        const close = () => setDialog(null)
        const next = letter.round === 'handle' ? t('复查') : t('复核')
        return (
          <DetailPage
            title={letter.title}
            crumbs={[{ label: t('来信来访'), to: '/voices/letters' }]}
            sentence={letter.state === 'registered' && first ? t('请在办件里受理或者不予受理；不归这里办的，转有权机关。') : letter.joinedNumber ? t('与{number}是同一件事，一并办理，答复时会一起答复。', { number: letter.joinedNumber }) : letter.dueOn && letter.state !== 'replied' ? t('最迟{day}答复。', { day: dateText(letter.dueOn) }) : ''}
            state={t(LETTER_STATES[letter.state])}
            actions={[
              ...(letter.state !== 'registered' && !letter.toldOn && first ? [{ key: 'told', label: t('记书面告知'), primary: true, onChoose: () => setDialog('told') }] : []),
              ...(letter.state === 'replied' && !letter.deliveredOn ? [{ key: 'delivered', label: t('记答复送达'), primary: true, onChoose: () => setDialog('delivered') }] : []),
              ...(letter.state === 'registered' && first && !letter.joinedNumber ? [{ key: 'forward', label: t('转有权机关'), onChoose: () => setDialog('forward') }] : []),
              ...(['registered', 'accepted'].includes(letter.state) && first && !letter.joinedNumber ? [{ key: 'join', label: t('与别的办件一并办理'), onChoose: () => setDialog('join') }] : []),
              ...(remedy === 'may' ? [{ key: 'review', label: t('代为申请{next}', { next }), onChoose: () => setDialog('review') }] : []),
            ]}
            noActions={remedy === 'final' ? t('复核意见是最终意见。') : remedy === 'lapsed' ? t('申请复查、复核的期限已过。') : remedy === 'elsewhere' ? t('不服的，向盟行政公署（市人民政府）申请。') : t('在办件里办理。')}
            facts={<Panel title={t('这件信访')}><Facts facts={[
              { label: t('办件'), value: <Go to={`/cases/${letter.caseId}`}>{letter.number}</Go> }, { label: t('种类'), value: t(LETTER_KINDS[letter.kind]) }, { label: t('来源'), value: t(LETTER_SOURCES[letter.source]) },
              { label: t('程序'), value: t(LETTER_ROUNDS[letter.round]) }, { label: t('收到'), value: dateText(letter.receivedOn) }, { label: t('所在地'), value: letter.regionName },
              ...(letter.forwardedTo ? [{ label: t('转给'), value: letter.forwardedTo }] : []), ...(letter.toldOn ? [{ label: t('书面告知'), value: `${dateText(letter.toldOn)}${letter.toldHow && `，${letter.toldHow}`}` }] : []),
              ...(letter.deliveredOn ? [{ label: t('答复送达'), value: dateText(letter.deliveredOn) }] : []),
            ]} /></Panel>}
          >
            {letter.reply && <Panel title={t('答复')}><p className="vo-words">{letter.reply}</p></Panel>}
            <Panel title={t('期限')}>
              <table className="vo-table"><thead><tr><th>{t('要做的')}</th><th>{t('最迟')}</th><th>{t('情况')}</th></tr></thead><tbody>
                {clocks.map((one) => <tr key={one.what}><td>{t(CLOCKS[one.what])}</td><td>{dateText(one.dueOn)}</td><td className={one.late && one.what !== 'askReview' ? 'vo-late' : ''}>{one.doneOn ? t('{day}已做{late}', { day: dateText(one.doneOn), late: one.late ? t('，超过期限') : '' }) : one.what === 'askReview' ? (one.late ? t('已过') : t('期限内可以申请')) : one.late ? t('已超期') : t('未到期')}</td></tr>)}
                {letter.dueOn && <tr><td>{first ? t('办理答复') : t('提出意见')}</td><td>{dateText(letter.dueOn)}</td><td className={letter.late && letter.state === 'accepted' ? 'vo-late' : ''}>{letter.repliedOn ? t('{day}已答复', { day: dateText(letter.repliedOn) }) : t('办理中')}</td></tr>}
              </tbody></table>
              <p className="d-quiet">{t('自收到之日起15日内登记处理并书面告知，自受理之日起60日内答复，可以延长一次30日；复查、复核各30日（信访工作条例第22条、第23条、第34条至第36条）。')}</p>
            </Panel>
            {rounds.length > 1 && <Panel title={t('各次程序')}><ul className="vo-lines">{rounds.map((one) => <li key={one.id} className="vo-head"><Go to={`/voices/letters/${one.id}`}>{t(LETTER_ROUNDS[one.round])}</Go><span>{one.number}</span><span className="d-quiet">{t(LETTER_STATES[one.state])}</span></li>)}</ul></Panel>}
            {together.length > 0 && <Panel title={t('一并办理的')}><ul className="vo-lines">{together.map((one) => <li key={one.id} className="vo-head"><Go to={`/voices/letters/${one.id}`}>{one.title}</Go><span className="d-quiet">{one.number}，{t(LETTER_STATES[one.state])}</span></li>)}</ul></Panel>}
            <Panel title={t('经过')}><Timeline entries={stepEntries(steps)} empty={t('还没有经过')} /></Panel>
            {(dialog === 'told' || dialog === 'delivered') && (
              <ActionDialog<{ on: string; how: string }> open name="note-letter" title={dialog === 'told' ? t('记书面告知') : t('记答复送达')} verb={t('记下')} initial={{ on: dayOf(new Date()) }} onClose={close}
                onSubmit={(typed) => noted.mutateAsync({ params: { id }, body: { what: dialog, ...typed, ...stamp() } })}>
                <Form.Item name="on" label={t('日期')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
                <Form.Item name="how" label={t('怎样送达的')} rules={[{ required: true, message: t('请写明怎样送达的') }]}><Input maxLength={100} placeholder={t('例如：挂号信、当面')} /></Form.Item>
              </ActionDialog>
            )}
            {dialog === 'forward' && (
              <ActionDialog<{ to: string; reason: string }> open name="forward-letter" title={t('转有权机关')} verb={t('转送')} sentence={t('会告诉来信人转给了谁。')} reason={{ label: t('依据和理由') }} onClose={close}
                onSubmit={(typed) => forward.mutateAsync({ params: { id }, body: { ...typed, ...stamp() } })}>
                <Form.Item name="to" label={t('转给哪个机关')} rules={[{ required: true, message: t('请填写机关') }]}><Input maxLength={60} /></Form.Item>
              </ActionDialog>
            )}
            {dialog === 'join' && (
              <ActionDialog<{ number: string; reason: string }> open name="join-letter" title={t('与别的办件一并办理')} verb={t('一并办理')} sentence={t('同一件事只办一次，办完后每个人都会收到答复。')} reason={{ label: t('为什么是同一件事'), max: 200 }} onClose={close}
                onSubmit={(typed) => join.mutateAsync({ params: { id }, body: { ...typed, ...stamp() } })}>
                <Form.Item name="number" label={t('办件编号')} rules={[{ required: true, message: t('请填写办件编号') }]}><Input maxLength={30} /></Form.Item>
              </ActionDialog>
            )}
            {dialog === 'review' && (
              <ActionDialog<{ content: string }> open name="ask-review" title={t('代为申请{next}', { next })} verb={t('申请')} sentence={t('最迟{day}提出，30日内有意见。', { day: dateText(remedyUntil!) })} onClose={close}
                onSubmit={({ content }) => review.mutateAsync({ params: { id }, body: { content, clientId: newClientId() } })}>
                <Form.Item name="content" label={t('不服的理由')} rules={[{ required: true, min: 5, message: t('请写明不服的理由，至少5个字') }]}><Input.TextArea maxLength={2000} autoSize={{ minRows: 4 }} /></Form.Item>
              </ActionDialog>
            )}
          </DetailPage>
        )
      }}
    </Awaiting>
  )
}
