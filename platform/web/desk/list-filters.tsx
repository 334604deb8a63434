import { CloseOutlined, DownOutlined, SearchOutlined, SettingOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input, Popover, Radio } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { t } from '../text.ts'
import type { ListColumn, ListFilter } from './list-types.ts'

/** Long numbers (identity, phone, card) do not belong into an address that is kept in histories and logs. */
export function tooPrivateForAddress(text: string): boolean {
  return /\d{8,}/.test(text.replace(/[\s-]/g, ''))
}

/** A search field that waits for a pause in typing and never sends a half-composed word. */
export function SearchField({
  value,
  onChange,
  label,
  placeholder,
}: {
  value: string
  onChange: (value: string) => void
  label: string
  placeholder?: string
}) {
  const [typed, setTyped] = useState(value)
  const composing = useRef(false)
  const sent = useRef(value)
  useEffect(() => {
    if (value === sent.current) return
    sent.current = value
    setTyped(value)
  }, [value])
  const send = (text: string) => {
    if (text.trim() === sent.current) return
    sent.current = text.trim()
    onChange(text.trim())
  }
  useEffect(() => {
    if (composing.current) return
    const timer = setTimeout(() => send(typed), 300)
    return () => clearTimeout(timer)
  }, [typed])
  return (
    <Input
      className="d-search"
      type="search"
      value={typed}
      prefix={<SearchOutlined aria-hidden />}
      allowClear
      aria-label={label}
      placeholder={placeholder ?? label}
      autoComplete="off"
      maxLength={100}
      onChange={(event) => setTyped(event.target.value)}
      onCompositionStart={() => {
        composing.current = true
      }}
      onCompositionEnd={(event) => {
        composing.current = false
        setTyped(event.currentTarget.value)
      }}
      onPressEnter={() => !composing.current && send(typed)}
    />
  )
}

/** One filter as a chip: says what is chosen, opens the choice, and can be cleared. */
export function FilterChip({ filter, value, onChange }: { filter: ListFilter; value: string; onChange: (value: string) => void }) {
  const [open, setOpen] = useState(false)
  const [narrow, setNarrow] = useState('')
  const button = useRef<HTMLButtonElement>(null)
  const choice = useRef<HTMLDivElement>(null)
  const chosen = value ? value.split(',') : []
  const names = chosen.map((each) => filter.options.find((option) => option.value === each)?.label ?? each)
  const shown = narrow ? filter.options.filter((option) => option.label.includes(narrow)) : filter.options
  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  const said = names.length > 2 ? t('{first}等{n}项', { first: names[0]!, n: names.length }) : names.join('、')
  return (
    <span className={chosen.length > 0 ? 'd-chip d-chip-on' : 'd-chip'}>
      <Popover
        open={open}
        trigger="click"
        placement="bottomLeft"
        arrow={false}
        destroyOnHidden
        onOpenChange={setOpen}
        afterOpenChange={(shown) => shown && choice.current?.querySelector('input')?.focus({ preventScroll: true })}
        content={
          <div
            ref={choice}
            className="d-chip-choice"
            role="group"
            aria-label={filter.label}
            onKeyDown={(event) => {
              if (event.key === 'Escape') close()
            }}
          >
            {filter.options.length > 9 && (
              <Input
                size="small"
                value={narrow}
                aria-label={t('在“{label}”中查找', { label: filter.label })}
                placeholder={t('查找')}
                onChange={(event) => setNarrow(event.target.value)}
              />
            )}
            <div className="d-chip-options">
              {filter.several ? (
                <Checkbox.Group value={chosen} onChange={(next) => onChange(next.join(','))} options={[...shown]} />
              ) : (
                <Radio.Group
                  name={`filter-${filter.key}`}
                  value={chosen[0]}
                  options={[...shown]}
                  onChange={(event) => {
                    onChange(String(event.target.value))
                    close()
                  }}
                />
              )}
              {shown.length === 0 && <p className="d-quiet">{t('没有这一项')}</p>}
            </div>
          </div>
        }
      >
        <button ref={button} type="button" className="d-chip-button" aria-expanded={open} aria-haspopup="dialog">
          <span>{filter.label}</span>
          {said && <strong>{said}</strong>}
          {chosen.length === 0 && <DownOutlined aria-hidden />}
        </button>
      </Popover>
      {chosen.length > 0 && (
        <button
          type="button"
          className="d-chip-clear"
          aria-label={t('清除“{label}”', { label: filter.label })}
          onClick={() => {
            onChange('')
            button.current?.focus()
          }}
        >
          <CloseOutlined aria-hidden />
        </button>
      )}
    </span>
  )
}

/** Which columns are shown; remembered in this browser for this list. */
export function useColumns<Row>(list: string, columns: readonly ListColumn<Row>[]) {
  const key = `linli.desk.columns.${list}`
  const [hidden, setHidden] = useState<string[]>(() => {
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
      if (Array.isArray(kept)) return kept.filter((each): each is string => typeof each === 'string')
    } catch {
      // A browser without storage shows the usual columns.
    }
    return columns.filter((column) => column.spare).map((column) => column.key)
  })
  const hide = (next: string[]) => {
    setHidden(next)
    try {
      localStorage.setItem(key, JSON.stringify(next))
    } catch {
      // Not remembered, but shown now.
    }
  }
  const shown = columns.filter((column, index) => index === 0 || column.always || !hidden.includes(column.key))
  return { shown, hidden, hide }
}

/** The button that opens the choice of columns. */
export function ColumnChooser<Row>({
  columns,
  hidden,
  onChange,
}: {
  columns: readonly ListColumn<Row>[]
  hidden: string[]
  onChange: (hidden: string[]) => void
}) {
  const free = columns.filter((column, index) => index > 0 && !column.always)
  if (free.length === 0) return null
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      arrow={false}
      content={
        <div className="d-chip-choice" role="group" aria-label={t('显示的列')}>
          <Checkbox.Group
            value={free.filter((column) => !hidden.includes(column.key)).map((column) => column.key)}
            options={free.map((column) => ({ value: column.key, label: column.title }))}
            onChange={(keys) => onChange(free.filter((column) => !keys.includes(column.key)).map((column) => column.key))}
          />
        </div>
      }
    >
      <Button icon={<SettingOutlined aria-hidden />} aria-haspopup="dialog">
        {t('列')}
      </Button>
    </Popover>
  )
}
