import type { ReactNode } from 'react'
import { Actions, Button, Facts, LinkButton, Notice, PageTitle, PageTools, PhoneLink, Section,
  Tag } from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import { MATTER_TYPES } from '../../definition.ts'
import type { load } from './guide.load.ts'
import { feeWords, limitWords, phoneParts } from '../parts.ts'

type Data = Loaded<typeof load>

/** A number to call as the guide writes it. */
export function Phone({ text }: { text: string }) {
  const { number, note } = phoneParts(text)
  return number ? <><PhoneLink number={number} />{note && <> {note}</>}</> : <>{note}</>
}

const Lines = ({ items }: { items: readonly string[] }) => <ul className="plain-list">{items.map((one) => <li key={one}>{one}</li>)}</ul>

/** 办事指南: what it is, who may, what to bring, how long and by which law, what it costs, where, how it goes on, whom to call. */
export default function Guide({ data: { matter, held, signedIn, online } }: PageProps<Data>) {
  const t = useT()
  const { guide, limits } = matter
  const promised = limits.promised ?? limits.handle
  const facts: { label: string; value: ReactNode }[] = [
    { label: t('多久办好'), value: matter.handling === 'at_once' ? t('材料齐全，当场办结') : t('{limit}内', { limit: limitWords(promised, t) }) },
    { label: t('要跑几次'), value: matter.visits === 0 ? t('不用跑，网上就能办') : t('最多跑一次') },
    { label: t('收费'), value: matter.fee.fen > 0 && matter.fee.basis ? `${feeWords(matter.fee.fen, t)}（${matter.fee.basis}）`
      : feeWords(matter.fee.fen, t) },
    { label: t('给谁办'), value: t(matter.audience) },
  ]
  const apply = online && (
    <Actions>
      <LinkButton kind="main" wide href={`/matters/${matter.code}/apply`}>{t('我要申请')}</LinkButton>
    </Actions>
  )
  return (
    <article>
      <PageTools back={{ href: '/matters', label: t('全部事项') }} />
      <PageTitle lead={t(matter.summary)}>
        {t(matter.title)}{matter.type !== 'none' && <> <Tag>{t(MATTER_TYPES[matter.type])}</Tag></>}
      </PageTitle>
      {!matter.inForce && <Notice kind="yours" title={t('这件事现在不受理新的申请')}>{t('以前交的申请照旧办理。')}</Notice>}
      <Facts items={facts} />
      {apply}
      {online && !signedIn && <p className="meta">{t('申请要先用手机号登录，已登记的内容会自动带出。')}</p>}

      <Section title={t('谁可以申请')}>
        <p>{t(matter.eligibilityText)}</p>
        <Lines items={guide.conditions.map((one) => t(one))} />
        <p>{t('可以来办的人：')}{t(matter.whoMayApply)}</p>
        <p>{matter.openToNonRegistered
          ? t('不是本地户籍的居民也可以办。')
          : t('只给本地户籍居民办：{why}。', { why: t(matter.closedBecause ?? '') })}</p>
      </Section>

      <Section title={t('要带什么')}>
        {matter.materials.length === 0
          ? <p>{t('不用带材料。')}</p>
          : (
              <ul className="card-list">
                {matter.materials.map((one) => {
                  const isHeld = one.heldBy !== null && held.includes(one.heldBy)
                  return (
                    <li key={one.code} className="card">
                      <div className="card-body">
                        <h3>{t(one.title)}{' '}
                          {isHeld ? <Tag kind="done">{t('不用交')}</Tag> : !one.always ? <Tag>{t('视情况')}</Tag> : null}
                        </h3>
                        {isHeld
                          ? <p>{t('您的档案里已经有了，不再向您要。')}</p>
                          : <p>{[t(one.note), one.followDays !== null && t('暂时拿不出的，可以先办，{n}天内补交。', { n: one.followDays })]
                              .filter(Boolean).join(' ')}</p>}
                        {one.copies > 0 && !isHeld && <p className="meta">{t('到窗口办理的：复印件{n}份，原件看过就还给您', { n: one.copies })}</p>}
                      </div>
                    </li>
                  )
                })}
              </ul>
            )}
      </Section>

      <Section title={t('要多久')}>
        <Facts items={[
          ...(limits.accept ? [{ label: t('收不收，多久告诉您'), value: <>{t('{limit}内', { limit: limitWords(limits.accept, t) })}<br />
            <span className="meta">{t(limits.accept.source)}</span></> }] : []),
          { label: t('法定时限'), value: <>{limitWords(limits.handle, t)}<br /><span className="meta">{t(limits.handle.source)}</span></> },
          ...(limits.promised ? [{ label: t('我们承诺'), value: <>{limitWords(limits.promised, t)}<br />
            <span className="meta">{t(limits.promised.source)}</span></> }] : []),
        ]} />
        <p className="meta">{t('工作日不含周末和法定节假日。')}</p>
      </Section>

      <Section title={t('怎么办')}>
        <ol className="numbered">{guide.process.map((one) => <li key={one}>{t(one)}</li>)}</ol>
        {matter.result && <p>{t('办好后您会拿到《{title}》，可以在手机上下载。', { title: t(matter.result) })}</p>}
      </Section>

      <Section title={t('在哪里办')}>
        <Lines items={guide.places.map((one) => t(one))} />
        <Facts items={[
          { label: t('时间'), value: t(guide.hours) },
          { label: t('咨询电话'), value: <Phone text={t(guide.phone)} /> },
          { label: t('投诉电话'), value: <Phone text={t(guide.complaintPhone)} /> },
          { label: t('主管部门'), value: t(matter.department) },
        ]} />
      </Section>

      {guide.notes.length > 0 && <Section title={t('请留意')}><Lines items={guide.notes.map((one) => t(one))} /></Section>}
      <Section title={t('依据')}>
        <ul className="plain-list">{guide.basis.map((one) => <li
          key={one.law + one.article}>{t(one.law)}{one.article && ` ${t(one.article)}`}</li>)}</ul>
        <p><a href={`/policies?matter=${matter.code}`}>{t('查看依据的政策文件')}</a></p>
      </Section>
      {apply}
      <p className="needs-script" data-silent=""><Button kind="quiet" onClick={() => window.print()}>{t('打印这份指南')}</Button></p>
    </article>
  )
}
