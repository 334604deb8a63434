import { useEffect, useRef, useState } from 'react'
import { call } from '../../../../platform/web/client.ts'
import { formatMoment } from '../../../../platform/web/format.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import { getDisplay } from '../../contract/queue.ts'
import type { load } from './display.load.ts'
import './windows.css'

const EVERY_MS = 3_000
const key = (one: { number: string; counter: string; calls: number }) => `${one.number} ${one.counter} ${one.calls}`

/** `A012` read digit by digit, so that nobody hears 十二 for 二十. */
const spoken = (number: string) => number.split('').join(' ')

/**
 * The screen over the counters: what was called, large; new calls are spoken where the machine can. It asks every three seconds; while the
 * line is gone it keeps what it had, says so, and goes on by itself.
 */
export default function Display({ data: first }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  const [shown, setShown] = useState<Omit<typeof first, 'id'>>(first)
  const [lost, setLost] = useState(false)
  const [sound, setSound] = useState(false)
  const heard = useRef(new Set(first.calls.map(key)))
  const speaking = useRef(false)
  speaking.current = sound
  useEffect(() => {
    let stopped = false
    const ask = async () => {
      try {
        const got = await call(getDisplay, { params: { id: first.id } })
        if (stopped) return
        setShown(got)
        setLost(false)
        for (const one of got.calls.filter((each) => !each.serving && !heard.current.has(key(each))).reverse()) {
          heard.current.add(key(one))
          if (!speaking.current || !('speechSynthesis' in window)) continue
          const words = new SpeechSynthesisUtterance(t('请{number}号，到{counter}', { number: spoken(one.number), counter: one.counter }))
          words.lang = 'zh-CN'
          words.rate = 0.9
          speechSynthesis.speak(words)
        }
        if (heard.current.size > 500) heard.current = new Set(got.calls.map(key))
      } catch {
        if (!stopped) setLost(true)
      }
    }
    const timer = setInterval(() => void ask(), EVERY_MS)
    return () => {
      stopped = true
      clearInterval(timer)
    }
  }, [first.id])
  const newest = shown.calls.find((one) => !one.serving)
  return (
    <div className="win-board">
      <header>
        <h1>{shown.stationName}</h1>
        <p role="status">{lost ? t('网络断了，显示的是{at}的叫号，恢复后自动更新', { at: formatMoment(shown.at).slice(-5) }) : formatMoment(shown.at).slice(-5)}</p>
      </header>
      {newest && <p className="win-newest" aria-live="assertive"><strong>{newest.number}</strong><span>{t('请到{counter}', { counter: newest.counter })}</span></p>}
      {shown.calls.length === 0 ? <p className="win-none">{t('现在没有叫号')}</p> : (
        <table>
          <thead><tr><th scope="col">{t('号')}</th><th scope="col">{t('窗口')}</th><th scope="col">{t('状态')}</th></tr></thead>
          <tbody>{shown.calls.slice(0, 8).map((one) => (
            <tr key={one.number} className={one.serving ? '' : 'win-called'}><th scope="row">{one.number}</th><td>{one.counter}</td><td>{one.serving ? t('正在办理') : t('请过来')}</td></tr>
          ))}</tbody>
        </table>
      )}
      <footer>
        <p>{t('等候：')}{shown.waiting.map((one) => t('{name}{n}人', { name: one.name, n: one.count })).join('　')}</p>
        {shown.passed.length > 0 && <p>{t('过号：{numbers}', { numbers: shown.passed.join('　') })}</p>}
        <button type="button" className="action action-plain" aria-pressed={sound} onClick={() => setSound(!sound)}>{sound ? t('关掉语音') : t('打开语音叫号')}</button>
      </footer>
    </div>
  )
}
