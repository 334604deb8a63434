import { useCall } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { getMatter } from '../../../matters/contract.ts'
import type { AllowedMove, Case } from '../../contract.ts'

/** How the public notice that this move begins will read: with a masked name, and nothing that is nobody's business. */
export function PublicationPreview({ c, move }: { c: Case; move: AllowedMove }) {
  const here = c.stages.findIndex((one) => one.state === 'current')
  const next = move.move === 'advance' || move.move === 'accept' ? c.stages.slice(here + 1).find((one) => one.state === 'ahead') : undefined
  const publishes = next !== undefined && next.publicationDays !== null
  const matter = useCall(getMatter, { params: { code: c.matter.code }, query: { version: c.matter.version } }, { enabled: publishes, staleMs: 300_000 })
  const publication = matter.data?.stages.find((one) => one.key === next?.code)?.publication
  if (!publishes || !publication) return null
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (_whole, name: string) =>
      ({ title: c.matter.title, region: c.region.name, maskedName: masked(c.applicant.name), from: t('公示首日'), until: t('公示末日'), phone: matter.data?.guide.phone ?? '' })[name] ?? '')
  return (
    <section className="c-preview" aria-label={t('公示预览')}>
      <h3 className="c-sub">{t('接着公示{n}天，公示内容如下', { n: publication.days })}</h3>
      <p><strong>{fill(publication.title)}</strong></p>
      <p>{fill(publication.body)}</p>
    </section>
  )
}

const masked = (name: string) => {
  const letters = [...name]
  return letters.length < 2 ? name : letters[0]! + '*'.repeat(Math.min(letters.length - 1, 2))
}
