import { useState } from 'react'
import { call } from '../../../../platform/web/client.ts'
import { dayOf, formatDate } from '../../../../platform/web/format.ts'
import { Actions, Button, Chips, Facts, More, Notice, PageTitle, PageTools, Section, Tag } from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import { BASES, giveConsent, listMyConsents, withdrawConsent, type PurposeView } from '../../contract.ts'
import type { load } from './consents.load.ts'
import { useDeed } from './use-deed.ts'

/** 我的同意: what for, until when, and what follows when it is withdrawn; given and withdrawn at once (个人信息保护法 arts. 14 to 16). */
export default function Consents({ data }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  const { of, people } = data
  const [all, setAll] = useState(data.consents)
  const [asking, setAsking] = useState('')
  const { busy, said, act } = useDeed()
  const whose = of ? { of } : {}
  const again = async () => setAll(await call(listMyConsents, { query: whose }))
  const give = (p: PurposeView) => act(p.code, async () => {
    await call(giveConsent, { body: { purpose: p.code, wording: p.version, ...whose } })
    await again()
    return t('已同意：{title}。随时可以撤回。', { title: t(p.title) })
  })
  const withdraw = (p: PurposeView) => act(p.code, async () => {
    await call(withdrawConsent, { body: { purpose: p.code, ...whose } })
    setAsking('')
    await again()
    return t('已撤回：{title}。马上生效。', { title: t(p.title) })
  })
  const state = (one: (typeof all.items)[number]) => ({
    none: <Tag>{t('没有同意')}</Tag>, given: <Tag kind="done">{t('已同意')}</Tag>, withdrawn: <Tag>{t('已撤回')}</Tag>, over: <Tag>{t('已到期')}</Tag>, renew: <Tag kind="yours">{t('内容有变，请重新决定')}</Tag>,
  })[one.state]
  return (
    <>
      <PageTools back={{ href: of ? `/my/file?of=${of}` : '/my/file', label: t('我的档案') }} />
      <PageTitle lead={t('不同意也不影响办其他的事。同意了可以随时撤回，马上生效。')}>{of ? t('{name}的同意', { name: data.name }) : t('我的同意')}</PageTitle>
      {people.length > 0 && <Chips label={t('看谁的')} links={people.map((one) => ({ href: one.own ? '/my/consents' : `/my/consents?of=${one.id}`, label: one.name, current: one.current }))} />}
      {said && <Notice kind={said.kind} live title={said.words} />}
      {all.items.map((one) => {
        const { purpose: p } = one
        const stands = one.state === 'given' || one.state === 'renew'
        return (
          <Section key={p.code} title={t(p.title)} action={state(one)}>
            <p>{t(p.wording)}</p>
            {stands && <p className="meta">{one.until ? t('{name}于{since}同意，到{until}为止', { name: one.byName, since: formatDate(dayOf(one.since!)), until: formatDate(one.until) })
              : t('{name}于{since}同意', { name: one.byName, since: formatDate(dayOf(one.since!)) })}</p>}
            <More title={t('用什么信息、给谁、保存多久')}>
              <Facts items={[
                { label: t('用什么'), value: p.data.map((word) => t(word)).join('、') }, { label: t('谁用'), value: t(p.who) }, { label: t('保存'), value: t(p.keep) }, { label: t('依据'), value: t(p.law) },
                ...(p.validMonths ? [{ label: t('同意多久'), value: t('{n}个月，到期前提醒', { n: p.validMonths }) }] : []),
              ]} />
            </More>
            {asking === p.code
              ? (
                  <Notice kind="yours" live title={t('撤回以后')}>
                    <p>{t(p.withdrawal)}</p>
                    <Actions>
                      <Button kind="danger" wide busy={busy === p.code} onClick={() => void withdraw(p)}>{t('确认撤回')}</Button>
                      <Button wide onClick={() => setAsking('')}>{t('先不撤回')}</Button>
                    </Actions>
                  </Notice>
                )
              : (
                  <Actions>
                    {one.state !== 'given' && <Button wide busy={busy === p.code} aria-label={`${one.state === 'none' ? t('我同意') : t('重新同意')}：${t(p.title)}`} onClick={() => void give(p)}>{one.state === 'none' ? t('我同意') : t('重新同意')}</Button>}
                    {stands && <Button wide aria-label={`${t('撤回同意')}：${t(p.title)}`} onClick={() => setAsking(p.code)}>{t('撤回同意')}</Button>}
                  </Actions>
                )}
          </Section>
        )
      })}
      <Section title={t('不用同意就使用的')}>
        <p>{t('下面这些是依法履行职责必须用的，不能撤回，但您可以看、可以要求更正。')}</p>
        {all.others.map((p) => (
          <More key={p.code} title={t(p.title)}>
            <Facts items={[
              { label: t('为什么可以用'), value: t(BASES[p.basis]) }, { label: t('用什么'), value: p.data.map((word) => t(word)).join('、') }, { label: t('谁用'), value: t(p.who) },
              { label: t('保存'), value: t(p.keep) }, { label: t('依据'), value: t(p.law) },
            ]} />
          </More>
        ))}
      </Section>
    </>
  )
}
