import { Button, InputNumber } from 'antd'
import { useState } from 'react'
import { Go, Panel, ProblemAlert, useMutate } from '../../../../platform/web/desk/index.ts'
import type { Reply } from '../../../../platform/kernel/operation.ts'
import { t } from '../../../../platform/web/text.ts'
import { getMatterDraft, tryMatterDraft } from '../../contract.ts'

type Trial = Reply<typeof tryMatterDraft>

/** The draft tried on past cases: how many would lack something, go another way or end on another day, and which. */
export function TrialPanel({ file, settle }: { file: Reply<typeof getMatterDraft>; settle: () => Promise<unknown> }) {
  const [days, setDays] = useState(31)
  const [trial, setTrial] = useState<Trial>()
  const [error, setError] = useState<unknown>(null)
  const run = useMutate(tryMatterDraft, { touches: [getMatterDraft] })
  const go = async () => {
    setError(null)
    try {
      await settle()
      setTrial(await run.mutateAsync({ params: { id: file.draft.id }, body: { days } }))
    } catch (refusal) {
      setError(refusal)
    }
  }
  const counts = trial?.counts ?? file.tried?.counts
  return (
    <>
      <Panel title={t('用往期办件试算')}>
        <p>{t('把最近交上来的办件按这份草稿走一遍，看会缺什么、谁来办、哪天办完。只看不改，办件不受影响。')}</p>
        <div className="md-option">
          <label htmlFor="trial-days">{t('最近几天的')}</label>
          <InputNumber id="trial-days" min={1} max={180} precision={0} value={days} onChange={(next) => setDays(next ?? 31)} />
          <Button type="primary" loading={run.isPending} onClick={() => void go()}>{t('试算')}</Button>
        </div>
        {error !== null && <ProblemAlert error={error} />}
        {!trial && file.tried && <p className="d-quiet">{file.tried.fresh ? t('下面是上次试算的结果（近{n}天）。', { n: file.tried.days }) : t('上次试算后内容又改过，请再试算一次。')}</p>}
        {counts && (
          <dl className="md-counts" aria-label={t('试算结果')}>
            <div><dt>{t('办件')}</dt><dd>{counts.cases}</dd></div>
            <div><dt>{t('原样就能收')}</dt><dd>{counts.fit}</dd></div>
            <div className={counts.lackFields ? 'md-look' : ''}><dt>{t('要补填')}</dt><dd>{counts.lackFields}</dd></div>
            <div className={counts.lackPapers ? 'md-look' : ''}><dt>{t('要补材料')}</dt><dd>{counts.lackPapers}</dd></div>
            <div className={counts.refused ? 'md-look' : ''}><dt>{t('填的不合要求')}</dt><dd>{counts.refused}</dd></div>
            <div><dt>{t('环节不同')}</dt><dd>{counts.otherStages}</dd></div>
            <div><dt>{t('更早办完')}</dt><dd>{counts.sooner}</dd></div>
            <div className={counts.later ? 'md-look' : ''}><dt>{t('更晚办完')}</dt><dd>{counts.later}</dd></div>
          </dl>
        )}
        {counts?.cases === 0 && <p className="d-quiet">{t('这段时间没有这个事项的办件，可以把天数放长一些。')}</p>}
        {counts && counts.cases > 0 && <p className="d-quiet">{t('档案里有的材料按已有计算；中止和补正的时间不计入。')}</p>}
      </Panel>
      {trial && trial.items.length > 0 && (
        <Panel title={t('有变化的办件（{n}件）', { n: trial.items.length })}>
          {trial.more && <p className="d-quiet">{t('办件很多，只看了最近的500件。')}</p>}
          <ul className="md-tried">
            {trial.items.map((one) => (
              <li key={one.id}>
                <Go to={`/cases/${one.id}`}>{one.number}</Go> <span className="d-quiet">{one.regionName} · {one.submittedOn}</span>
                <ul>
                  {one.missingFields.length > 0 && <li>{t('要补填：{list}', { list: one.missingFields.join('、') })}</li>}
                  {one.refusedFields.length > 0 && <li>{t('不合要求：{list}', { list: one.refusedFields.join('、') })}</li>}
                  {one.missingPapers.length > 0 && <li>{t('要补材料：{list}', { list: one.missingPapers.join('、') })}</li>}
                  {one.sparedPapers.length > 0 && <li>{t('不用再交：{list}', { list: one.sparedPapers.join('、') })}</li>}
                  {one.droppedFields.length > 0 && <li>{t('不用再填：{list}', { list: one.droppedFields.join('、') })}</li>}
                  {one.stagesBefore.join() !== one.stagesAfter.join() && <li>{t('环节：{before}改为{after}', { before: one.stagesBefore.join('→') || t('无'), after: one.stagesAfter.join('→') })}</li>}
                  {one.lastDayBefore !== one.lastDayAfter && <li>{t('最后一天：{before}改为{after}', { before: one.lastDayBefore ?? t('无'), after: one.lastDayAfter ?? t('日历还没有公布') })}</li>}
                  {one.urgencyBefore !== one.urgencyAfter && <li>{t('紧急程度：{before}改为{after}', { before: one.urgencyBefore || t('无'), after: one.urgencyAfter })}</li>}
                </ul>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {trial && trial.counts.cases > 0 && trial.items.length === 0 && <p>{t('这些办件按草稿走，什么都不变。')}</p>}
    </>
  )
}
