import { Go } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import './voices.css'

const PLACES = [['/voices', '社情民意'], ['/voices/topics', '话题'], ['/voices/hearings', '听取意见'], ['/voices/contacts', '接待日'], ['/voices/summary', '汇总'], ['/voices/proposals', '协商建议']] as const
export type VoicePlace = (typeof PLACES)[number][0]

/** The way between the lists of the area. */
export function Area({ at }: { at: VoicePlace }) {
  return (
    <nav aria-label={t('民意')} className="vo-area">
      <ul>
        {PLACES.map(([to, title]) => (
          <li key={to}><Go to={to} {...(to === at ? { 'aria-current': 'page' as const } : {})} className={to === at ? 'vo-here' : ''}>{t(title)}</Go></li>
        ))}
      </ul>
    </nav>
  )
}
