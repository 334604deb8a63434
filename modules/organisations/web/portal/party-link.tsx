import { useRef, useState } from 'react'
import { ApiProblem, call } from '../../../../platform/web/client.ts'
import { formatDate, formatMoment } from '../../../../platform/web/format.ts'
import { Actions, Button, Card, CardList, ChoiceField, Empty, Facts, Notice, PageTitle, PageTools, Section, TextField, Timeline } from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import { createPartyMove } from '../../contract.ts'
import { MEMBER_KINDS, MOVE_STATES, memberKinds } from '../../party.ts'
import type { load } from './party-link.load.ts'

/** 组织关系转接: how one's own move stands, who opened it, and asking for one. */
export default function PartyLink({ data: { newest, earlier, organisations, running } }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  return (
    <>
      <PageTools back={{ href: '/community', label: t('我的社区') }} />
      <PageTitle lead={t('只有您和转出、转入两方的党务工作者能看到，谁看过也记在这里。')}>{t('组织关系转接')}</PageTitle>
      {newest && (
        <Section title={t(MOVE_STATES[newest.state])}>
          <Facts items={[
            { label: t('转出党组织'), value: newest.fromName },
            { label: t('转入党组织'), value: newest.toName },
            { label: t('类别'), value: t(MEMBER_KINDS[newest.memberKind]) },
          ]} />
          <Timeline label={t('办理经过')} moments={newest.steps.map((one) => ({
            title: t(one.title), at: t('{when}，{who}', { when: formatMoment(one.at, 0), who: one.byName }), state: 'done' as const, ...(one.note ? { text: one.note } : {}),
          }))} />
        </Section>
      )}
      {!running && (organisations.length > 0 ? <Apply to={organisations[0]!} /> : <Empty title={t('您的社区还没有登记党组织')}><p>{t('请联系街道（苏木镇）党务工作者办理。')}</p></Empty>)}
      {earlier.length > 0 && (
        <Section title={t('以前的转接')}>
          <CardList label={t('以前的转接')}>
            {earlier.map((one) => <Card key={one.id} title={t('{from}转到{to}', { from: one.fromName, to: one.toName })} meta={`${formatDate(one.appliedOn)} · ${t(MOVE_STATES[one.state])}`} />)}
          </CardList>
        </Section>
      )}
    </>
  )
}

function Apply({ to }: { to: { id: string; name: string } }) {
  const t = useT()
  const [kind, setKind] = useState<string | undefined>()
  const [from, setFrom] = useState<string | undefined>('')
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<{ kind?: string; from?: string; all?: string }>({})
  const clientId = useRef('')
  const send = async () => {
    const faults = { ...(kind ? {} : { kind: t('请选择一项') }), ...((from ?? '').trim().length >= 4 ? {} : { from: t('请写明转出党组织的全称') }) }
    setWrong(faults)
    if (Object.keys(faults).length > 0) return
    setBusy(true)
    // Sent twice over a slow line it is one application.
    clientId.current ||= Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
    try {
      await call(createPartyMove, { body: { memberKind: kind as (typeof memberKinds)[number], fromName: (from ?? '').trim(), toOrganisationId: to.id, clientId: clientId.current } })
      window.location.reload()
    } catch (problem) {
      setWrong({ all: problem instanceof ApiProblem ? problem.message : t('没有送达，请稍后再试') })
      setBusy(false)
    }
  }
  return (
    <Section title={t('申请转到{name}', { name: to.name })}>
      {wrong.all && <Notice kind="danger" live>{wrong.all}</Notice>}
      <form onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}>
        <ChoiceField name="memberKind" label={t('您属于哪一类')} required value={kind} onChange={setKind} error={wrong.kind}
          choices={memberKinds.map((value) => ({ value, label: t(MEMBER_KINDS[value]) }))} />
        <TextField name="fromName" label={t('转出党组织全称')} required value={from} onChange={setFrom} error={wrong.from} hint={t('现在的组织关系在哪里，如“某公司党支部”')} />
        <Actions><Button kind="main" type="submit" busy={busy}>{t('提交申请')}</Button></Actions>
      </form>
      <noscript><p>{t('这台设备不能在线提交，请到社区服务站办理。')}</p></noscript>
    </Section>
  )
}
