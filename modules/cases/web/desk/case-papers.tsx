import { FileTextOutlined } from '@ant-design/icons'
import { Tag } from 'antd'
import { useState } from 'react'
import { DateText, FileView, Panel } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import type { Case } from '../../contract.ts'
import { loadFile } from './case-file.tsx'

type Paper = Case['materials'][number]

const STATES: Record<Paper['state'], { words: string; colour: string }> = {
  given: { words: '已交', colour: 'success' },
  promised: { words: '承诺后补', colour: 'warning' },
  held: { words: '档案已有', colour: 'default' },
  missing: { words: '缺', colour: 'error' },
  optional: { words: '本件不需要', colour: 'default' },
}

/** What was filled in beside the papers that show it. */
export function CasePapers({ c }: { c: Case }) {
  const files = [
    ...c.materials.flatMap((paper) => paper.given.flatMap((one, index) => (one.fileId ? [{ id: one.fileId, name: paper.given.length > 1 ? `${paper.title}（${index + 1}）` : paper.title }] : []))),
    ...c.answers.flatMap((answer) => answer.fileIds.map((id, index) => ({ id, name: answer.fileIds.length > 1 ? `${answer.title} ${index + 1}` : answer.title }))),
  ]
  const [chosen, choose] = useState<string>()
  const shown = files.find((one) => one.id === chosen) ?? files[0]
  const missing = c.materials.filter((one) => one.state === 'missing').length
  const open = (id: string, name: string) => (
    <button key={id} type="button" className="c-open" aria-pressed={shown?.id === id} onClick={() => choose(id)}>
      <FileTextOutlined aria-hidden /> {name}
    </button>
  )
  const answers = (
    <section aria-label={t('填写内容')}>
      <h3 className="c-sub">{t('填写内容')}</h3>
      {c.answers.length === 0 && <p className="d-quiet">{t('没有填写内容')}</p>}
      <dl className="c-answers">
        {c.answers.map((answer) => (
          <div key={answer.path}>
            <dt>{answer.title}</dt>
            <dd>{answer.fileIds.length > 0 ? answer.fileIds.map((id, index) => open(id, files.find((one) => one.id === id)?.name ?? `${answer.title} ${index + 1}`)) : answer.text}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
  const papers = c.materials.length > 0 && (
    <section aria-label={t('材料')}>
      <h3 className="c-sub">
        {t('材料')}
        {missing > 0 && <span className="d-count d-count-late">{t('缺{n}份', { n: missing })}</span>}
      </h3>
      <ul className="c-papers">
        {c.materials.map((paper) => (
          <li key={paper.code} className={paper.state === 'missing' ? 'c-paper c-paper-missing' : 'c-paper'}>
            <span className="c-paper-title">
              <Tag color={STATES[paper.state].colour}>{t(STATES[paper.state].words)}</Tag>
              {paper.title}
            </span>
            {paper.given.map((one, index) => (
              <span key={one.id} className="c-paper-given">
                {one.fileId ? open(one.fileId, paper.given.length > 1 ? t('第{n}份', { n: index + 1 }) : t('查看')) : one.howName}
                {one.note && <span className="d-quiet">{one.note}</span>}
                <span className="d-quiet"><DateText value={one.addedAt} form="short" /></span>
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
  return (
    <Panel title={t('申请内容和材料')}>
      <div className={files.length > 0 ? 'c-beside' : undefined}>
        <div className="c-beside-words">
          {answers}
          {papers}
        </div>
        {shown && <FileView id={shown.id} name={shown.name} load={loadFile(shown.id)} tools={<strong className="c-file-name">{shown.name}</strong>} />}
      </div>
    </Panel>
  )
}
