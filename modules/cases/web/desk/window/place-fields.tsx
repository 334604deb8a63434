import { useCall } from '../../../../../platform/web/desk/index.ts'
import { SelectField, TextField } from '../../../../../platform/web/kit/fields.tsx'
import { t } from '../../../../../platform/web/text.ts'
import { getRegion, listRegions } from '../../../../regions/contract.ts'

export interface Where {
  region: string
  placeText: string
}

/** Communities and grids within a place, and the place itself when it is one of them. */
export function usePlacesWithin(under: string): { code: string; label: string }[] {
  const regions = useCall(listRegions, { query: { under, limit: 1000 } }, { enabled: under !== '', staleMs: 300_000 })
  const own = useCall(getRegion, { params: { code: under } }, { enabled: under !== '', staleMs: 300_000 })
  const all = [...(own.data ? [own.data.region] : []), ...(regions.data?.items ?? []).filter((one) => one.code !== under)]
  const names = new Map(all.map((one) => [one.code, one.name]))
  return all
    .filter((one) => one.level === 'community' || one.level === 'grid')
    .sort((a, b) => a.code.localeCompare(b.code))
    .map((one) => ({ code: one.code, label: one.level === 'grid' && one.parent && names.has(one.parent) ? `${names.get(one.parent)} ${one.name}` : one.name }))
}

/** Where it is about. */
export function PlaceFields({ under, where, onChange, required, marked }: { under: string; where: Where; onChange: (where: Where) => void; required: boolean; marked: boolean }) {
  const places = usePlacesWithin(under)
  return (
    <section className="section" aria-label={t('在哪里')}>
      <h2>{t('在哪里')}</h2>
      <SelectField
        name="where.region"
        label={t('事发的社区（嘎查）或网格')}
        required={required}
        value={where.region}
        placeholder={required ? t('请选择') : t('申请人居住地')}
        choices={places.map((one) => ({ value: one.code, label: one.label }))}
        {...(marked && required && !where.region ? { error: t('请选择事发的社区（嘎查）或网格') } : {})}
        onChange={(region) => onChange({ ...where, region: region ?? '' })}
      />
      <TextField name="where.placeText" label={t('具体地点')} hint={t('路口、楼号、门牌')} maxLength={200} value={where.placeText} onChange={(placeText) => onChange({ ...where, placeText: placeText ?? '' })} />
    </section>
  )
}
