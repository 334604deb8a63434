import { Timeline } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import type { Case } from '../../contract.ts'
import { CaseFile } from './case-file.tsx'

const BAD = new Set(['decline', 'return', 'askForCorrection'])
const OVER = new Set(['declined', 'concluded', 'withdrawn'])

/** What happened, oldest first, and what is waited for. */
export function CaseHistory({ c }: { c: Case }) {
  const open = c.tasks.filter((task) => task.state === 'open')
  return (
    <Timeline
      entries={[
        ...c.timeline.map((one) => ({
          id: String(one.seq),
          title: one.stageTitle ? `${one.entry} · ${one.stageTitle}` : one.entry,
          at: one.at,
          by: one.by,
          tone: BAD.has(one.move) ? ('bad' as const) : ('past' as const),
          body:
            one.text || one.lines.length > 0 || one.fileIds.length > 0 ? (
              <>
                {one.text && <p>{one.text}</p>}
                {one.lines.length > 0 && (
                  <dl className="c-lines">
                    {one.lines.map((line) => (
                      <div key={line.label}>
                        <dt>{line.label}</dt>
                        <dd>{line.value}</dd>
                      </div>
                    ))}
                  </dl>
                )}
                {one.fileIds.length > 0 && (
                  <ul className="c-thumbs">
                    {one.fileIds.map((id, index) => (
                      <li key={id}>
                        <CaseFile id={id} name={t('{entry}附件{n}', { entry: one.entry, n: index + 1 })} />
                      </li>
                    ))}
                  </ul>
                )}
              </>
            ) : undefined,
        })),
        ...(OVER.has(c.state)
          ? []
          : open.map((task) => ({
              id: task.id,
              tone: 'now' as const,
              title: task.stageTitle || (c.state === 'submitted' ? t('审查是否受理') : c.stateName),
              by: `${task.roleName}：${task.region.name}${task.post.name}${task.assigneeName ? ` ${task.assigneeName}` : t('（待领）')}`,
              ...(task.note ? { body: task.note } : {}),
            }))),
        ...(OVER.has(c.state) ? [] : c.stages.filter((one) => one.state === 'ahead').map((one) => ({ id: one.code, title: one.title, tone: 'coming' as const }))),
      ]}
    />
  )
}
