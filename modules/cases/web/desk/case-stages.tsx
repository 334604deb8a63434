import { CheckCircleFilled, ClockCircleFilled } from '@ant-design/icons'
import { DateText } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import type { Case } from '../../contract.ts'

interface Step {
  key: string
  title: string
  state: 'done' | 'current' | 'ahead' | 'skipped'
  note: string
  at?: string | null
}

const SAID = { done: '已完成', current: '正在这一步', ahead: '未到', skipped: '不需要' } as const

/** The way of the case from submission to conclusion, and where it stands. */
export function CaseStages({ c }: { c: Case }) {
  const ended = c.state === 'concluded' || c.state === 'withdrawn'
  const accepting = c.state === 'submitted' || c.state === 'awaiting_correction'
  const steps: Step[] = [
    { key: '-submit', title: t('提交'), state: c.submittedAt ? 'done' : 'current', note: c.channel.name, at: c.submittedAt },
    {
      key: '-accept',
      title: c.state === 'declined' ? t('不予受理') : c.state === 'awaiting_correction' ? t('补正') : t('受理'),
      state: c.acceptedAt || c.state === 'declined' ? 'done' : accepting ? 'current' : c.state === 'withdrawn' ? 'skipped' : 'ahead',
      note: '',
      at: c.acceptedAt,
    },
    ...c.stages.map((one): Step => ({
      key: one.code,
      title: one.title,
      state: one.state,
      note: [`${one.region.name}${one.post.name}`, one.publicationDays === null ? one.limit : t('公示{n}天', { n: one.publicationDays }), one.fourEyes ? t('须另一人办理') : '']
        .filter(Boolean)
        .join(' · '),
      at: one.doneAt,
    })),
    ...(c.state === 'declined' ? [] : [{ key: '-end', title: c.state === 'withdrawn' ? t('已撤回') : t('办结'), state: ended ? ('done' as const) : ('ahead' as const), note: '', at: c.concludedAt }]),
  ]
  return (
    <ol className="c-stages" aria-label={t('办理环节')}>
      {steps.map((step) => (
        <li key={step.key} className={`c-stage c-stage-${step.state}`} aria-current={step.state === 'current' ? 'step' : undefined}>
          <span className="c-stage-title">
            {step.state === 'done' && <CheckCircleFilled aria-hidden />}
            {step.state === 'current' && <ClockCircleFilled aria-hidden />}
            {step.title}
            <span className="d-hidden">（{t(SAID[step.state])}）</span>
          </span>
          {step.note && step.state !== 'skipped' && <span className="c-stage-note" title={step.note}>{step.note}</span>}
          {step.at && <span className="c-stage-note"><DateText value={step.at} form="short" /></span>}
          {step.state === 'skipped' && <span className="c-stage-note">{t('本件不需要')}</span>}
          {!step.at && step.state === 'current' && <span className="c-stage-note">{t('正在这一步')}</span>}
        </li>
      ))}
    </ol>
  )
}
