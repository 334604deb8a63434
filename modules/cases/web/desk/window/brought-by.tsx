import { t } from '../../../../../platform/web/text.ts'
import { ChoiceField, TextField } from '../../../../../platform/web/kit/fields.tsx'
import type { PublicMatter } from '../../../../matters/contract.ts'

export interface Bringer {
  who: 'self' | 'family' | 'agent' | 'worker'
  name: string
  ground: string
}
export const BY_SELF: Bringer = { who: 'self', name: '', ground: '' }

const WORDS: Record<Bringer['who'], { label: string; ground: string }> = {
  self: { label: '本人来办', ground: '' },
  family: { label: '家人代办', ground: '与申请人的关系，如女儿；查看了什么证件' },
  agent: { label: '受委托人代办', ground: '委托书的日期和委托的事项' },
  worker: { label: '工作人员帮办代办', ground: '凭什么代办，如本人电话委托、上门时签的委托书' },
}

/** Who brings it for the applicant and on what ground, as the case keeps it; empty when the person came. */
export const onBehalfOf = (by: Bringer): string => (by.who === 'self' ? '' : `${WORDS[by.who].label}：${by.name.trim()}，${by.ground.trim()}`.slice(0, 100))

/** What is missing in it, as a sentence. */
export function faultOf(by: Bringer): string | undefined {
  if (by.who === 'self') return undefined
  if (!by.name.trim()) return t('请填写代办人的姓名')
  return by.ground.trim() ? undefined : t('请写明代办的依据')
}

/** Whether the person came, or who came for them (全程代办). */
export function BroughtBy({ matter, by, onChange, marked }: { matter: PublicMatter; by: Bringer; onChange: (by: Bringer) => void; marked: boolean }) {
  const ways = matter.onBehalf.length > 0 ? matter.onBehalf : (['self'] as const)
  if (ways.length === 1 && ways[0] === 'self') return null
  return (
    <section className="section" aria-label={t('谁来办')}>
      <h2>{t('谁来办')}</h2>
      <ChoiceField
        name="bringer.who"
        label={t('谁来办')}
        required
        value={by.who}
        choices={ways.map((value) => ({ value, label: t(WORDS[value].label) }))}
        onChange={(who) => onChange({ ...by, who: (who ?? 'self') as Bringer['who'] })}
      />
      {by.who !== 'self' && (
        <>
          <TextField name="bringer.name" label={t('代办人姓名')} required maxLength={20} value={by.name} {...(marked && !by.name.trim() ? { error: t('请填写代办人的姓名') } : {})} onChange={(name) => onChange({ ...by, name: name ?? '' })} />
          <TextField name="bringer.ground" label={t('代办依据')} hint={t(WORDS[by.who].ground)} required maxLength={60} value={by.ground} {...(marked && !by.ground.trim() ? { error: t('请写明代办的依据') } : {})} onChange={(ground) => onChange({ ...by, ground: ground ?? '' })} />
        </>
      )}
    </section>
  )
}
