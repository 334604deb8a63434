/** Fields of people and dwellings for the pages of other modules. */
import { Checkbox, Select } from 'antd'
import { useEffect, useState } from 'react'
import { useCall } from '../../../platform/web/desk/index.ts'
import { t } from '../../../platform/web/text.ts'
import { listPeople, searchAddresses, type DwellingHit, type PersonListItem } from '../contract.ts'
import { sexName } from './names.ts'

/** The last settled text, `ms` after the last key. */
function useSettled(text: string, ms = 250): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), ms)
    return () => clearTimeout(timer)
  }, [text, ms])
  return settled
}

/** A group of boxes as a form's field, without the attributes that its role does not have. */
export function Boxes({ id, value, onChange, options }: { id?: string; value?: string[]; onChange?: (value: string[]) => void; options: { value: string; label: string }[] }) {
  return <Checkbox.Group {...(id ? { id } : {})} {...(value ? { value } : {})} {...(onChange ? { onChange } : {})} options={options} />
}

/** What the search came to, under the field: an empty list that opens says nothing to a screen reader. */
function Outcome({ asked, asking, found, none }: { asked: boolean; asking: boolean; found: boolean; none: string }) {
  return (
    <span role="status" className="d-quiet">
      {asked && !found && (asking ? t('正在查找…') : none)}
    </span>
  )
}

interface PickerProps<Row> {
  id?: string
  value?: string | undefined
  onChange?: (id: string | undefined) => void
  /** Hears of the whole row. */
  onPick?: (row: Row) => void
  disabled?: boolean
  label: string
  /** What stands there before anything was searched (the value's own words). */
  known?: { value: string; label: string }
}

/** A select that is filled by what is typed: how one line is said stays with the caller, so does the asking. */
function FoundPicker<Row extends { id: string }>({
  picker: { id, value, onChange, onPick, disabled, label, known }, useSearch, say, placeholder, none,
}: {
  picker: PickerProps<Row>
  useSearch: (q: string) => { rows: Row[]; asking: boolean }
  say: (row: Row) => string
  placeholder: string
  none: string
}) {
  const [typed, setTyped] = useState('')
  const [kept, setKept] = useState(known)
  const q = useSettled(typed.trim())
  const { rows: found, asking } = useSearch(q)
  const rows = q && typed.trim() ? found : []
  return (
    <>
      <Select
        {...(id ? { id } : {})}
        aria-label={label}
        value={value}
        {...(disabled ? { disabled } : {})}
        allowClear
        showSearch={{ filterOption: false, onSearch: setTyped, searchValue: typed }}
        placeholder={placeholder}
        loading={asking}
        notFoundContent={null}
        options={rows.length > 0 || !kept ? rows.map((row) => ({ value: row.id, label: say(row) })) : [kept]}
        onChange={(next: string | undefined) => {
          const row = rows.find((each) => each.id === next)
          if (row) {
            setKept({ value: row.id, label: say(row) })
            onPick?.(row)
          }
          setTyped('')
          onChange?.(next)
        }}
      />
      <Outcome asked={q !== '' && typed.trim() !== ''} asking={asking} found={rows.length > 0} none={none} />
    </>
  )
}

const saidPerson = (row: PersonListItem) =>
  t('{name}（{sex}，{age}岁）{address}', { name: row.name, sex: sexName(row.sex), age: row.age, address: row.address || row.regionName })

function usePeople(q: string) {
  const answer = useCall(listPeople, { query: { q } }, { enabled: q.length > 0, keep: true })
  return { rows: (answer.data?.items ?? []).slice(0, 20), asking: answer.isFetching }
}

/** A person found by initials, characters, part of the address, ID number or telephone, within the post's place. */
export function PersonPicker(props: PickerProps<PersonListItem>) {
  return (
    <FoundPicker picker={props} useSearch={usePeople} say={saidPerson} placeholder={t('姓名、拼音首字母、身份证号或电话')} none={t('没有找到，请核对，或先建档')} />
  )
}

const saidDwelling = (row: DwellingHit) =>
  row.residents.length > 0 ? t('{address}（{names}）', { address: row.address, names: row.residents.map((each) => each.name).join('、') }) : row.address

function useDwellings(q: string) {
  const answer = useCall(searchAddresses, { query: { q } }, { enabled: q.length > 0, keep: true })
  return { rows: answer.data?.items ?? [], asking: answer.isFetching }
}

/** A dwelling found by any part of its address, within the post's place. */
export function DwellingPicker(props: PickerProps<DwellingHit>) {
  return (
    <FoundPicker picker={props} useSearch={useDwellings} say={saidDwelling} placeholder={t('地址的一部分，如“幸福小区3号楼”')} none={t('没有这个地址，请换个写法，或先登记住房')} />
  )
}
export { DivisionPicker, divisionOf } from './desk/division-picker.tsx'
