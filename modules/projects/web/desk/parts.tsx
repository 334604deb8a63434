import { Button, InputNumber, App } from 'antd'
import { DownloadOutlined } from '@ant-design/icons'
import { useState } from 'react'
import type { Input } from '../../../../platform/kernel/operation.ts'
import type { Callable } from '../../../../platform/web/client.ts'
import { deskFile, Go, useCall } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { getMe } from '../../../accounts/contract.ts'
import { PROJECT_DEEDS, type ProjectDeed } from '../../contract.ts'
import './projects.css'

const PLACES = [
  ['/projects', '建设项目'], ['/projects/money', '资金来源'], ['/projects/accounts', '专账和基金'], ['/projects/payments', '付款'], ['/projects/activity-funds', '社区活动经费'], ['/projects/budgets', '社区预算'],
  ['/projects/rules', '比例和来源'],
] as const

/** The way between the lists of the area. */
export function Area({ at }: { at: (typeof PLACES)[number][0] }) {
  return (
    <nav aria-label={t('项目和资金')} className="prj-area">
      <ul>
        {PLACES.map(([to, title]) => (
          <li key={to}><Go to={to} {...(to === at ? { 'aria-current': 'page' as const } : {})} className={to === at ? 'prj-here' : ''}>{t(title)}</Go></li>
        ))}
      </ul>
    </nav>
  )
}

/** The place of the post that is worn. */
export const useHere = (): string | undefined => useCall(getMe, {}, { staleMs: 60_000 }).data?.currentPost?.region

/** Fen as yuan, in words. */
export const yuan = (fen: number): string => t('{n}元', { n: (fen / 100).toLocaleString('zh-CN', { minimumFractionDigits: fen % 100 ? 2 : 0, maximumFractionDigits: 2 }) })
export const fenOf = (typed: number | null | undefined): number => Math.round((typed ?? 0) * 100)

export const stepEntries = (steps: readonly { id: string; step: string; note: string; byName: string; at: string }[]) =>
  steps.map((one) => ({ id: one.id, title: t(PROJECT_DEEDS[one.step as ProjectDeed] ?? one.step), at: one.at, by: one.byName, ...(one.note ? { body: one.note } : {}) }))

/** A share as a bar with its number; the number says it alone. */
export function Bar({ percent }: { percent: number }) {
  return <span className="prj-bar"><span aria-hidden><span style={{ inlineSize: `${percent}%` }} /></span>{`${percent}%`}</span>
}

/** Yuan with two places. */
export function YuanInput({ value, onChange, id, min = 0.01 }: { value?: number; onChange?: (yuan: number | null) => void; id?: string; min?: number }) {
  return <InputNumber {...(id ? { id } : {})} {...(value === undefined ? {} : { value })} onChange={(next) => onChange?.(next)} min={min} max={1_000_000_000} precision={2} suffix={t('元')} style={{ width: 220 }} />
}

/** Saves a file that an operation answers. */
export function SaveFile<Op extends Callable>({ operation, input, name, label }: { operation: Op; input: Input<Op>; name: string; label: string }) {
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    try {
      const link = document.createElement('a')
      link.href = URL.createObjectURL(await deskFile(operation, input))
      link.download = name
      link.click()
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
    } catch (fault) {
      void message.error(fault instanceof Error ? fault.message : t('文件没有取到，请再试一次'))
    } finally {
      setBusy(false)
    }
  }
  return <Button icon={<DownloadOutlined aria-hidden />} loading={busy} onClick={() => void save()}>{label}</Button>
}
