import { Awaiting, Go, useCall } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import type { Region } from '../../../regions/contract.ts'
import { getCoverage } from '../../contract.ts'

/** What a place does not serve yet, and the ways to the whole. */
export default function PlaceCard({ region }: { region: Region }) {
  const query = useCall(getCoverage, { query: { region: region.code } }, { staleMs: 60_000 })
  return (
    <Awaiting query={query} inside>
      {({ gaps, matters, communities }) => (
        <>
          {gaps.length === 0 ? <p className="d-quiet">{t('全部{n}项基本事项都能办。', { n: matters.length })}</p> : (
            <ul className="en-plain">
              {gaps.slice(0, 6).map((gap) => (
                <li key={gap.id}>{communities.length > 1 && t('{place}：', { place: communities.find((one) => one.code === gap.region)?.name ?? '' })}{t('“{what}”还不能办，{meanwhile}', { what: matters.find((one) => one.code === gap.matter)?.title ?? '', meanwhile: gap.meanwhile })}</li>
              ))}
            </ul>
          )}
          <p><Go to={`/matters/coverage?place=${region.code}`}>{t('看覆盖情况')}</Go> · <Go to="/entitlements/offers">{t('看服务供给')}</Go></p>
        </>
      )}
    </Awaiting>
  )
}
