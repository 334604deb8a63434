import { dateText, Facts, Panel } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { LINK_KINDS } from '../../contract.ts'
import type { Draft } from './draft-page.tsx'
import { numberWords } from './parts.tsx'

/** The text of a draft as it is read by who approves it. */
export function DraftText({ draft: { body } }: { draft: Draft }) {
  const passages = (title: string, items: Draft['body']['aims']) => items.length > 0 && (
    <Panel title={title}>
      <dl className="pl-clauses">
        {items.map((one) => (
          <div key={`${one.title} ${one.section}`}>
            <dt>{one.title}</dt>
            <dd>{one.text} <span className="d-quiet">{one.section}</span>{one.lead && <div className="d-quiet">{t('{lead}牵头', { lead: one.lead })}{one.helpers?.length ? t('，{helpers}配合', { helpers: one.helpers.join('、') }) : ''}</div>}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
  return (
    <>
      <Panel title={t('基本情况')}>
        <Facts columns={2} facts={[
          { label: t('名称'), value: body.title }, { label: t('文号'), value: body.number || t('发布时填写') }, { label: t('发布单位'), value: body.issuer },
          { label: t('起止'), value: t('{from}至{until}', { from: dateText(body.from), until: dateText(body.until) }) },
          { label: t('索引号'), value: body.head.index || t('没有') }, { label: t('公开方式'), value: body.head.openness || t('没有') },
        ]} />
      </Panel>
      <Panel title={t('依据和上级规划')}>
        <ul className="pl-chain">{body.links.map((one) => <li key={`${one.kind} ${one.title}`}>{one.title} <span className="d-quiet">{[t(LINK_KINDS[one.kind]), one.number, one.section].filter(Boolean).join(t('，'))}</span></li>)}</ul>
      </Panel>
      <Panel title={t('目标')}>
        {body.targets.length === 0 ? <p className="d-quiet">{t('没有数量目标。')}</p> : (
          <ul className="pl-lines">
            {body.targets.map((one) => (
              <li key={`${one.indicator} ${one.place} ${one.year}`} className="pl-head">
                <strong>{one.indicator}</strong><span>{numberWords(one)}</span><span>{t('{year}年', { year: one.year })}</span><span className="d-quiet">{one.reach === 'each' ? t('处处达到') : t('总体达到')}</span><span className="d-quiet">{one.quote}</span>
              </li>
            ))}
          </ul>
        )}
      </Panel>
      {body.phases.length > 0 && (
        <Panel title={t('阶段')}>
          <ul className="pl-lines">
            {body.phases.map((one) => <li key={one.title}><strong>{one.title}</strong> <span className="d-quiet">{t('{from}至{until}', { from: dateText(one.from), until: dateText(one.until) })}</span><ol>{one.aims.map((aim) => <li key={aim.title}>{aim.title}</li>)}</ol></li>)}
          </ul>
        </Panel>
      )}
      {passages(t('发展目标'), body.aims)}
      {passages(t('主要任务'), body.tasks)}
      {passages(t('保障措施'), body.safeguards)}
      {body.baselines.length > 0 && <Panel title={t('起点')}><Facts columns={2} facts={body.baselines.map((one) => ({ label: one.title, value: one.value, note: one.section }))} /></Panel>}
    </>
  )
}
