import { Go } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'

const PLACES = [
  ['/residence', '租住备案'], ['/residence/declarations', '居住登记'], ['/residence/permits', '居住证'], ['/residence/needs', '服务需求'],
  ['/residence/origin', '商请户籍地'], ['/residence/totals', '情况'], ['/residence/matters', '事项同等'],
] as const

/** The way between the lists of the area. */
export function Area({ at }: { at: (typeof PLACES)[number][0] }) {
  return (
    <nav aria-label={t('居住服务')} className="res-area">
      <ul>
        {PLACES.map(([to, title]) => (
          <li key={to}>
            <Go to={to} {...(to === at ? { 'aria-current': 'page' as const } : {})} className={to === at ? 'res-here' : ''}>{t(title)}</Go>
          </li>
        ))}
      </ul>
    </nav>
  )
}
