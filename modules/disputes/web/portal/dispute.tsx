import { useState } from 'react'
import { call } from '../../../../platform/web/client.ts'
import { formatDate } from '../../../../platform/web/format.ts'
import { AskedButton } from '../../../../platform/web/kit/asked-button.tsx'
import { Actions, Button, Facts, LinkButton, More, Notice, PageTitle, PageTools, Section, Tag, TextField, Timeline } from '../../../../platform/web/kit/index.ts'
import { SignaturePad, type Strokes } from '../../../../platform/web/kit/signature-pad.tsx'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import { answerMediation, refuseMediator, signMine, tellPerformance } from '../../contract/mine.ts'
import type { load } from './dispute.load.ts'

const yuan = (fen: number) => (fen / 100).toLocaleString('zh-CN', { minimumFractionDigits: fen % 100 ? 2 : 0 })
const COURT = { asked: '等法院答复', confirmed: '法院确认有效', rejected: '法院驳回了申请', withdrawn: '申请已撤回' } as const

/** One's own mediation: what waits for me, then everything that stands. After each deed the page is read anew. */
export default function Dispute({ data: { d, today } }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  const [busy, setBusy] = useState('')
  const [said, setSaid] = useState<string>()
  const act = async (what: string, deed: () => Promise<unknown>) => {
    if (busy) return
    setBusy(what)
    setSaid(undefined)
    try {
      await deed()
      window.location.reload()
    } catch (fault) {
      setSaid(fault instanceof Error ? fault.message : t('没有办成，请再试一次'))
      setBusy('')
    }
  }
  const params = { id: d.id }
  const open = d.state === 'accepted' || d.state === 'mediating'
  const toSign = d.agreement && d.agreement.form === 'written' && d.agreement.state === 'open' && !d.agreement.signed
  const minutes = d.state === 'mediating' ? d.meetings.find((one) => one.state === 'held' && !one.signed) : undefined
  const planned = d.meetings.filter((one) => one.state === 'planned')
  return (
    <>
      <PageTools back={{ href: '/my/disputes', label: t('我的调解') }} />
      <PageTitle lead={d.number}>{d.title}</PageTitle>
      {said && <Notice kind="danger" live title={said} />}

      {open && d.me.consent === 'asked' && (
        <Section title={t('请您答复：同意调解吗')}>
          <p className="paper-text">{d.consentText}</p>
          <SignForm label={t('您的签名')} verb={t('签名同意')} busy={busy === 'yes'} onSign={(drawing) => act('yes', () => call(answerMediation, { params, body: { answer: 'given', drawing, sha256: d.consentSha256, clientId: `consent-${d.id}-given` } }))} />
          <Actions>
            <AskedButton label={t('不同意调解')} question={t('确定不同意调解吗？')} busy={busy === 'no'} onSure={() => void act('no', () => call(answerMediation, { params, body: { answer: 'refused', sha256: d.consentSha256, clientId: `consent-${d.id}-refused` } }))}>
              {t('不同意就不调解，没有任何不利后果。您可以依法仲裁或者向法院起诉。')}
            </AskedButton>
          </Actions>
        </Section>
      )}
      {toSign && (
        <Section title={t('请您签协议')}>
          <p>{t('请逐条看清楚。有不同意的先不要签，告诉调解员。签名只对这份文本有效，文本一改就作废。')}</p>
          <pre className="paper-text">{d.agreement!.text}</pre>
          <SignForm label={t('您的签名')} verb={t('签名')} busy={busy === 'sign'} onSign={(drawing) => act('sign', () => call(signMine, { params, body: { about: 'agreement', aboutId: d.agreement!.id, drawing, sha256: d.agreement!.sha256, clientId: `sign-${d.agreement!.id}` } }))} />
        </Section>
      )}
      {!toSign && minutes && (
        <Section title={t('请您看调解笔录')}>
          <pre className="paper-text">{minutes.text}</pre>
          <SignForm label={t('您的签名')} verb={t('没有意见，签名')} busy={busy === 'minutes'} onSign={(drawing) => act('minutes', () => call(signMine, { params, body: { about: 'minutes', aboutId: minutes.id, drawing, sha256: minutes.sha256, clientId: `minutes-${minutes.id}` } }))} />
        </Section>
      )}

      <Section title={t('现在')}>
        <Facts items={[
          { label: t('状态'), value: <Tag kind={d.state === 'performed' ? 'done' : d.state === 'ended' ? 'plain' : 'going'}>{t(d.stateWords)}</Tag> },
          { label: t('您是'), value: t(d.sideWords) },
          { label: t('其他当事人'), value: d.others.map((one) => `${t(one.sideWords)} ${one.name}`).join('、') || t('还没有登记') },
          { label: t('您的答复'), value: t(d.consentWords) },
          ...(open ? [{ label: t('双方'), value: d.allAgreed ? t('都同意调解') : t('还没有都同意') }] : []),
          { label: t('调解员'), value: d.mediatorName || t('还没有受理') }, { label: t('社区'), value: d.regionName },
          ...(open && d.dueOn ? [{ label: t('最迟'), value: t('{day}前有结果', { day: formatDate(d.dueOn) }) }] : []),
        ]} />
        {planned.map((one) => <Notice key={one.id} title={t('{day} {time}调解', { day: formatDate(one.onDay), time: one.atTime })}>{one.place}</Notice>)}
        {d.state === 'ended' && (
          <Notice title={t('{why}，调解已终止', { why: d.endReason })}>{d.ways.length > 0 ? t('您还可以：{ways}。', { ways: d.ways.join('；') }) : t('调解员会告诉您还有哪些合法途径。')}</Notice>
        )}
        {d.state === 'referred' && <Notice title={t('已转{to}依法处理', { to: d.referredTo })} />}
      </Section>

      {d.agreement && !toSign && (
        <Section title={t('协议')}>
          <p>{d.agreement.state === 'in_effect' ? t('{day}生效', { day: formatDate(d.agreement.effectiveOn!) }) : t('您已签名，等其他人签名。调解员签名后生效。')}</p>
          <More title={t('看协议全文')}><pre className="paper-text">{d.agreement.text}</pre></More>
          <p className="section"><LinkButton wide href={`/api/disputes/${d.id}/agreements/${d.agreement.id}/document`}>{t('下载协议（PDF）')}</LinkButton></p>
        </Section>
      )}
      {d.clauses.length > 0 && (
        <Section title={t('履行')}>
          <ul className="card-list">
            {d.clauses.map((one) => (
              <li key={one.id} className="card"><div className="card-body">
                <h3>{one.mine ? t('您：{what}', { what: one.what }) : t('{who}：{what}', { who: one.who, what: one.what })}</h3>
                <p>{one.amountFen > 0 && t('{paid}元／{all}元，', { paid: yuan(one.paidFen), all: yuan(one.amountFen) })}{t('{day}前', { day: formatDate(one.dueOn) })}　<Tag kind={one.state === 'done' ? 'done' : one.late ? 'late' : one.mine ? 'yours' : 'plain'}>{one.late ? t('已过期') : t(one.stateWords)}</Tag></p>
                {one.state !== 'done' && d.state === 'agreed' && <Tell said={one.told} busy={busy === one.id} onTell={(state, note) => act(one.id, () => call(tellPerformance, { params, body: { clauseId: one.id, state, onDay: today, note, clientId: `tell-${one.id}-${Date.now()}` } }))} />}
              </div></li>
            ))}
          </ul>
          {d.confirmation
            ? <p>{t('{day}双方共同向{court}申请司法确认，{state}。', { day: formatDate(d.confirmation.askedOn), court: d.confirmation.court, state: t(COURT[d.confirmation.state]) })}{d.confirmation.document}</p>
            : d.confirmBy && d.confirmBy >= today && <p>{t('双方愿意的，可以在{day}前共同向法院申请司法确认，请告诉调解员。', { day: formatDate(d.confirmBy) })}</p>}
        </Section>
      )}
      {d.steps.length > 0 && <Section title={t('经过')}><Timeline label={t('经过')} moments={d.steps.map((one) => ({ title: t(one.words), at: formatDate(one.at.slice(0, 10)), ...(one.note ? { text: one.note } : {}), state: 'done' as const }))} /></Section>}
      {open && (
        <Section title={t('不想调解了')}>
          <Actions>
            {d.me.consent === 'given' && (
              <AskedButton kind="danger" label={t('撤回同意')} question={t('撤回同意吗？')} busy={busy === 'withdraw'} onSure={() => void act('withdraw', () => call(answerMediation, { params, body: { answer: 'withdrawn', sha256: d.consentSha256, clientId: `consent-${d.id}-withdrawn` } }))}>
                {t('撤回后调解立即终止，不影响您依法仲裁或者起诉。')}
              </AskedButton>
            )}
            {d.mayRefuseMediator && (
              <AskedButton label={t('换一位调解员')} question={t('要求更换调解员吗？')} busy={busy === 'mediator'} onSure={() => void act('mediator', () => call(refuseMediator, { params, body: { reason: '', clientId: `mediator-${d.id}` } }))}>
                {t('不用说明原因。社区会安排另一位调解员。')}
              </AskedButton>
            )}
          </Actions>
        </Section>
      )}
      {open && d.me.consent !== 'given' && <p className="meta">{t('不方便在手机上签名的，可以到社区当面签或者签纸质的。')}</p>}
    </>
  )
}

function SignForm({ label, verb, busy, onSign }: { label: string; verb: string; busy: boolean; onSign: (drawing: Strokes) => Promise<void> }) {
  const t = useT()
  const [drawing, setDrawing] = useState<Strokes>([])
  const [fault, setFault] = useState<string>()
  return (
    <form className="needs-script" onSubmit={(event) => {
      event.preventDefault()
      if (drawing.reduce((n, one) => n + one.length, 0) < 8) return setFault(t('请在框里用手指写下姓名'))
      setFault(undefined)
      void onSign(drawing)
    }}>
      <SignaturePad label={label} value={drawing} onChange={setDrawing} />
      {fault && <p className="field-error" role="alert">{fault}</p>}
      <Actions><Button kind="main" wide type="submit" busy={busy}>{verb}</Button></Actions>
    </form>
  )
}

function Tell({ said, busy, onTell }: { said: boolean; busy: boolean; onTell: (state: 'done' | 'not_done', note: string) => Promise<void> }) {
  const t = useT()
  const [note, setNote] = useState<string>()
  const [fault, setFault] = useState<string>()
  const send = (state: 'done' | 'not_done') => {
    if (!note?.trim()) return setFault(t('请说说情况'))
    void onTell(state, note.trim())
  }
  return (
    <More title={said ? t('再告诉调解员一次') : t('告诉调解员做了没有')}>
      <TextField name="told" label={t('说说情况')} lines={2} maxLength={300} value={note} onChange={setNote} error={fault} />
      <Actions><Button kind="main" busy={busy} onClick={() => send('done')}>{t('已经做了')}</Button><Button busy={busy} onClick={() => send('not_done')}>{t('还没有做')}</Button></Actions>
    </More>
  )
}
