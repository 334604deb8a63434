import { useRef, useState, type PointerEvent } from 'react'
import { useT } from '../use-t.ts'

/** Strokes of points, 0 to 1000 from the left and 0 to 400 from the top. */
export type Strokes = [number, number][][]

const W = 1000
const H = 400

/**
 * A field in which one signs by finger, pen or mouse. The drawing is kept as strokes, so that it prints sharply and weighs little. Who cannot
 * draw signs on paper: the page around it says where.
 */
export function SignaturePad({ label, value, onChange }: { label: string; value: Strokes; onChange: (strokes: Strokes) => void }) {
  const t = useT()
  const field = useRef<SVGSVGElement>(null)
  const drawing = useRef<[number, number][] | null>(null)
  const [live, setLive] = useState<[number, number][] | null>(null)

  const at = (event: PointerEvent): [number, number] => {
    const box = field.current!.getBoundingClientRect()
    const inside = (share: number, most: number) => Math.round(Math.min(1, Math.max(0, share)) * most)
    return [inside((event.clientX - box.left) / box.width, W), inside((event.clientY - box.top) / box.height, H)]
  }
  const down = (event: PointerEvent<SVGSVGElement>) => {
    event.preventDefault()
    event.currentTarget.setPointerCapture(event.pointerId)
    drawing.current = [at(event)]
    setLive(drawing.current)
  }
  const move = (event: PointerEvent<SVGSVGElement>) => {
    const stroke = drawing.current
    if (!stroke) return
    const next = at(event)
    const [x, y] = stroke.at(-1)!
    if (stroke.length >= 500 || Math.abs(next[0] - x) + Math.abs(next[1] - y) < 6) return
    drawing.current = [...stroke, next]
    setLive(drawing.current)
  }
  const up = () => {
    if (drawing.current && value.length < 60) onChange([...value, drawing.current])
    drawing.current = null
    setLive(null)
  }
  const strokes = live ? [...value, live] : value
  return (
    <div className="sign-pad">
      <svg ref={field} viewBox={`0 0 ${W} ${H}`} role="img" aria-label={strokes.length > 0 ? t('{label}：已写{n}笔', { label, n: strokes.length }) : label}
        onPointerDown={down} onPointerMove={move} onPointerUp={up} onPointerCancel={up}>
        <line x1="60" y1="330" x2="940" y2="330" className="sign-pad-line" />
        {strokes.map((stroke, i) => (stroke.length > 1
          ? <polyline key={i} points={stroke.map((point) => point.join(',')).join(' ')} />
          : <circle key={i} cx={stroke[0]![0]} cy={stroke[0]![1]} r="5" />))}
      </svg>
      <div className="sign-pad-foot">
        <span aria-hidden="true">{strokes.length === 0 ? t('请在框里签名') : ''}</span>
        <button type="button" className="sign-pad-again" disabled={value.length === 0} onClick={() => onChange([])}>{t('重写')}</button>
      </div>
    </div>
  )
}
