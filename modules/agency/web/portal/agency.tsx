import { useState } from 'react'
import { call } from '../../../../platform/web/client.ts'
import { formatDate, formatMoment } from '../../../../platform/web/format.ts'
import { Actions, Button, Empty, Facts, More, Notice, PageTitle, PageTools, Section, Tag, Timeline } from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import { answerMandate, signPaper, signResult, withdrawMandate } from '../../contract/mandates.ts'
import type { load } from './agency.load.ts'

type File = Loaded<typeof load>['files'][number]
const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')

/** 替我代办: who does what for me until when, what of mine they hold, what was done; agree, sign, withdraw. */
export default function Agency({ data }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  const [fault, setFault] = useState<string>()
  const [busy, setBusy] = useState('')
  const act = async (what: string, deed: () => Promise<unknown>) => {
    setBusy(what)
    setFault(undefined)
    try {
      await deed()
      location.reload()
    } catch (refusal) {
      setFault(refusal instanceof Error ? refusal.message : t('没有办成，请再试一次'))
      setBusy('')
    }
  }
  return (
    <>
      <PageTools back={{ href: '/my', label: t('我的') }} />
      <PageTitle lead={t('委托只管写明的事，您随时可以撤回。')}>{t('替我代办')}</PageTitle>
      {fault && <Notice kind="danger" live title={fault} />}
      {data.files.length === 0 && <Empty title={t('没有人在替您代办')}><p>{t('出门不方便的，可以请社区工作人员上门代办，不收费。')}</p></Empty>}
      {data.files.map((file) => <One key={file.mandate.id} file={file} busy={busy} act={act} />)}
    </>
  )
}

function One({ file, busy, act }: { file: File; busy: string; act: (what: string, deed: () => Promise<unknown>) => Promise<void> }) {
  const t = useT()
  const { mandate, papers, cases, may } = file
  const params = { id: mandate.id }
  const body = () => ({ version: mandate.version, clientId: newId() })
  const [sure, setSure] = useState(false)
  return (
    <Section title={mandate.titles.join('、')}>
      {may.includes('answer') && (
        <Notice kind="yours" title={t('请您决定')}>
          <p>{t('{agent}想替您办这些事，到{until}为止。您同意了才开始办。', { agent: mandate.agentName, until: formatDate(mandate.until) })}</p>
          <Actions>
            <Button kind="main" busy={busy === `yes${mandate.id}`} onClick={() => void act(`yes${mandate.id}`, () => call(answerMandate, { params, body: { ...body(), agree: true } }))}>{t('同意委托')}</Button>
            <Button busy={busy === `no${mandate.id}`} onClick={() => void act(`no${mandate.id}`, () => call(answerMandate, { params, body: { ...body(), agree: false } }))}>{t('不同意')}</Button>
          </Actions>
        </Notice>
      )}
      {may.includes('sign') && (
        <Notice kind="yours" title={t('请您签收')}>
          <p>{t('{agent}交给您：{result}。收到了请签收，委托就结束了。', { agent: mandate.agentName, result: mandate.result })}</p>
          <Actions><Button kind="main" busy={busy === `sign${mandate.id}`} onClick={() => void act(`sign${mandate.id}`, () => call(signResult, { params, body: body() }))}>{t('收到了，签收')}</Button></Actions>
        </Notice>
      )}
      <Facts items={[
        { label: t('进展'), value: <Tag kind={file.open ? 'going' : 'done'}>{t(file.stateWords)}</Tag> }, { label: t('谁在办'), value: mandate.agentName }, { label: t('委托到'), value: formatDate(mandate.until) },
        ...(mandate.limits ? [{ label: t('您的要求'), value: mandate.limits }] : []),
      ]} />
      {cases.length > 0 && <p>{t('办件：')}{cases.map((one, i) => <span key={one.caseId}>{i > 0 && '、'}<a href={`/my/cases/${one.caseId}`}>{one.title}</a>{t('（{state}）', { state: one.stateName })}</span>)}</p>}
      {papers.map((one) => {
        const unsigned = one.returnedAt ? one.returnedSigned === '' : one.receivedSigned === ''
        return (
          <p key={one.id}>
            {one.returnedAt ? t('{name}{n}份，{day}已退还', { name: one.name, n: one.copies, day: formatDate(one.returnedAt.slice(0, 10)) }) : t('{name}{n}份，由{by}代管，放在{place}', { name: one.name, n: one.copies, by: one.receivedBy, place: one.keptAt })}
            {unsigned && <span className="actions"><Button busy={busy === one.id} onClick={() => void act(one.id, () => call(signPaper, { params: { id: one.id }, body: { version: one.version, clientId: newId() } }))}>{one.returnedAt ? t('收到了，签收') : t('是我交的，签字')}</Button></span>}
          </p>
        )
      })}
      {mandate.basis === 'paper' && <p><a href={`/api/agency/mandates/${mandate.id}/paper`}>{t('看我签的委托书')}</a></p>}
      <More title={t('办理经过')}><Timeline label={t('办理经过')} moments={file.steps.map((one) => ({ state: 'done' as const, title: t(one.words), at: `${formatMoment(one.at)} ${one.by}`, ...(one.note ? { text: one.note } : {}) }))} /></More>
      {may.includes('withdraw') && !may.includes('answer') && (sure
        ? <Actions>
            <Button kind="danger" busy={busy === `stop${mandate.id}`} onClick={() => void act(`stop${mandate.id}`, () => call(withdrawMandate, { params, body: body() }))}>{t('确定撤回，不再代办')}</Button>
            <Button onClick={() => setSure(false)}>{t('不撤了')}</Button>
          </Actions>
        : <Actions><Button kind="quiet" onClick={() => setSure(true)}>{t('撤回委托')}</Button></Actions>)}
    </Section>
  )
}
