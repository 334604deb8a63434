import { App, Button } from 'antd'
import { DownloadOutlined } from '@ant-design/icons'
import { useState } from 'react'
import { deskFile } from '../../../../platform/web/desk/index.ts'
import type { Callable } from '../../../../platform/web/client.ts'
import type { Input } from '../../../../platform/kernel/operation.ts'
import { t } from '../../../../platform/web/text.ts'
import { SHEET_STATES } from '../../contract.ts'
import './collections.css'

const STEPS: Record<string, string> = {
  created: '起草', changed: '修改', issued: '下发', cancelled: '取消', done: '定稿', reopened: '退回更正', sent: '报出', taken_back: '撤回', accepted: '审核通过', returned: '退回', excused: '免报', asked_again: '恢复填报',
  approved: '定稿',
}
export const stepEntries = (steps: readonly { id: string; step: string; note: string; byName: string; at: string }[]) =>
  steps.map((one) => ({ id: one.id, title: t(STEPS[one.step] ?? one.step), at: one.at, by: one.byName, ...(one.note ? { body: one.note } : {}), ...(one.step === 'returned' || one.step === 'reopened' ? { tone: 'bad' as const } : {}) }))

/** A number as it is read; none is said, never shown as nought. */
export const figureText = (value: number | null, unit = '', decimals = 0): string =>
  value === null ? t('没有数据') : `${value.toLocaleString('zh-CN', { minimumFractionDigits: 0, maximumFractionDigits: Math.max(decimals, 0) })}${unit}`

/** A state in words: what only adds up has nothing to fill. */
export const stateText = (one: { state: keyof typeof SHEET_STATES; leaf: boolean }): string => (one.state === 'waiting' && !one.leaf ? t('待汇总') : t(SHEET_STATES[one.state]))

/** How far the places that fill are: passed, waiting to be checked, still owed. */
export function Progress({ of, brief = false }: { brief?: boolean; of: { asked: number; accepted: number; sent: number; excused: number; late: number } }) {
  const all = Math.max(1, of.asked)
  return (
    <>
      <div className="col-bar" aria-hidden="true">
        <span className="col-bar-done" style={{ width: `${((of.accepted + of.excused) / all) * 100}%` }} />
        <span className="col-bar-sent" style={{ width: `${(of.sent / all) * 100}%` }} />
      </div>
      <span>{brief ? t('通过') : t('{done}/{all}通过', { done: of.accepted + of.excused, all: of.asked })}{of.sent > 0 && t('，{n}份待审核', { n: of.sent })}{of.late > 0 && <span className="col-late">{t('，{n}份逾期', { n: of.late })}</span>}</span>
    </>
  )
}

/** Fetches a file with the session's headers and saves it. */
export function SaveFile<Op extends Callable>({ operation, input, name, label }: { operation: Op; input: Input<Op>; name: string; label: string }) {
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    try {
      const blob = await deskFile(operation, input)
      const link = document.createElement('a')
      link.href = URL.createObjectURL(blob)
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
