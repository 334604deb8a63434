import { useState } from 'react'
import { call } from '../../../../platform/web/client.ts'
import { formatDate } from '../../../../platform/web/format.ts'
import { Actions, Button, Card, CardList, ChoiceField, Empty, Facts, LinkButton, More, Notice, PageTitle, PageTools, Section, Tag, TextField } from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import { answerInvitation, confirmNeed, endNeed, stateNeed } from '../../contract.ts'
import type { load } from './residence.load.ts'

type Data = Loaded<typeof load>
type Rental = Data['asTenant'][number]

const STATES = { valid: '有效', due: '该签注了', suspended: '没按时签注，功能已中止', ended: '已注销' } as const

/** 我的居住: my registration and permit, what it opens and why not yet, rentals, what I need, what was asked of my home office. */
export default function Residence({ data }: PageProps<Data>) {
  const t = useT()
  const [needs, setNeeds] = useState(data.needs)
  const [tenancies, setTenancies] = useState(data.asTenant)
  const [said, setSaid] = useState<{ kind: 'done' | 'danger'; words: string }>()
  const [busy, setBusy] = useState('')
  const { declaration, permit } = data

  async function act(what: string, deed: () => Promise<string>) {
    setBusy(what)
    setSaid(undefined)
    try {
      setSaid({ kind: 'done', words: await deed() })
    } catch (fault) {
      setSaid({ kind: 'danger', words: fault instanceof Error ? fault.message : t('没有办成，请再试一次') })
    } finally {
      setBusy('')
    }
  }

  const invited = tenancies.filter((one) => !one.registered && one.answer === '')
  return (
    <>
      <PageTools back={{ href: '/my', label: t('我的') }} />
      <PageTitle lead={t('从外地或别的社区搬来的，居住登记、居住证和租房都在这里。')}>{t('我的居住')}</PageTitle>
      {said && <Notice kind={said.kind} live title={said.words} />}
      {!declaration && invited.map((one) => (
        <Notice key={one.id} kind="yours" title={t('请您办居住登记')}>
          <p>{t('您租住在{address}。登记后在社区办事不用再交证明，住满半年可以申领居住证。不办也没关系。', { address: one.address })}</p>
          <Actions>
            <LinkButton kind="main" href="/matters/residence.registration/apply">{t('现在登记')}</LinkButton>
            {(['later', 'not_me'] as const).map((answer) => (
              <Button key={answer} busy={busy === one.id + answer} onClick={() => void act(one.id + answer, async () => {
                await call(answerInvitation, { params: { id: one.id }, body: { answer } })
                setTenancies((all) => all.map((each) => (each.id === one.id ? { ...each, answer } : each)))
                return t('记下了，不会再问您')
              })}>{answer === 'later' ? t('以后再说') : t('不是我')}</Button>
            ))}
          </Actions>
        </Notice>
      ))}

      <Section title={t('居住登记')}>
        {declaration
          ? (
              <>
                <Facts items={[
                  { label: t('住处'), value: declaration.address },
                  { label: t('开始居住'), value: formatDate(declaration.livesFrom) },
                  { label: t('续登日'), value: <>{formatDate(declaration.renewOn)}{declaration.renewOn <= data.today && <> <Tag kind="yours">{t('该续登了')}</Tag></>}</> },
                ]} />
                <p><LinkButton href="/matters/residence.registration/apply">{t('续登或改住处')}</LinkButton></p>
              </>
            )
          : (
              <Empty title={t('还没有居住登记')}>
                <p>{t('户口不在现在住的社区，可以登记一下，不收费。')}</p>
                <p><LinkButton kind="main" wide href="/matters/residence.registration/apply">{t('办居住登记')}</LinkButton></p>
              </Empty>
            )}
      </Section>

      <Section title={t('居住证')}>
        {permit
          ? (
              <>
                <Facts items={[
                  { label: t('状态'), value: <Tag kind={permit.state === 'valid' ? 'done' : permit.state === 'due' ? 'yours' : 'late'}>{t(STATES[permit.state])}</Tag> },
                  { label: t('签注到'), value: formatDate(permit.endorsedUntil) },
                  { label: t('连续居住'), value: t('{n}年', { n: permit.years }) },
                ]} />
                {permit.state !== 'valid' && <p><LinkButton kind="main" wide href="/matters/residence.endorsement/apply">{t('办理签注')}</LinkButton></p>}
              </>
            )
          : data.mayApplyFrom && data.mayApplyFrom > data.today
            ? <p>{t('您{day}住满半年，那天起可以申领居住证。', { day: formatDate(data.mayApplyFrom) })}</p>
            : data.mayApplyFrom
              ? <p><LinkButton kind="main" wide href="/matters/residence.permit/apply">{t('申领居住证')}</LinkButton></p>
              : <p>{t('办了居住登记、住满半年，可以申领居住证。')}</p>}
        <More title={t('凭居住证能享受什么（{open}/{all}已开通）', { open: data.services.filter((one) => one.open).length, all: data.services.length })}>
          <CardList label={t('凭居住证的服务')}>
            {data.services.map((one) => (
              <Card key={one.code} title={t(one.title)} {...(one.open && one.matter ? { href: `/matters/${one.matter}` } : {})}
                tag={one.open ? <Tag kind="done">{t('已开通')}</Tag> : <Tag>{t('还没开通')}</Tag>} text={one.open ? t(one.text) : one.because} meta={one.basis} />
            ))}
          </CardList>
        </More>
      </Section>

      {tenancies.length > 0 && <Section title={t('我租的房')}><CardList>{tenancies.map((one) => <RentalCard key={one.id} one={one} other={t('房东{name}', { name: one.landlordName })} />)}</CardList></Section>}
      {data.asLandlord.length > 0 && <Section title={t('我出租的房')}><CardList>{data.asLandlord.map((one) => <RentalCard key={one.id} one={one} other={t('租客{name}', { name: one.tenantName })} />)}</CardList></Section>}
      <p className="section"><LinkButton href="/matters/residence.rental/apply">{t('租房备案')}</LinkButton></p>

      <Section title={t('我需要的服务')}>
        {needs.length === 0 ? <p>{t('还没有登记。需要帮忙的，在下面告诉社区。')}</p> : (
          <ul className="card-list">
            {needs.map((one) => (
              <li key={one.id} className="card">
                <div className="card-body">
                  <h3>{t(one.words)}</h3>
                  {one.said && <p>{one.said}</p>}
                  <p className="meta">{t('{on}提的，需要到{until}', { on: formatDate(one.statedOn), until: formatDate(one.until) })}</p>
                  <Actions>
                    <Button busy={busy === `keep${one.id}`} onClick={() => void act(`keep${one.id}`, async () => {
                      const next = await call(confirmNeed, { params: { id: one.id }, body: {} })
                      setNeeds((all) => all.map((each) => (each.id === one.id ? { ...each, id: next.id, until: next.until, statedOn: data.today } : each)))
                      return t('记下了，延续到{day}', { day: formatDate(next.until) })
                    })}>{t('还需要')}</Button>
                    <Button busy={busy === `end${one.id}`} onClick={() => void act(`end${one.id}`, async () => {
                      await call(endNeed, { params: { id: one.id }, body: { reason: 'withdrawn' } })
                      setNeeds((all) => all.filter((each) => each.id !== one.id))
                      return t('已去掉')
                    })}>{t('不需要了')}</Button>
                  </Actions>
                </div>
              </li>
            ))}
          </ul>
        )}
        <NewNeed kinds={data.kinds.filter((kind) => !needs.some((one) => one.kind === kind.value))} busy={busy === 'new'} onState={(kind, words) => act('new', async () => {
          const made = await call(stateNeed, { body: { kind: kind as 'work', said: words } })
          const label = data.kinds.find((each) => each.value === kind)!.label
          setNeeds((all) => [{ id: made.id, personId: '', name: '', region: '', regionName: '', kind: kind as 'work', said: words, statedOn: data.today, until: made.until, statedBy: 'resident', words: label as never }, ...all])
          return t('已告诉社区，有合适的会联系您')
        })} />
      </Section>

      {data.originRequests.length > 0 && (
        <Section title={t('替我问户籍地的事')}>
          <CardList>{data.originRequests.map((one) => (
            <Card key={one.id} title={one.asked} tag={one.answeredOn ? <Tag kind="done">{t(one.outcomeWords)}</Tag> : <Tag kind={one.overdue ? 'late' : 'going'}>{one.overdue ? t('对方超期未答') : t('等对方答复')}</Tag>}
              text={one.answer} meta={one.answeredOn ? t('{origin}，{day}答复', { origin: one.originName, day: formatDate(one.answeredOn) }) : t('{origin}，{day}前答复', { origin: one.originName, day: formatDate(one.dueOn) })} />
          ))}</CardList>
        </Section>
      )}
      <Section title={t('参与社区事务')}>
        <p>{data.roleWords.length > 0 ? t('您参加了：{roles}。', { roles: data.roleWords.map((word) => t(word)).join('、') }) : t('户口不在这里也可以参加议事、监督、志愿服务，登记参加选举。')}</p>
        <p><LinkButton href="/matters/residence.take-part/apply">{t('报名参加')}</LinkButton></p>
      </Section>
      {data.points && <Section title={t('积分入户')}><p><LinkButton href="/points">{t('估一估我有多少分')}</LinkButton></p></Section>}
    </>
  )
}

function RentalCard({ one, other }: { one: Rental; other: string }) {
  const t = useT()
  const lease = one.leaseUntil ? t('{from}至{until}', { from: formatDate(one.leaseFrom), until: formatDate(one.leaseUntil) }) : t('{from}起', { from: formatDate(one.leaseFrom) })
  const check = one.lastCheckedOn === null ? t('还没做过安全检查')
    : one.faults > 0 ? t('{day}检查，没做到：{items}。{next}复查', { day: formatDate(one.lastCheckedOn), items: one.faultWords.map((word) => t(word)).join('、'), next: one.nextCheckOn ? formatDate(one.nextCheckOn) : '' })
      : t('{day}检查，没有问题', { day: formatDate(one.lastCheckedOn) })
  return <Card title={one.address} tag={one.faults > 0 ? <Tag kind="yours">{t('有要改的')}</Tag> : null} text={`${other}，${lease}`} meta={check} />
}

function NewNeed({ kinds, busy, onState }: { kinds: { value: string; label: string }[]; busy: boolean; onState: (kind: string, words: string) => Promise<void> }) {
  const t = useT()
  const [kind, setKind] = useState<string>()
  const [words, setWords] = useState<string>()
  const [fault, setFault] = useState<string>()
  if (kinds.length === 0) return null
  return (
    <More title={t('告诉社区我需要什么')}>
      <form className="needs-script" onSubmit={(event) => {
        event.preventDefault()
        if (!kind) return setFault(t('请选择需要哪种服务'))
        setFault(undefined)
        void onState(kind, words?.trim() ?? '').then(() => {
          setKind(undefined)
          setWords(undefined)
        })
      }}>
        <ChoiceField name="kind" label={t('需要哪种服务')} required value={kind} onChange={setKind} error={fault} choices={kinds.map((one) => ({ ...one, label: t(one.label) }))} />
        <TextField name="said" label={t('说说情况')} lines={2} maxLength={200} value={words} onChange={setWords} />
        <Actions><Button kind="main" wide type="submit" busy={busy}>{t('告诉社区')}</Button></Actions>
      </form>
    </More>
  )
}
