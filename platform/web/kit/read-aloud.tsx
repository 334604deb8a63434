import { useEffect, useState } from 'react'
import { Button } from './actions.tsx'
import { SpeakerIcon, StopIcon } from './icons.tsx'
import { useT } from '../use-t.ts'

/** Cuts a text into pieces that browsers speak without stopping in the middle: at sentence ends, at most 120 characters each. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[。！？；!?;])|\n+/)
    .flatMap((sentence) => sentence.trim().match(/[\s\S]{1,120}/gu) ?? [])
}

function mainText(): string {
  const main = document.getElementById('main')
  if (!main) return ''
  const copy = main.cloneNode(true) as HTMLElement
  copy.querySelectorAll('[data-silent], script, svg, dialog, noscript, [hidden]').forEach((one) => one.remove())
  copy.querySelectorAll('p, li, h1, h2, h3, dt, dd, label, legend, div').forEach((one) => one.append('\n'))
  return copy.textContent ?? ''
}

/** Reads the main text of the page aloud with the voice of the device. Not shown where the device has none. */
export function ReadAloud() {
  const t = useT()
  const [state, setState] = useState<'ready' | 'speaking' | 'none'>('ready')
  useEffect(() => {
    if (typeof speechSynthesis === 'undefined') return setState('none')
    const stop = () => speechSynthesis.cancel()
    addEventListener('pagehide', stop)
    return () => {
      removeEventListener('pagehide', stop)
      stop()
    }
  }, [])
  if (state === 'none') return null

  const speak = () => {
    speechSynthesis.cancel()
    const pieces = sentencesOf(mainText())
    pieces.forEach((piece, index) => {
      const said = new SpeechSynthesisUtterance(piece)
      said.lang = document.documentElement.lang
      said.rate = 0.9
      if (index === pieces.length - 1) said.onend = () => setState('ready')
      said.onerror = () => setState('ready')
      speechSynthesis.speak(said)
    })
    if (pieces.length > 0) setState('speaking')
  }
  const stop = () => {
    speechSynthesis.cancel()
    setState('ready')
  }
  return (
    <span className="read-aloud" data-silent="">
      {state === 'speaking'
        ? <Button kind="quiet" icon={StopIcon} onClick={stop}>{t('停止朗读')}</Button>
        : <Button kind="quiet" icon={SpeakerIcon} onClick={speak}>{t('朗读本页')}</Button>}
    </span>
  )
}
