import { useState } from 'react'
import { call } from '../../../../platform/web/client.ts'
import { formatDate } from '../../../../platform/web/format.ts'
import { Actions, Button, ChecksField, DateField, Notice, Section, TextField } from '../../../../platform/web/kit/index.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import { askEntitlementVisit } from '../../contract/answers.ts'
import type { Result } from './ask.tsx'

/** 请工作人员上门: names the matters to look at, and nothing that was answered above unless the person writes it here. */
export function VisitWish({ results, first, today }: { results: readonly Result[]; first: readonly string[]; today: string }) {
  const t = useT()
  const [matters, setMatters] = useState<readonly string[]>()
  const [when, setWhen] = useState<string>()
  const [words, setWords] = useState<string>()
  const [fault, setFault] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [made, setMade] = useState<{ number: string; dueOn: string | null }>()
  const [clientId] = useState(() => `visit-${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`)
  const chosen = matters ?? first.slice(0, 20)
  if (made) {
    return (
      <Section title={t('请工作人员上门')}>
        <Notice kind="done" live title={t('已经告诉社区了')}>
          <p>{made.dueOn ? t('编号{number}，{day}前会联系您。', { number: made.number, day: formatDate(made.dueOn) }) : t('编号{number}，社区会联系您。', { number: made.number })}</p>
          <p><a href={`/cases/${made.number}`}>{t('看办到哪一步')}</a></p>
        </Notice>
      </Section>
    )
  }
  async function send() {
    if (chosen.length === 0) return setFault(t('请至少选一项'))
    setBusy(true)
    setFault(undefined)
    try {
      setMade(await call(askEntitlementVisit, { body: { matters: [...chosen], ...(when ? { when } : {}), said: words?.trim() ?? '', clientId } }))
    } catch (problem) {
      setFault(problem instanceof Error ? problem.message : t('没有办成，请再试一次'))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Section title={t('请工作人员上门')}>
      <p>{t('说不清、跑不动的，请社区工作者上门一起看，能办的当场帮着办。')}</p>
      <form onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}>
        <ChecksField name="matters" label={t('想看哪些')} required value={chosen} onChange={setMatters} choices={results.slice(0, 12).map((one) => ({ value: one.matter, label: t(one.title) }))} error={fault} />
        <DateField name="when" label={t('哪天方便（不急的不用填）')} value={when} onChange={setWhen} today={today} min={today} near />
        <TextField name="said" label={t('想先说的话（不想说的不用填）')} hint={t('只有写在这里的，工作人员才看得到')} lines={2} maxLength={400} value={words} onChange={setWords} />
        <Actions><Button kind="main" wide type="submit" busy={busy}>{t('请上门')}</Button></Actions>
      </form>
    </Section>
  )
}
