import { Button, Input, Modal } from 'antd'
import { useEffect, useState } from 'react'
import { t } from '../../../platform/web/text.ts'
import { codeOf } from '../names-codes.ts'
import type { RareCharacter } from '../names-rare.ts'
import './rare-characters.css'

/** Whether this computer's fonts have a glyph: a character without one is drawn as the box that stands for all of them. */
function canShow(character: string): boolean {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 32
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  if (!pen) return true
  const drawn = (text: string) => {
    pen.clearRect(0, 0, 32, 32)
    pen.font = `24px ${getComputedStyle(document.body).fontFamily}`
    pen.fillText(text, 2, 26)
    return pen.getImageData(0, 0, 32, 32).data.join()
  }
  return drawn(character) !== drawn('\u{3FFFD}')
}

/** Enters a character that no keyboard offers: by its code, its parts, its sound or its strokes. */
export function RareCharacters({ open, onPick, onClose }: { open: boolean; onPick: (character: string) => void; onClose: () => void }) {
  const [find, setFind] = useState<((typed: string) => RareCharacter[]) | null>(null)
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<RareCharacter | null>(null)
  useEffect(() => {
    // The list is fetched when somebody asks for it.
    if (open && !find) void import('../names-rare.ts').then((m) => setFind(() => m.findRare))
    if (!open) {
      setTyped('')
      setChosen(null)
    }
  }, [open, find])
  const found = find ? find(typed) : []
  const shown = chosen && found.includes(chosen) ? chosen : (found[0] ?? null)
  return (
    <Modal
      open={open}
      title={t('输入生僻字')}
      okText={t('填入姓名')}
      cancelText={t('关闭')}
      okButtonProps={{ disabled: !shown }}
      onOk={() => shown && onPick(shown.character)}
      onCancel={onClose}
      width={560}
    >
      <label className="r-label" htmlFor="rare-typed">{t('编码、部件、读音或笔画')}</label>
      <Input id="rare-typed" value={typed} autoFocus maxLength={20} onChange={(e) => setTyped(e.target.value)} onPressEnter={() => shown && onPick(shown.character)} autoComplete="off" />
      <p className="r-hint">{t('例如：方方土、kun、11画，或身份证打印单上的编码 U+5803。')}</p>
      <div className="r-found">
        <ul aria-label={t('找到的字')}>
          {found.map((r) => (
            <li key={r.character}>
              <button type="button" aria-pressed={r === shown} title={r.parts} onClick={() => setChosen(r)}>
                {r.character}
              </button>
            </li>
          ))}
          {typed.trim() !== '' && found.length === 0 && <li className="r-none">{t('没有找到。可以按编码输入：编码印在身份证打印单上，写成 U+5803 这样。')}</li>}
        </ul>
        {shown && (
          <div className="r-preview" aria-live="polite">
            <span>{shown.character}</span>
            <div>
              <p>{[codeOf(shown.character), shown.pinyin.join('、'), shown.parts, shown.strokes ? t('{n}画', { n: shown.strokes }) : ''].filter(Boolean).join(' · ')}</p>
              {!canShow(shown.character) && <p className="r-warn">{t('这台电脑的字体没有这个字，会显示成方框；档案中照原字保存，打印前请安装含扩展字库的字体。')}</p>}
            </div>
          </div>
        )}
      </div>
    </Modal>
  )
}

/** The field of a name with the way to its rare characters; for a form item, which hands in value and onChange. */
export function NameInput({ id, value, onChange, ...rest }: { id?: string; value?: string; onChange?: (value: string) => void; 'aria-required'?: boolean }) {
  const [open, setOpen] = useState(false)
  return (
    <span className="r-name">
      <Input {...rest} {...(id ? { id } : {})} value={value ?? ''} maxLength={50} autoComplete="off" onChange={(e) => onChange?.(e.target.value)} />
      <Button onClick={() => setOpen(true)}>{t('生僻字')}</Button>
      <RareCharacters
        open={open}
        onPick={(character) => {
          onChange?.(`${value ?? ''}${character}`)
          setOpen(false)
        }}
        onClose={() => setOpen(false)}
      />
    </span>
  )
}
