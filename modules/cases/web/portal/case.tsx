import { useEffect, useState, type ComponentType } from 'react'
import { formatDay, formatMoment } from '../../../../platform/web/format.ts'
import {
  Actions, Card, CardList, Facts, LinkButton, More, Notice, PageTitle, PageTools, PhoneLink, Section, Skeleton, Tag, Timeline, type Moment,
} from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import { phoneParts } from '../../../matters/web/parts.ts'
import type { Case } from '../../contract.ts'
import type { load } from './case.load.ts'
import type { DoingProps } from './doing.ts'
import { promiseWords, sayCase } from './say.ts'
import { WhyThisDay } from './why.tsx'

/** Things that can be done here now; loaded when the page offers them. */
const DOINGS = {
  correct: () => import('./correct.tsx'),
  rate: () => import('./rate.tsx'),
  take: () => import('./take.tsx'),
}

function Doing({ what, ...props }: DoingProps & { what: keyof typeof DOINGS }) {
  const [Ready, setReady] = useState<ComponentType<DoingProps>>()
  useEffect(() => {
    void DOINGS[what]().then((loaded) => setReady(() => loaded.default))
  }, [what])
  return Ready ? <Ready {...props} /> : <Skeleton lines={2} />
}

/** A case told as a story: where it stands, what happens next, until when, with whom. */
export default function CasePage({ data, query }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  const { today } = data
  const [one, setOne] = useState<Case>(data.one as Case)
  const [done, setDone] = useState('')
  const year = Number(today.slice(0, 4))
  const may = (move: string) => one.moves.some((allowed) => allowed.move === move)
  const { tag, next } = sayCase({ ...one, dueOn: one.clock.dueOn, clock: one.clock.state === 'unknown' ? 'none' : one.clock.state,
    rating: one.ratings.at(-1)?.level ?? (may('rate') ? null : 1) }, today, t)
  const onDone = (now: Case, said: string) => {
    setOne(now)
    setDone(said)
    document.getElementById('main')?.focus()
    scrollTo({ top: 0 })
  }
  const doing = { one, today, onDone }
  const running = one.publications.filter((notice) => !notice.endedAt)
  const open = ['submitted', 'awaiting_correction', 'accepted', 'suspended'].includes(one.state)
  const justSent = query['submitted'] === 'yes' && one.state === 'submitted' && !done
  const receipt = one.documents.find((paper) => paper.kind === 'receipt')
  const paper = one.documents.find((other) => other.kind === 'result')

  return (
    <article>
      <PageTools back={{ href: '/my', label: t('我的办件') }} />
      <PageTitle>{one.title} <Tag kind={tag.kind}>{tag.words}</Tag></PageTitle>
      {done && <Notice kind="done" live title={done} />}
      {justSent && (
        <Notice kind="done" live title={t('已收到您的申请')}>
          <p>{t('编号')} <strong className="number">{one.number}</strong>
            {one.checkCode && <>{t('，查询码')} <strong className="number">{one.checkCode}</strong></>}</p>
          <p>{one.clock.dueOn ? <strong>{t('{until}办好。', { until: promiseWords(one.clock.dueOn, today, t) })}</strong>
            : one.clock.explanation}</p>
          <p>{t('记住编号和查询码，不登录也能查进度。')}{receipt && <a href={receipt.href}>{t('下载回执')}</a>}</p>
        </Notice>
      )}

      {one.correction && may('submit') && (
        <>
          <Notice kind="yours" title={t('请补交这些，一次补齐就行')}>
            <ul className="plain-list">{one.correction.missing.map((line) => <li key={line}>{line}</li>)}</ul>
            <p className="meta">{t('{at}告诉您的。补齐后接着办，不用重新申请。', { at: formatMoment(one.correction.askedAt, year) })}</p>
          </Notice>
          <Section title={t('补交材料')}>
            <noscript><p>{t('在线补交需要打开浏览器的脚本功能。您也可以带材料到服务窗口。')}</p></noscript>
            <Doing what="correct" {...doing} />
          </Section>
        </>
      )}

      {one.result && (
        <Section title={t('办理结果')}>
          <Notice kind={['refused', 'ended'].includes(one.result.outcome) || one.state === 'declined' ? 'yours' : 'done'}
            title={one.result.outcomeName}>
            {[one.result.answer, one.result.summary].filter(Boolean).map((words) => <p key={words}>{words}</p>)}
            {one.result.reason && <p>{t('原因：')}{one.result.reason}</p>}
          </Notice>
          {one.result.facts.length > 0 && <Facts items={one.result.facts} />}
          {one.result.remedies && <p>{one.result.remedies}</p>}
          {paper && (
            <Actions><LinkButton kind="main" wide href={paper.href}>{t('下载《{title}》', { title: one.result.documentTitle })}</LinkButton></Actions>
          )}
        </Section>
      )}
      {may('rate') && <Section title={t('评价')}><Doing what="rate" {...doing} /></Section>}
      {one.ratings.length > 0 && (
        <Section title={t('您的评价')}>
          <CardList>{one.ratings.map((rating) => (
            <Card key={rating.round} title={rating.name} text={rating.text} meta={formatMoment(rating.at, year)} />
          ))}</CardList>
          {one.callBackDueOn && (
            <Notice title={t('会有人联系您')}>
              {t('最迟{day}前回访，听您说说哪里没办好。', { day: formatDay(one.callBackDueOn, year) })}
            </Notice>
          )}
        </Section>
      )}

      {open && (
        <Section title={t('现在')}>
          <p>{next}</p>
          <Facts items={[
            ...(one.clock.dueOn ? [{ label: t('最迟'), value: <strong>{formatDay(one.clock.dueOn, year)}</strong> }] : []),
            ...(one.handler ? [
              { label: t('谁在办'), value: [one.handler.regionName, one.handler.post, one.handler.name].filter(Boolean).join(' ') },
              { label: t('电话'), value: <PhoneLink number={phoneParts(one.handler.phone).number || '12345'} /> },
            ] : []),
          ]} />
          <WhyThisDay clock={one.clock} year={year} />
        </Section>
      )}
      {running.map((notice) => (
        <Section key={notice.id} title={t('正在公示')}>
          <p><strong>{notice.title}</strong></p>
          <p>{t('{from}至{until}。公示只写姓氏和所在社区，期满没有异议就接着办。', { from: formatDay(notice.fromOn, year),
            until: formatDay(notice.untilOn, year) })}</p>
          <p><a href={`/publications#p-${notice.id}`}>{t('看公示')}</a></p>
        </Section>
      ))}

      <Section title={t('办理经过')}><Timeline label={t('办理经过')} moments={useMoments(one, year)} /></Section>

      <More title={t('我填写的内容和材料')}>
        <Facts items={[
          { label: t('编号'), value: <span className="number">{one.number}</span> },
          ...(one.checkCode ? [{ label: t('查询码'), value: <span className="number">{one.checkCode}</span> }] : []),
          { label: t('申请人'), value: one.applicant.name || t('未署名') },
          ...(one.applicant.onBehalf ? [{ label: t('代办人'), value: one.applicant.onBehalf }] : []),
          ...(one.applicant.phoneMasked ? [{ label: t('联系电话'), value: <span className="number">{one.applicant.phoneMasked}</span> }] : []),
          ...one.answers.map((answer) => ({
            label: answer.title, value: answer.fileIds.length > 0 ? <Files ids={answer.fileIds} /> : answer.text,
          })),
          ...one.materials.filter((line) => line.state !== 'optional').map((line) => ({
            label: line.title,
            value: line.given.some((given) => given.fileId)
              ? <Files ids={line.given.flatMap((given) => (given.fileId ? [given.fileId] : []))} />
              : { given: t('已交'), promised: t('承诺补交'), held: t('档案里有，不用交'), missing: t('还没交'), optional: '' }[line.state],
          })),
        ]} />
      </More>
      {one.documents.length > 0 && (
        <Section title={t('文书')}>
          <ul className="plain-list">
            {one.documents.map((other) => <li key={other.kind}><a href={other.href}>{t('{title}（PDF）', { title: other.title })}</a></li>)}
          </ul>
        </Section>
      )}
      {(may('withdraw') || may('reopen')) && (
        <Section title={may('reopen') ? t('没有办好？') : t('不想办了？')}><Doing what="take" {...doing} /></Section>
      )}
      <p className="section"><a href="/my/messages">{t('这件事的消息')}</a> · <a href={`/matters/${one.matter.code}`}>{t('办事指南')}</a></p>
    </article>
  )
}

function Files({ ids }: { ids: readonly string[] }) {
  const t = useT()
  return ids.map((id, index) => (
    <span key={id}>{index > 0 && '、'}<a href={`/api/files/${id}`}>{t('第{n}张', { n: index + 1 })}</a></span>
  ))
}

/** What was done, where it stands, what is ahead. */
function useMoments(one: Case, year: number): Moment[] {
  const t = useT()
  const past = one.timeline.map((entry): Moment => ({
    state: 'done',
    title: entry.move === 'advance' && entry.stageTitle ? t('{stage}已完成', { stage: entry.stageTitle }) : entry.entry,
    at: [formatMoment(entry.at, year), entry.by].filter(Boolean).join(' · '),
    text: (entry.text || entry.lines.length > 0 || entry.fileIds.length > 0) && (
      <>
        {entry.text && <p>{entry.text}</p>}
        {entry.lines.map((line) => <p key={line.label}>{line.label}：{line.value}</p>)}
        {entry.fileIds.length > 0 && <Files ids={entry.fileIds} />}
      </>
    ),
  }))
  if (['concluded', 'declined', 'withdrawn'].includes(one.state)) return past
  const current = one.stages.filter((stage) => stage.state === 'current')
  const desk = one.handler ? `${one.handler.regionName} ${one.handler.post}` : undefined
  const now: Moment[] = one.state === 'submitted' ? [{ state: 'now', title: t('等待受理'), at: desk }]
    : one.state === 'awaiting_correction' ? [{ state: 'now', title: t('等您补交材料') }]
      : one.state === 'suspended' ? [{ state: 'now', title: t('已暂停计时') }]
        : current.map((stage) => ({ state: 'now', title: stage.title,
          at: [`${stage.region.name} ${stage.post.name}`, stage.limit].filter(Boolean).join(' · ') }))
  const ahead = one.stages.filter((stage) => stage.state === 'ahead').map((stage): Moment => ({
    state: 'next', title: stage.title,
    at: [`${stage.region.name} ${stage.post.name}`, stage.publicationDays !== null
      && t('公示{n}天', { n: stage.publicationDays })].filter(Boolean).join(' · '),
  }))
  return [...past, ...now, ...ahead, { state: 'next', title: one.kind === 'request' ? t('答复您') : t('办好，告诉您结果') }]
}
