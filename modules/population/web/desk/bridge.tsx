import type { Reply } from '../../../../platform/kernel/operation.ts'
import { t } from '../../../../platform/web/text.ts'
import type { getPopulation } from '../../contract.ts'
import { brief } from './words.ts'

type Population = Reply<typeof getPopulation>
type Count = number | null

/** How the three populations reconcile, as a sum that can be checked with a pencil. */
export function Bridge({ population }: { population: Population }) {
  const { total, away, came, method } = population
  const near = population.level === 'community'
  const far = population.level !== 'county'
  const steps: { sign: string; label: string; n: Count; sub?: { label: string; n: Count }[]; strong?: boolean }[] = [
    { sign: '', label: t('户籍人口'), n: total.registered, strong: true },
    {
      sign: '−', label: t('户籍在此、人住别处'), n: total.away,
      sub: [
        ...(near ? [{ label: t('同街道（苏木镇）'), n: away.near }] : []), ...(far ? [{ label: t('旗内其他'), n: away.county }] : []),
        { label: t('旗外'), n: away.outside }, { label: t('去向未登记'), n: away.unknown },
      ],
    },
    {
      sign: '＋', label: t('人住在此、户籍别处'), n: total.came,
      sub: [
        ...(near ? [{ label: t('同街道（苏木镇）'), n: came.near }] : []), ...(far ? [{ label: t('旗内其他'), n: came.county }] : []),
        { label: t('旗外'), n: came.outside }, { label: t('户籍未登记'), n: came.unknown },
      ],
    },
    { sign: '＝', label: t('居住人口'), n: total.living, strong: true },
    { sign: '−', label: t('流动人口中住不满{n}个月', { n: method.residentAfterMonths }), n: total.fresh },
    { sign: '＝', label: t('常住人口'), n: total.resident, strong: true },
  ]
  return (
    <table className="d-table po-bridge">
      <caption className="d-hidden">{t('三种人口口径怎样对上')}</caption>
      <tbody>
        {steps.map((step) => (
          <tr key={step.label} className={step.strong ? 'po-sum' : undefined}>
            <td className="po-sign">{step.sign}</td>
            <th scope="row">
              {step.label}
              {step.sub && step.n !== 0 && (
                <span className="po-sub">
                  {step.sub.filter((s) => s.n !== 0).map((s) => `${s.label} ${brief(s.n)}`).join(t('，'))}
                </span>
              )}
            </th>
            <td className="d-end">{brief(step.n)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
