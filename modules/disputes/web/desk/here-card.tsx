import { Awaiting, Facts, Go, useCall } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listDisputes, listRounds } from '../../contract.ts'

/** On the page of a place: how many files are open there and how its rounds stand, as counts. */
export default function HereCard({ region }: { region: { code: string } }) {
  const rounds = useCall(listRounds, { query: { region: region.code } }, { staleMs: 60_000 })
  return (
    <Awaiting query={useCall(listDisputes, { query: { region: region.code } }, { staleMs: 60_000 })}>
      {({ counts }) => (
        <>
          <Facts columns={2} facts={[
            { label: t('在办'), value: t('{n}件', { n: counts.open }) }, { label: t('履行中'), value: t('{n}件', { n: counts.performing }) }, { label: t('已过期限'), value: t('{n}件', { n: counts.late }) },
            { label: t('矛盾排查'), value: rounds.data ? t('已结束{n}轮，进行中{m}轮', { n: rounds.data.counts.closed, m: rounds.data.counts.open }) : '' },
          ]} />
          <p><Go to="/disputes">{t('调解案卷')}</Go>　<Go to="/disputes/rounds">{t('矛盾排查')}</Go>　<Go to="/disputes/figures">{t('调解统计')}</Go></p>
        </>
      )}
    </Awaiting>
  )
}
