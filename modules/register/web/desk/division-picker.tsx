import { Select } from 'antd'
import { useEffect, useState } from 'react'
import { useCall } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { searchDivisions } from '../../../regions/contract.ts'

/** Code and whole name of what the picker chose. */
export function divisionOf(value: string | undefined): { code: string; name: string } {
  const [code = '', ...name] = (value ?? '').split(' ')
  return { code, name: name.join('').slice(0, 100) }
}

/** A place anywhere in the country, from the public list of divisions. The value is its code and its whole name, divided by a blank. */
export function DivisionPicker({ id, value, onChange, label }: { id?: string; value?: string; onChange?: (value: string | undefined) => void; label: string }) {
  const [typed, setTyped] = useState('')
  const [q, setQ] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setQ(typed.trim()), 250)
    return () => clearTimeout(timer)
  }, [typed])
  const answer = useCall(searchDivisions, { query: { q } }, { enabled: q.length > 0, keep: true, staleMs: 600_000 })
  return (
    <Select
      {...(id ? { id } : {})}
      aria-label={label}
      value={value}
      allowClear
      showSearch={{ filterOption: false, onSearch: setTyped }}
      placeholder={t('名称、拼音或代码，如“吴忠”')}
      loading={answer.isFetching}
      notFoundContent={null}
      options={(q ? (answer.data?.items ?? []) : []).map((each) => ({ value: `${each.code.padEnd(12, '0')} ${each.path.replaceAll(' ', '')}`, label: each.path }))}
      labelRender={({ value: chosen }) => String(chosen).split(' ').slice(1).join('')}
      onChange={onChange}
    />
  )
}
