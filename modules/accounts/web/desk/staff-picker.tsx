import { Select } from 'antd'
import { useState } from 'react'
import { useCall } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { listAccounts } from '../../contract.ts'
import { heldPosts } from './accounts-page.tsx'

/** A member of staff of the administrator's place, by name or sign-in name. */
export function StaffPicker({ id, value, onChange, label, except }: { id?: string; value?: string; onChange?: (id: string | undefined) => void; label: string; except: string }) {
  const [typed, setTyped] = useState('')
  const answer = useCall(listAccounts, { query: { state: 'open', ...(typed.trim() ? { q: typed.trim().slice(0, 50) } : {}) } }, { keep: true })
  const today = dayOf(new Date())
  return (
    <Select
      {...(id ? { id } : {})}
      aria-label={label}
      value={value}
      allowClear
      showSearch={{ filterOption: false, onSearch: setTyped }}
      placeholder={t('姓名或登录名')}
      notFoundContent={null}
      options={(answer.data?.items ?? [])
        .filter((each) => each.id !== except)
        .map((each) => ({ value: each.id, label: t('{name}（{posts}）', { name: each.name, posts: heldPosts(each, today) || t('没有岗位') }) }))}
      onChange={onChange}
    />
  )
}
