import { Empty, TreeSelect } from 'antd'
import { useMemo } from 'react'
import { Go, useCall } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { getMe } from '../../../accounts/contract.ts'
import { listRegions } from '../../../regions/contract.ts'
import { CYCLES, type Cycle } from '../../contract.ts'
import './admission.css'

const PLACES = [['/admission', '准入申请'], ['/admission/matters', '准入事项'], ['/admission/money', '经费'], ['/admission/reports', '摊派反映'], ['/admission/burdens', '社区减负']] as const

/** The way between the lists of the area. */
export function Area({ at }: { at: (typeof PLACES)[number][0] }) {
  return (
    <nav aria-label={t('社区准入')} className="adm-area">
      <ul>
        {PLACES.map(([to, title]) => (
          <li key={to}><Go to={to} {...(to === at ? { 'aria-current': 'page' as const } : {})} className={to === at ? 'adm-here' : ''}>{t(title)}</Go></li>
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

/** What is paid for what, in one phrase. */
export const priceText = (one: { pricing: 'unit' | 'lump'; priceFen: number; unit: string }): string => {
  if (one.priceFen === 0) return t('没有写明')
  return one.pricing === 'unit' ? t('每{unit}{money}', { unit: one.unit || t('件'), money: yuan(one.priceFen) }) : t('每个社区每年{money}', { money: yuan(one.priceFen) })
}
export const payText = (one: { cycle: Cycle; payDays: number }): string => t('{cycle}结算，结算期满后{n}个工作日内付款', { cycle: t(CYCLES[one.cycle].title), n: one.payDays })

/** Minutes as hours, in words. */
export const hoursText = (minutes: number | null): string => {
  if (minutes === null) return t('还没有社区填写')
  if (minutes < 60) return t('{n}分钟', { n: minutes })
  return t('{n}小时', { n: (minutes / 60).toLocaleString('zh-CN', { maximumFractionDigits: 1 }) })
}

const STEPS: Record<string, string> = {
  created: '起草', changed: '修改', submitted: '送社区和街道征求意见', withdrawn: '撤回', admitted: '准予进入', refused: '不予准入', agreed: '签订协议', paid: '登记付款', suspend: '暂停', resume: '恢复',
  review: '年度评估', leave: '退出', reported: '社区反映', climbed: '逾期未答复，报旗领导', to_admit: '答复：补办准入', requested: '部门提出准入申请', taken_back: '社区撤回', listed: '列入清单', kept: '决定保留',
  merged: '决定合并', cut: '决定取消',
}
const REPORT_STEPS: Record<string, string> = { withdrawn: '答复：部门收回', admitted: '已补办准入' }
export const stepEntries = (steps: readonly { id: string; step: string; note: string; byName: string; at: string }[], of: 'report' | 'other' = 'other') =>
  steps.map((one) => ({ id: one.id, title: t((of === 'report' ? REPORT_STEPS[one.step] : undefined) ?? STEPS[one.step] ?? one.step), at: one.at, by: one.byName, ...(one.note ? { body: one.note } : {}) }))

/** Communities of the county, ticked one by one or a street at a time. */
export function CommunitiesField({ value, onChange, id, only }: { value?: string[]; onChange?: (codes: string[]) => void; id?: string; only?: readonly { code: string; name: string }[] }) {
  const here = useHere()
  const county = here ? `${here.slice(0, 6)}000000` : undefined
  const streets = useCall(listRegions, { query: { under: county ?? '000000000000', level: 'township', limit: 200 } }, { enabled: county !== undefined, staleMs: 600_000 })
  const all = useCall(listRegions, { query: { under: county ?? '000000000000', level: 'community', limit: 1000 } }, { enabled: county !== undefined, staleMs: 600_000 })
  const tree = useMemo(() => {
    const among = only ? new Set(only.map((one) => one.code)) : undefined
    const communities = (all.data?.items ?? []).filter((one) => !among || among.has(one.code))
    return (streets.data?.items ?? [])
      .map((street) => ({
        value: street.code, title: street.name, children: communities.filter((one) => one.code.startsWith(street.code.slice(0, 9))).map((one) => ({ value: one.code, title: one.name })),
      }))
      .filter((street) => street.children.length > 0)
  }, [streets.data, all.data, only])
  return (
    <TreeSelect
      {...(id ? { id } : {})} treeData={tree} value={value ?? []} onChange={(next: string[]) => onChange?.(next)} treeCheckable showCheckedStrategy={TreeSelect.SHOW_CHILD} maxTagCount={8}
      placeholder={t('勾选社区，或整个街道')} treeNodeFilterProp="title" allowClear style={{ width: '100%' }} loading={all.isLoading} notFoundContent={<Empty description={t('没有社区')} />}
    />
  )
}

/** Names of places in one line; many are counted. */
export const placesText = (places: readonly { name: string }[], most = 6): string =>
  places.length > most ? t('{names}等{n}个', { names: places.slice(0, most).map((one) => one.name).join('、'), n: places.length }) : places.map((one) => one.name).join('、')
