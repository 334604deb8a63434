import { Button, Input } from 'antd'
import { useDeferredValue, useState } from 'react'
import { Panel, useCall, useMutate } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { searchAnswers, useAnswer } from '../../contract.ts'

/** The knowledge base beside the call: by what is typed there, or by the last words of the notes. */
export function AnswersPart({ asked }: { asked: string }) {
  const [typed, setTyped] = useState('')
  const [open, setOpen] = useState<string>()
  const [helped, setHelped] = useState<string[]>([])
  const q = useDeferredValue(typed.trim())
  const query = useCall(searchAnswers, { query: { q } }, { keep: true, staleMs: 60_000 })
  const use = useMutate(useAnswer, { touches: [] })
  const items = query.data?.items ?? []
  return (
    <Panel title={t('知识库')} aside={asked.trim() && asked.trim() !== typed ? <Button size="small" onClick={() => setTyped(asked.trim().slice(-6))}>{t('按记录查')}</Button> : undefined}>
      <Input.Search aria-label={t('查知识库')} allowClear value={typed} maxLength={50} placeholder={t('问题里的词，或拼音首字母')} onChange={(event) => setTyped(event.target.value)} />
      {items.length === 0 && !query.isFetching && <p className="d-quiet">{q ? t('没有找到，换个词试试。') : t('还没有发布的知识。')}</p>}
      <ul className="hot-list">
        {items.map((one) => (
          <li key={one.id}>
            <span className="hot-row">
              <Button type="link" size="small" style={{ paddingInline: 0, whiteSpace: 'normal', textAlign: 'start', blockSize: 'auto' }} aria-expanded={open === one.id} onClick={() => setOpen(open === one.id ? undefined : one.id)}>{one.question}</Button>
              <span className="d-quiet hot-end">{one.topic}</span>
            </span>
            {open === one.id && (
              <>
                <p className="hot-answer">{one.answer}</p>
                <span className="hot-row"><span className="d-quiet">{one.source}</span><span className="hot-end"><Button size="small" disabled={helped.includes(one.id)} onClick={() => {
                  setHelped((now) => [...now, one.id])
                  use.mutate({ params: { id: one.id }, body: {} })
                }}>{helped.includes(one.id) ? t('已记一次') : t('用上了')}</Button></span></span>
              </>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
