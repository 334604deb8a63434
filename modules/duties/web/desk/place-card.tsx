import { Awaiting, dateText, Go, useCall } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import type { Region } from '../../../regions/contract.ts'
import { getDutyCoverage } from '../../contract.ts'
import { shareText } from './coverage-page.tsx'

/** What is missing at a place before it is late, on its page. */
export default function PlaceCard({ region }: { region: Region }) {
  const query = useCall(getDutyCoverage, { query: { region: region.code } })
  return (
    <Awaiting query={query} inside absent={<p className="d-quiet">{t('你当前岗位的管辖范围不包括这里，不显示责任完成情况。')}</p>}>
      {(reply) => (
        <>
          <p>{t('今年到期{owed}项，完成率{share}；逾期未完成{late}项，三十天内要完成{ahead}项。截至{day}。', { owed: reply.all.owed, share: shareText(reply.all.coverage), late: reply.all.late, ahead: reply.all.ahead, day: dateText(reply.today) })}</p>
          {reply.duties.filter((one) => one.late + one.ahead > 0).length > 0 && (
            <ul>
              {reply.duties.filter((one) => one.late + one.ahead > 0).slice(0, 5).map((one) => (
                <li key={one.code}>
                  <Go to={`/duties?tab=${one.late ? 'late' : 'soon'}&whose=all&region=${region.code}&code=${encodeURIComponent(one.code)}`}>{one.title}</Go>{' '}
                  <span className={one.late ? 'dut-bad' : 'dut-soon'}>{one.late ? t('逾期{n}项', { n: one.late }) : t('{n}项待完成', { n: one.ahead })}</span>
                </li>
              ))}
            </ul>
          )}
          <p><Go to={`/duties/coverage?region=${region.code}`}>{t('全部责任和下级情况')}</Go></p>
        </>
      )}
    </Awaiting>
  )
}
