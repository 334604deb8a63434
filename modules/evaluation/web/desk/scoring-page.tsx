import { Alert, Button, Input, InputNumber } from 'antd'
import { useEffect, useState } from 'react'
import { call } from '../../../../platform/web/client.ts'
import { callNow, Go, keepForOffline, newClientId, PageHeading, problemOf, useCall, useGo, useRefresh } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { getMe } from '../../../accounts/contract.ts'
import { getEvaluationEntry, listEvaluationEntries, scoreEvaluationEntry } from '../../contract.ts'
import {
  discard, draftOf, enqueue, keepSheets, keptSheets, saveDraft, sendWaiting, waiting, type Given, type KeptSheet, type MarkStore, type WaitingMarks,
} from './mark-queue.ts'
import { pointsText } from './words.tsx'
import './evaluation.css'

const store: MarkStore = {
  read: (key) => {
    try {
      return JSON.parse(localStorage.getItem(`linli-evaluation:${key}`) ?? 'null') ?? undefined
    } catch {
      return undefined
    }
  },
  write: (key, value) => localStorage.setItem(`linli-evaluation:${key}`, JSON.stringify(value)),
  drop: (key) => localStorage.removeItem(`linli-evaluation:${key}`),
}

async function sendOne(one: WaitingMarks) {
  try {
    await callNow(scoreEvaluationEntry, { params: { id: one.entryId }, body: { attempt: one.attempt, madeAt: one.madeAt, clientId: one.clientId, marks: Object.entries(one.given).map(([item, { points, words }]) => ({ item, points, words })) } })
    return 'sent' as const
  } catch (fault) {
    const { status, title, detail } = problemOf(fault)
    // No answer, a busy server or an ended session: it waits; only a refusal of the sheet itself is told.
    return status === 0 || status === 401 || status === 429 || status >= 500 ? ('unreachable' as const) : { problem: detail ?? title }
  }
}

/** Reads every sheet that waits for this member and lays it in the phone. */
async function fetchSheets(account: string): Promise<KeptSheet[]> {
  const { items } = await callNow(listEvaluationEntries, { query: { show: 'score' } })
  const sheets: KeptSheet[] = []
  for (const one of items) {
    const { entry, items: lines, may } = await callNow(getEvaluationEntry, { params: { id: one.id } })
    if (!may.includes('score')) continue
    sheets.push({
      entryId: entry.id, unitName: entry.unitName, roundTitle: entry.roundTitle, attempt: entry.attempt,
      items: lines.filter((line) => line.toScore).map((line) => ({ key: line.key, title: line.title, of: line.weight, words: [line.answer.words, line.auto?.missing ? t('没有取到数据：{why}', { why: line.auto.missing }) : ''].filter(Boolean).join('\n') })),
    })
    const mine = Object.fromEntries(lines.flatMap((line) => (line.mine ? [[line.key, line.mine]] : [])))
    const typed = draftOf(store, account, entry.id)
    if (Object.keys(mine).length && Object.keys(typed).length === 0) saveDraft(store, account, entry.id, mine)
  }
  keepSheets(store, account, sheets)
  return sheets
}

/** 现场评分: on a phone, one unit after another. Everything given lies in the phone first and is sent when there is a network. */
export default function ScoringPage() {
  const me = useCall(getMe, {}, { staleMs: 60_000 })
  const account = me.data?.account.id
  const [sheets, setSheets] = useState<KeptSheet[]>([])
  const [queue, setQueue] = useState<WaitingMarks[]>([])
  const [offline, setOffline] = useState(false)
  const [ready, setReady] = useState(false)
  const [chosen, setChosen] = useState<string | null>(new URLSearchParams(location.search).get('entry'))
  const refresh = useRefresh()
  const go = useGo()

  const look = () => account && setQueue(waiting(store, account))
  const sync = async () => {
    if (!account) return
    await sendWaiting(store, account, sendOne)
    try {
      setSheets(await fetchSheets(account))
      setOffline(false)
      void refresh(listEvaluationEntries, getEvaluationEntry)
    } catch (fault) {
      setOffline(problemOf(fault).status === 0)
    }
    setReady(true)
    look()
  }
  useEffect(() => {
    if (!account) return
    setSheets(keptSheets(store, account))
    look()
    void sync()
    // Who I am is asked once more through the service worker, so that the page opens without a network the next time.
    keepForOffline(async () => { await Promise.all([call(getMe, {}), callNow(getMe, {})]) })
    const again = () => void sync()
    const timer = setInterval(() => waiting(store, account).length && again(), 30_000)
    addEventListener('online', again)
    return () => {
      clearInterval(timer)
      removeEventListener('online', again)
    }
  }, [account])

  const sheet = sheets.find((one) => one.entryId === chosen)
  return (
    <div className="evl-phone">
      <PageHeading title={sheet ? sheet.unitName : t('现场评分')} crumbs={[{ label: t('创建评价'), to: '/evaluation' }]} />
      {offline && <Alert type="warning" showIcon title={t('现在没有网络。照常打分，分数存在手机里，有了网络自动送出。')} style={{ marginBlockEnd: 12 }} />}
      {queue.map((one) => (
        <Alert key={one.clientId} style={{ marginBlockEnd: 12 }} type={one.problem ? 'error' : 'info'} showIcon
          title={one.problem ? t('{unit}的分数没有收下：{why}', { unit: one.unitName, why: one.problem }) : t('{unit}的分数还在手机里，等网络恢复后送出', { unit: one.unitName })}
          action={one.problem ? <Button onClick={() => { discard(store, one.clientId); look() }}>{t('知道了')}</Button> : undefined} />
      ))}
      {sheet && account
        ? <Sheet key={sheet.entryId} sheet={sheet} account={account} onBack={() => { setChosen(null); go('/evaluation/scoring') }} onDone={() => { setChosen(null); look(); void sync() }} />
        : (
            <>
              {sheets.length === 0 && !ready && <p className="d-quiet" role="status">{t('正在取评分表…')}</p>}
              {sheets.length === 0 && ready && !offline && <p className="d-quiet">{t('没有等您打分的单位。组织单位把您列为评审人员、单位申报以后，会列在这里。')}</p>}
              <ul className="evl-units" aria-label={t('等您打分的单位')}>
                {sheets.map((one) => (
                  <li key={one.entryId}>
                    <Button onClick={() => setChosen(one.entryId)}>
                      <span><strong>{one.unitName}</strong><br /><span className="d-quiet">{t('{round} · {n}项', { round: one.roundTitle, n: one.items.length })}{queue.some((each) => each.entryId === one.entryId) ? t(' · 已打分，待送出') : ''}</span></span>
                    </Button>
                  </li>
                ))}
              </ul>
              <p><Go to="/evaluation/entries">{t('查看全部申报')}</Go></p>
            </>
          )}
    </div>
  )
}

/** One unit's items, one card each: a fifth at a touch, or any number. */
function Sheet({ sheet, account, onBack, onDone }: { sheet: KeptSheet; account: string; onBack: () => void; onDone: () => void }) {
  const [given, setGiven] = useState<Given>(() => draftOf(store, account, sheet.entryId))
  const [said, setSaid] = useState('')
  const put = (key: string, more: Partial<{ points: number | null; words: string }>) => {
    const before = given[key]
    const points = more.points === undefined ? before?.points : (more.points ?? undefined)
    const words = more.words ?? before?.words ?? ''
    const { [key]: _old, ...rest } = given
    const next = points === undefined ? rest : { ...rest, [key]: { points, words } }
    setGiven(next)
    saveDraft(store, account, sheet.entryId, next)
  }
  const missing = sheet.items.filter((one) => given[one.key] === undefined)
  const sum = sheet.items.reduce((all, one) => all + (given[one.key]?.points ?? 0), 0)
  const send = () => {
    const marks = Object.fromEntries(Object.entries(given).filter(([key]) => sheet.items.some((one) => one.key === key)))
    if (Object.keys(marks).length === 0) return setSaid(t('还没有打分'))
    enqueue(store, { clientId: newClientId(), account, entryId: sheet.entryId, unitName: sheet.unitName, attempt: sheet.attempt, madeAt: new Date().toISOString(), given: marks })
    onDone()
  }
  return (
    <>
      <p className="d-quiet">{sheet.roundTitle}</p>
      {sheet.items.map((one) => (
        <section key={one.key} className="evl-mark" aria-labelledby={`mark-${one.key}`}>
          <h3 id={`mark-${one.key}`}>{one.title}<span className="d-quiet">{t('（满分{n}分）', { n: one.of })}</span></h3>
          {one.words && <p className="d-quiet" style={{ margin: 0, whiteSpace: 'pre-wrap' }}>{one.words}</p>}
          <div className="evl-quick" role="group" aria-label={t('{title}的分数', { title: one.title })}>
            {[0.2, 0.4, 0.6, 0.8, 1].map((share) => {
              const points = Math.round(one.of * share * 100) / 100
              return <Button key={share} type={given[one.key]?.points === points ? 'primary' : 'default'} aria-pressed={given[one.key]?.points === points} onClick={() => put(one.key, { points })}>{pointsText(points)}</Button>
            })}
          </div>
          <label>{t('或填分数')} <InputNumber size="large" inputMode="decimal" min={0} max={one.of} step={0.5} value={given[one.key]?.points ?? null} onChange={(points) => put(one.key, { points })} style={{ width: 120 }} /></label>
          <Input.TextArea aria-label={t('{title}的说明', { title: one.title })} placeholder={t('看到的情况（选填）')} maxLength={500} autoSize={{ minRows: 1 }} value={given[one.key]?.words ?? ''} disabled={given[one.key] === undefined} onChange={(event) => put(one.key, { words: event.target.value })} />
        </section>
      ))}
      <div className="evl-send">
        <span role="status">{said || t('已打{n}项，还有{m}项，合计{sum}分', { n: sheet.items.length - missing.length, m: missing.length, sum: pointsText(sum) })}</span>
        <Button type="primary" size="large" block onClick={send}>{missing.length && missing.length < sheet.items.length ? t('先交已打的{n}项', { n: sheet.items.length - missing.length }) : t('交分')}</Button>
        <Button size="large" block onClick={onBack}>{t('返回单位列表')}</Button>
      </div>
    </>
  )
}
