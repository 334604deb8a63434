/** Fields of places for the pages of other modules. */
import { Select, Space } from 'antd'
import { useCall } from '../../../platform/web/desk/index.ts'
import { t } from '../../../platform/web/text.ts'
import { getRegion } from '../contract.ts'
import { levelName, levelOfCode } from './names.ts'

export { levelName, levelOfCode, partsName } from './names.ts'

const DEPTH = ['province', 'prefecture', 'county', 'township', 'community', 'grid', 'building']

export interface PlaceFieldProps {
  /** The place that choices lie in; it is itself the value when nothing below is chosen and `rootCounts`. */
  root: string
  /** Given by a form's item, or by the page. */
  value?: string | undefined
  onChange?: (code: string | undefined) => void
  /** The deepest level that may be chosen. */
  upTo?: 'township' | 'community' | 'grid'
  /** Leaving the first choice empty means the root itself. */
  rootCounts?: boolean
  /** The choice narrows figures or lists: the root reads 「…全部」. */
  all?: boolean
  id?: string
  disabled?: boolean
}

/** A place chosen level by level from `root` down. The value is the deepest choice; clearing a choice goes back to the place above it. */
export function PlaceField({ root, value, onChange, upTo = 'grid', rootCounts = false, all = false, id, disabled }: PlaceFieldProps) {
  const inside = value && value !== root ? value : undefined
  const chosen = useCall(getRegion, { params: { code: inside ?? root } }, { enabled: inside !== undefined, keep: true, staleMs: 600_000 })
  const way = chosen.data?.region.code === inside ? [...(chosen.data?.ancestors ?? []), ...(chosen.data ? [chosen.data.region] : [])] : []
  const at = way.findIndex((each) => each.code === root)
  const below = inside ? (at >= 0 ? way.slice(at + 1).map((each) => each.code) : [inside]) : []
  const steps = [root, ...below].filter((code) => DEPTH.indexOf(levelOfCode(code)) < DEPTH.indexOf(upTo))
  return (
    <Space wrap>
      {steps.map((code, index) => (
        <Step
          key={code}
          parent={code}
          value={below[index]}
          first={index === 0}
          rootCounts={rootCounts}
          all={all}
          {...(index === 0 && id ? { id } : {})}
          {...(disabled ? { disabled } : {})}
          onChoose={(next) => onChange?.(next ?? (index === 0 ? (rootCounts ? root : undefined) : code))}
        />
      ))}
    </Space>
  )
}

function Step({ parent, value, first, rootCounts, all, id, disabled, onChoose }: {
  parent: string
  value: string | undefined
  first: boolean
  rootCounts: boolean
  all: boolean
  id?: string
  disabled?: boolean
  onChoose: (code: string | undefined) => void
}) {
  const answer = useCall(getRegion, { params: { code: parent } }, { staleMs: 600_000 })
  const children = answer.data?.children ?? []
  if (answer.data && children.length === 0) return first ? <span>{answer.data.region.name}</span> : null
  const level = children[0] ? levelName(children[0].level) : t('地点')
  return (
    <Select
      {...(id ? { id } : {})}
      {...(disabled ? { disabled } : {})}
      aria-label={level}
      className="r-place"
      style={{ inlineSize: 220 }}
      loading={answer.isPending}
      value={value}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={first && rootCounts && answer.data ? t(all ? '{name}全部' : '{name}（不再细分）', { name: answer.data.region.name }) : first ? t('选择{level}', { level }) : t('{level}（可不选）', { level })}
      options={children.map((each) => ({ value: each.code, label: each.name }))}
      onChange={(next: string | undefined) => onChoose(next)}
    />
  )
}
