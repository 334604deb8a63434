import { useState, type FormEvent, type ReactNode } from 'react'
import { call } from '../../../../platform/web/client.ts'
import { formatDate, formatMoment } from '../../../../platform/web/format.ts'
import { AskedButton } from '../../../../platform/web/kit/asked-button.tsx'
import { Actions, Button, Card, CardList, ChecksField, DateField, Empty, Notice, PageTitle, PageTools, Section, Tag, TextField } from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import { endMyRepresentation, POWERS, REPRESENTATIVE_KINDS } from '../../../register/contract.ts'
import { answerMandate, endMandate, listMyMandates, MANDATE_STATES, offerMandate } from '../../contract.ts'
import type { load } from './proxies.load.ts'
import { useDeed } from './use-deed.ts'

const DEEDS: Record<string, string> = {
  'case.submitted': '提交了申请', 'case.moved': '办理了办件', 'case.rated': '作了评价', 'register.person_opened': '查看了您的档案', 'privacy.consent_given': '代您同意', 'privacy.consent_withdrawn': '代您撤回同意',
  'privacy.copy_made': '下载了您的个人信息副本', 'files.uploaded': '上传了材料',
}

/** 家人代办: asks somebody to act, accepts, ends, and shows what was done in one's name. */
export default function Proxies({ data }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  const [mandates, setMandates] = useState(data.mandates)
  const { busy, said, act } = useDeed()
  const year = Number(data.today.slice(0, 4))
  const again = async () => setMandates(await call(listMyMandates, {}))
  type Mandate = (typeof mandates.given)[number]
  const powers = (one: { powers: readonly string[] }) => one.powers.map((p) => t(POWERS[p as keyof typeof POWERS])).join('、')
  const state = (one: Mandate) => <Tag kind={one.state === 'accepted' ? 'done' : one.state === 'offered' ? 'going' : 'plain'}>{t(MANDATE_STATES[one.state])}</Tag>
  const live = (one: Mandate) => one.state === 'offered' || one.state === 'accepted'
  const end = (one: Mandate, words: string) => act(one.id, async () => {
    await call(endMandate, { params: { id: one.id }, body: { version: one.version } })
    await again()
    return words
  })
  const answer = (one: Mandate, accept: boolean) => act(one.id, async () => {
    await call(answerMandate, { params: { id: one.id }, body: { accept, version: one.version } })
    await again()
    return accept ? t('已接受，可以替{name}办事了', { name: one.person }) : t('已回复不接受')
  })
  // What the community wrote down at its window, beside what was agreed online.
  const [gone, setGone] = useState<readonly string[]>([])
  const agreed = new Set([...mandates.given, ...mandates.received].map((one) => one.representativeId))
  const atWindow = (one: { id: string; validUntil: string | null }) => !agreed.has(one.id) && !gone.includes(one.id) && (one.validUntil === null || one.validUntil > data.today)
  const given = data.given.filter(atWindow)
  const held = data.held.filter(atWindow)
  const endStanding = (id: string, words: string) => act(id, async () => {
    await call(endMyRepresentation, { params: { id }, body: { reason: '在网上终止' } })
    setGone([...gone, id])
    return words
  })
  const standing = (one: (typeof given)[number], button: ReactNode) => (
    <li key={one.id} className="card">
      <div className="card-body">
        <h3>{t('{name}（{kind}）', { name: one.name, kind: t(REPRESENTATIVE_KINDS[one.kind]) })}</h3>
        <p>{powers(one)}</p>
        <p className="meta">{one.validUntil ? t('社区登记，到{until}为止', { until: formatDate(one.validUntil) }) : t('社区登记，{from}起', { from: formatDate(one.validFrom) })}</p>
        <Actions>{button}</Actions>
      </div>
    </li>
  )
  const waiting = mandates.received.filter((one) => one.state === 'offered')
  return (
    <>
      <PageTools back={{ href: '/my/file', label: t('我的档案') }} />
      <PageTitle lead={t('请家人替您办事，您定能办什么、到哪天为止，随时可以结束。')}>{t('家人代办')}</PageTitle>
      {said && <Notice kind={said.kind} live title={said.words} />}
      {waiting.map((one) => (
        <Notice key={one.id} kind="yours" title={t('{name}请您代办', { name: one.person })}>
          <p>{t('可以：{powers}。到{until}为止。', { powers: powers(one), until: formatDate(one.validUntil) })}</p>
          <Actions>
            <Button kind="main" wide busy={busy === one.id} onClick={() => void answer(one, true)}>{t('接受')}</Button>
            <Button wide onClick={() => void answer(one, false)}>{t('不接受')}</Button>
          </Actions>
        </Notice>
      ))}
      <Section title={t('谁替我办')}>
        {mandates.given.length === 0 && given.length === 0 && data.guardians.length === 0
          ? <Empty title={t('还没有请人代办')}><p>{t('在下面填写家人的姓名和手机号。')}</p></Empty>
          : (
              <CardList label={t('谁替我办')}>
                {data.guardians.map((one) => <Card key={one.id} title={t('{name}（监护人）', { name: one.name })} text={powers(one)} meta={t('由社区凭证明登记，变更请到社区办理')} />)}
                {given.map((one) => standing(one, (
                  <AskedButton kind="danger" label={t('结束代办')} about={t('结束代办：{name}', { name: one.name })} question={t('结束{name}的代办吗？', { name: one.name })} busy={busy === one.id}
                    onSure={() => void endStanding(one.id, t('已结束，{name}不能再替您办事', { name: one.name }))}>{t('立即生效。已经办过的事不受影响；还要请对方代办，需要重新登记。')}</AskedButton>
                )))}
                {mandates.given.map((one) => (
                  <li key={one.id} className="card">
                    <div className="card-body">
                      <h3>{one.agent} {state(one)}</h3>
                      <p>{powers(one)}</p>
                      <p className="meta">{t('到{until}为止', { until: formatDate(one.validUntil) })}</p>
                      {live(one) && <Actions>
                        <AskedButton kind="danger" label={one.state === 'offered' ? t('撤回') : t('结束代办')} about={t('{label}：{name}', { label: one.state === 'offered' ? t('撤回') : t('结束代办'), name: one.agent })} busy={busy === one.id}
                          question={one.state === 'offered' ? t('撤回给{name}的请求吗？', { name: one.agent }) : t('结束{name}的代办吗？', { name: one.agent })}
                          onSure={() => void end(one, one.state === 'offered' ? t('已撤回') : t('已结束，{name}不能再替您办事', { name: one.agent }))}>{t('立即生效。已经办过的事不受影响；还要请对方代办，需要重新请。')}</AskedButton>
                      </Actions>}
                    </div>
                  </li>
                ))}
              </CardList>
            )}
      </Section>
      <Section title={t('请人代办')}>
        {data.age < 18 ? <p>{t('不满18周岁，由监护人到社区办理。')}</p> : <Offer today={data.today} busy={busy === 'offer'} send={(body) => act('offer', async () => {
          await call(offerMandate, { body })
          await again()
          return t('已发出。对方在“家人代办”里接受后生效；姓名和手机号要和登记的一致。')
        })} />}
      </Section>
      <Section title={t('别人替我办过什么')}>
        {mandates.deeds.length === 0
          ? <p>{t('还没有。代理人替您办的每一件事都会记在这里。')}</p>
          : <CardList label={t('别人替我办过什么')}>{mandates.deeds.slice(0, 30).map((one) => <Card key={one.id} title={`${one.name}${t(DEEDS[one.deed] ?? '办理了一件事')}`} text={one.caseNumber ? t('办件{number}', { number: one.caseNumber }) : undefined} meta={formatMoment(one.at, year)} />)}</CardList>}
      </Section>
      <Section title={t('我替谁办')}>
        {mandates.received.length === waiting.length && held.length === 0 && data.wards.length === 0
          ? <p>{t('还没有人请您代办。')}</p>
          : (
              <CardList label={t('我替谁办')}>
                {data.wards.map((one) => <Card key={one.id} title={t('{name}（您是监护人）', { name: one.name })} text={powers(one)} href={`/my/file?of=${one.personId}`} />)}
                {held.map((one) => standing(one, (
                  <AskedButton label={t('不再代办')} about={t('不再代办：{name}', { name: one.name })} question={t('不再替{name}办事吗？', { name: one.name })} busy={busy === one.id}
                    onSure={() => void endStanding(one.id, t('您不再替{name}办事', { name: one.name }))}>{t('立即生效，并告诉对方。已经办过的事不受影响。')}</AskedButton>
                )))}
                {mandates.received.filter((one) => one.state !== 'offered').map((one) => (
                  <li key={one.id} className="card">
                    <div className="card-body">
                      <h3>{one.person} {state(one)}</h3>
                      <p>{powers(one)}</p>
                      <p className="meta">{t('到{until}为止', { until: formatDate(one.validUntil) })}</p>
                      {one.state === 'accepted' && <Actions>
                        <AskedButton label={t('不再代办')} about={t('不再代办：{name}', { name: one.person })} question={t('不再替{name}办事吗？', { name: one.person })} busy={busy === one.id}
                          onSure={() => void end(one, t('您不再替{name}办事', { name: one.person }))}>{t('立即生效，并告诉对方。已经办过的事不受影响。')}</AskedButton>
                      </Actions>}
                    </div>
                  </li>
                ))}
              </CardList>
            )}
      </Section>
    </>
  )
}

type Power = 'apply' | 'read' | 'collect'

function Offer({ today, busy, send }: { today: string; busy: boolean; send: (body: { name: string; phone: string; powers: Power[]; validUntil: string }) => Promise<void> }) {
  const t = useT()
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const [powers, setPowers] = useState<string[]>(['apply', 'read'])
  const [until, setUntil] = useState<string | undefined>(`${Number(today.slice(0, 4)) + 1}${today.slice(4)}`)
  const [wrong, setWrong] = useState<Record<string, string>>({})
  const go = (event: FormEvent) => {
    event.preventDefault()
    const faults = {
      ...(name.trim() ? {} : { name: t('请写对方的姓名') }), ...(/^1\d{10}$/.test(phone.replace(/\D/g, '')) ? {} : { phone: t('请写11位手机号') }), ...(powers.length ? {} : { powers: t('请至少选一项') }), ...(until ? {} : { until: t('请选择日期') }),
    }
    setWrong(faults)
    if (Object.keys(faults).length === 0) void send({ name: name.trim(), phone: phone.replace(/\D/g, ''), powers: powers as Power[], validUntil: until! }).then(() => { setName(''); setPhone('') })
  }
  return (
    <form className="form" noValidate onSubmit={go}>
      <TextField name="name" label={t('对方的姓名')} required value={name} onChange={(v) => setName(v ?? '')} error={wrong['name']} autoComplete="off" />
      <TextField name="phone" label={t('对方的手机号')} hint={t('要和对方在社区登记的一致')} required type="tel" inputMode="tel" value={phone} onChange={(v) => setPhone(v ?? '')} error={wrong['phone']} autoComplete="off" />
      <ChecksField name="powers" label={t('可以替我做什么')} required value={powers} onChange={setPowers} error={wrong['powers']} choices={Object.entries(POWERS).map(([value, label]) => ({ value, label: t(label) }))} />
      <DateField name="until" label={t('到哪一天为止')} hint={t('最长三年')} required near today={today} min={today} value={until} onChange={setUntil} error={wrong['until']} />
      <Actions><Button type="submit" kind="main" wide busy={busy}>{t('请对方代办')}</Button></Actions>
    </form>
  )
}
