import { dateText, Awaiting, Go, useAbility, useCall } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import type { Region } from '../../../regions/contract.ts'
import { getPopulation } from '../../contract.ts'
import { Bridge } from './bridge.tsx'
import { Heads, Note } from './population-page.tsx'
import './population.css'

/** Today's populations of a place with their bridge, on its page. */
export default function PlaceCard({ region }: { region: Region }) {
  const opens = useAbility('register.search')
  const query = useCall(getPopulation, { query: { region: region.code } })
  return (
    <Awaiting query={query} inside absent={<p className="d-quiet">{t('你当前岗位的管辖范围不包括这里，不显示人口数。')}</p>}>
      {(population) => (
        <>
          <Heads total={population.total} small={population.method.smallCount} />
          <Bridge population={population} />
          <p>
            {t('截至{day}。', { day: dateText(population.method.day) })}
            <Go to={`/population?region=${region.code}`}>{t('任意一天、年龄、人户分离和历年变动')}</Go>
          </p>
          {opens && (
            <p>
              {t('今天的名单：')}
              <Go to={`/people?place=${region.code}&tie=living`}>{t('居住在此的人')}</Go>
              {t('、')}
              <Go to={`/people?place=${region.code}&tie=registered`}>{t('户籍在此的人')}</Go>
              {t('、')}
              <Go to={`/households?place=${region.code}`}>{t('户')}</Go>
              {t('、')}
              <Go to={`/dwellings?place=${region.code}`}>{t('住房')}</Go>
            </p>
          )}
          <Note method={population.method} />
        </>
      )}
    </Awaiting>
  )
}
