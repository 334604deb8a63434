import { Awaiting, dateText, useCall } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import type { Region } from '../../../regions/contract.ts'
import { getPopulationStructure } from '../../contract.ts'
import { BarTable, Pyramid } from './charts.tsx'
import { brief, useName } from './words.ts'
import './population.css'

/** Ages, households and dwellings of a place, on its page. */
export default function StructureCard({ region }: { region: Region }) {
  const query = useCall(getPopulationStructure, { query: { region: region.code } })
  return (
    <Awaiting query={query} inside absent={<p className="d-quiet">{t('你当前岗位的管辖范围不包括这里，不显示人口数。')}</p>}>
      {(s) => (
        <>
          <Pyramid title={t('居住人口金字塔')} bands={s.pyramid} total={s.total} />
          <div className="po-two">
            <BarTable
              title={t('家庭户按居住人数')}
              head={t('户规模')}
              rows={s.households.sizes.map((each) => ({ key: each.label, label: t(each.label), n: each.n }))}
              total={s.households.family}
              note={t('集体户{n}户', { n: brief(s.households.collective) })}
            />
            <BarTable
              title={t('住房按用途')}
              head={t('用途')}
              rows={s.dwellings.uses.map((each) => ({ key: each.use, label: useName(each.use), n: each.n }))}
              total={s.dwellings.all}
              note={t('截至{day}的登记', { day: dateText(s.dwellings.day) })}
            />
          </div>
        </>
      )}
    </Awaiting>
  )
}
