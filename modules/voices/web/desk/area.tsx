import { Go, useAbility } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import './voices.css'

const PLACES = [['/voices', '社情民意'], ['/voices/topics', '话题'], ['/voices/hearings', '听取意见'], ['/voices/contacts', '接待日'], ['/voices/letters', '来信来访'], ['/voices/summary', '汇总'], ['/voices/proposals', '协商建议']] as const
export type VoicePlace = (typeof PLACES)[number][0]

/** The way between the lists of the area. */
export function Area({ at }: { at: VoicePlace }) {
  const letters = useAbility('voices.letters')
  return (
    <nav aria-label={t('民意')} className="vo-area">
      <ul>
        {PLACES.filter(([to]) => to !== '/voices/letters' || letters).map(([to, title]) => (
          <li key={to}><Go to={to} {...(to === at ? { 'aria-current': 'page' as const } : {})} className={to === at ? 'vo-here' : ''}>{t(title)}</Go></li>
        ))}
      </ul>
    </nav>
  )
}
