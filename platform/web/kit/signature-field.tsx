import { useEffect, useRef, useState, type PointerEvent } from 'react'
import { useT } from '../use-t.ts'
import { Button } from './actions.tsx'
import { describing, FieldGroup, type FieldProps } from './field.tsx'
import { fieldId } from './names.ts'
import type { SendFile } from './photo-field.tsx'

export interface SignatureFieldProps extends FieldProps {
  /** Id of the sent picture of the signature. */
  value: string | undefined
  onChange: (id: string | undefined) => void
  send: SendFile
  addressOf?: ((id: string) => string) | undefined
}

const WIDE = 640
const HIGH = 220

/**
 * A signature by finger, pen or mouse; whoever cannot draw types the name, which is drawn for them. What is sent is a picture either way.
 * Nothing is compared or recognised.
 */
export function SignatureField(props: SignatureFieldProps) {
  const { name, label, value, onChange, send, addressOf } = props
  const t = useT()
  const canvas = useRef<HTMLCanvasElement>(null)
  const last = useRef<{ x: number; y: number }>(undefined)
  const [inked, setInked] = useState(false)
  const [typed, setTyped] = useState('')
  const [state, setState] = useState<'open' | 'sending' | 'failed'>('open')
  const [shown, setShown] = useState<string>()
  useEffect(() => () => {
    if (shown) URL.revokeObjectURL(shown)
  }, [shown])

  const ink = () => {
    const pen = canvas.current!.getContext('2d')!
    pen.lineWidth = 4
    pen.lineCap = 'round'
    pen.lineJoin = 'round'
    pen.strokeStyle = '#111'
    pen.fillStyle = '#111'
    return pen
  }
  const placeOf = (event: PointerEvent<HTMLCanvasElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    return { x: ((event.clientX - box.left) / box.width) * WIDE, y: ((event.clientY - box.top) / box.height) * HIGH }
  }
  const down = (event: PointerEvent<HTMLCanvasElement>) => {
    event.preventDefault()
    event.currentTarget.setPointerCapture(event.pointerId)
    last.current = placeOf(event)
  }
  const move = (event: PointerEvent<HTMLCanvasElement>) => {
    if (!last.current) return
    const to = placeOf(event)
    const pen = ink()
    pen.beginPath()
    pen.moveTo(last.current.x, last.current.y)
    pen.lineTo(to.x, to.y)
    pen.stroke()
    last.current = to
    setInked(true)
  }
  const wipe = () => {
    canvas.current?.getContext('2d')?.clearRect(0, 0, WIDE, HIGH)
    setInked(false)
    setTyped('')
    setState('open')
  }
  const write = (text: string) => {
    setTyped(text)
    const pen = ink()
    pen.clearRect(0, 0, WIDE, HIGH)
    pen.font = '84px KaiTi, STKaiti, serif'
    pen.textAlign = 'center'
    pen.textBaseline = 'middle'
    pen.fillText(text, WIDE / 2, HIGH / 2, WIDE - 40)
    setInked(text.trim() !== '')
  }
  async function use() {
    setState('sending')
    try {
      const drawn = await new Promise<Blob>((done, failed) => canvas.current!.toBlob((blob) => (blob ? done(blob) : failed(new Error())), 'image/png'))
      const { id } = await send(drawn, { name: '签名.png', onProgress: () => undefined, signal: new AbortController().signal })
      setShown(URL.createObjectURL(drawn))
      setState('open')
      onChange(id)
    } catch {
      setState('failed')
    }
  }

  const address = value && (shown ?? addressOf?.(value))
  const id = fieldId(name)
  return (
    <FieldGroup {...props}>
      {value
        ? (
            <div className="signature-done">
              {address ? <img src={address} alt={t('{label}：已签名', { label })} /> : <strong>{t('已签名')}</strong>}
              <Button id={id} kind="quiet" onClick={() => {
                setInked(false)
                setTyped('')
                onChange(undefined)
              }}>{t('重新签')}</Button>
            </div>
          )
        : (
            <div className="signature">
              <canvas ref={canvas} width={WIDE} height={HIGH} role="img" aria-label={t('手写签名区，用手指、笔或鼠标书写')} {...describing(props)}
                onPointerDown={down} onPointerMove={move} onPointerUp={() => (last.current = undefined)} onPointerCancel={() => (last.current = undefined)} />
              <label className="signature-typed" htmlFor={id}>{t('不方便手写的，在这里输入姓名')}</label>
              <input id={id} type="text" value={typed} maxLength={30} autoComplete="off" aria-required={props.required || undefined}
                onChange={(event) => write(event.target.value)} />
              {state === 'failed' && <p className="field-error" role="alert">{t('签名没有传上去，请再试一次')}</p>}
              <div className="signature-actions">
                <Button kind="plain" busy={state === 'sending'} disabled={!inked} onClick={() => void use()}>{t('确认签名')}</Button>
                <Button kind="quiet" disabled={!inked} onClick={wipe}>{t('擦掉重写')}</Button>
              </div>
            </div>
          )}
    </FieldGroup>
  )
}
