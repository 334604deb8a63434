import { Button, Form, InputNumber } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, DayInput, EmptyList, FilterChip, Go, ListTable, PageHeading, Panel, useAbility, useCall, useMutate, useSearchState, dateText } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import type { Reply } from '../../../../platform/kernel/operation.ts'
import { getCompleteness, listOrganisationKinds, setLocalSize } from '../../contract.ts'
import { usePlaces } from './use-own-place.ts'
import { shareText } from './words.ts'
import './organisations.css'

type Page = Reply<typeof getCompleteness>
type Community = Page['communities'][number]

/** What each community and street lacks, and the share that is complete. */
export default function CompletenessPage() {
  const [search, setSearch] = useSearchState()
  const places = usePlaces()
  const query = useCall(getCompleteness, { query: { ...(search.place ? { region: search.place } : {}), ...(search.day ? { day: search.day } : {}) } }, { keep: true })
  return (
    <>
      <PageHeading title={t('组织健全情况')} crumbs={[{ label: t('组织'), to: '/organisations' }]} />
      <div className="d-bar" role="search" aria-label={t('筛选')}>
        {places && <FilterChip filter={places} value={search.place ?? ''} onChange={(place) => setSearch({ place })} />}
        <FilterChip
          filter={{ key: 'show', label: t('显示'), options: [{ value: 'gaps', label: t('只看有缺项的') }] }}
          value={search.show ?? ''}
          onChange={(show) => setSearch({ show })}
        />
        <span className="d-bar-end">
          <span className="d-quiet">{t('按哪天看')}</span>
          <span style={{ inlineSize: 170 }}>
            <DayInput id="complete-day" value={search.day ?? ''} onChange={(day) => (day === '' || /^\d{4}-\d{2}-\d{2}$/.test(day) ? setSearch({ day }) : undefined)} />
          </span>
        </span>
      </div>
      <Awaiting query={query}>{(page) => <Opened page={page} onlyGaps={search.show === 'gaps'} />}</Awaiting>
    </>
  )
}

function Opened({ page, onlyGaps }: { page: Page; onlyGaps: boolean }) {
  const shown = onlyGaps ? page.communities.filter((one) => one.gaps.length > 0) : page.communities
  return (
    <>
      <div className="o-figures">
        <Figure share={page.complete} what={t('组织健全的社区（嘎查）')} />
        <Figure share={page.stations} what={t('有服务站（一居一站）')} />
        <Figure share={page.party.covered} what={t('有党组织')} />
        <Figure share={page.party.threeHave} what={t('党组织有人员、场所、经费')} />
        {page.streets.length > 0 && <Figure share={page.streetsComplete} what={t('一队三中心四项齐全的街道')} />}
      </div>
      <p className="o-note">
        {t('按{day}的档案计算。', { day: dateText(page.day) })} <LocalSize size={page.localSize} />
      </p>
      {page.streets.length > 0 && (
        <Panel title={t('街道（苏木镇）')}>
          <div className="o-wrap">
            <ListTable<Page['streets'][number]>
              label={t('街道（苏木镇）')}
              rows={page.streets}
              rowKey={(row) => row.region}
              columns={[
                { key: 'name', title: t('名称'), width: 160, render: (row) => <Go to={`/organisations?place=${row.region}`}>{row.name}</Go> },
                { key: 'four', title: t('一队三中心'), width: 120, render: (row) => <span className={row.has === 4 ? 'o-good' : 'o-must'}>{t('{n} / 4', { n: row.has })}</span> },
                { key: 'gaps', title: t('缺什么'), render: (row) => <Gaps gaps={row.gaps} region={row.region} /> },
                { key: 'communities', title: t('健全的社区'), width: 130, render: (row) => t('{n} / {of}', row.communities) },
                { key: 'party', title: t('党组织有缺项'), width: 130, render: (row) => t('{n}个', { n: row.partyGaps }) },
              ]}
            />
          </div>
        </Panel>
      )}
      <Panel title={t('社区（嘎查）')} aside={<span className="d-quiet">{t('共{n}个', { n: shown.length })}</span>}>
        {shown.length === 0 ? (
          <EmptyList why={onlyGaps ? t('没有缺项') : t('这里没有社区（嘎查）')} />
        ) : (
          <div className="o-wrap">
            <ListTable<Community>
              label={t('社区（嘎查）')}
              rows={shown}
              rowKey={(row) => row.region}
              rowTone={(row) => (row.complete ? undefined : 'late')}
              columns={[
                { key: 'name', title: t('名称'), width: 150, render: (row) => <Go to={`/regions/${row.region}`}>{row.name}</Go> },
                { key: 'street', title: t('街道（苏木镇）'), width: 140, render: (row) => row.streetName },
                { key: 'state', title: t('情况'), width: 90, render: (row) => (row.complete ? <span className="o-good">{t('健全')}</span> : <span className="o-must">{t('不健全')}</span>) },
                { key: 'gaps', title: t('缺项和待研究'), render: (row) => <Gaps gaps={row.gaps} region={row.region} /> },
                { key: 'party', title: t('党组织'), width: 220, render: (row) => partyText(row.party) },
              ]}
            />
          </div>
        )}
      </Panel>
    </>
  )
}

const Figure = ({ share, what }: { share: { n: number; of: number }; what: string }) => (
  <div className="o-figure">
    <strong>{shareText(share)}</strong>
    <span>
      {what} {share.of > 0 && t('{n} / {of}', share)}
    </span>
  </div>
)

function Gaps({ gaps, region }: { gaps: Community['gaps']; region: string }) {
  const keeps = useAbility('organisations.keep')
  if (gaps.length === 0) return <span className="d-quiet">{t('没有缺项')}</span>
  return (
    <ul className="o-gaps">
      {gaps.map((gap, index) => (
        <li key={index} className={gap.weight === 'must' ? 'o-must' : 'o-should'}>
          {gap.organisationId ? (
            <Go to={`/organisations/${gap.organisationId}`}>{gap.message}</Go>
          ) : keeps && gap.code === 'missing' ? (
            <Go to={`/organisations/new?region=${region}&kind=${gap.kind}`}>{gap.message}</Go>
          ) : (
            gap.message
          )}
        </li>
      ))}
    </ul>
  )
}

function partyText(party: Community['party']): string {
  if (!party.covered) return party.standIn === 'liaison' ? t('无，有党员联络服务站') : party.standIn === 'instructor' ? t('无，有党建指导员') : t('无，也没有联络站或指导员')
  const lacks = [!party.staff && t('专职人员'), !party.office && t('场所'), !party.funds && t('经费')].filter(Boolean)
  return lacks.length ? t('有，缺{what}', { what: lacks.join('、') }) : t('有，人员、场所、经费齐全')
}

/** The county's own line for large communities: no law says how many. */
function LocalSize({ size }: { size: number | null }) {
  const adapts = useAbility('organisations.adapt')
  const [open, setOpen] = useState(false)
  const set = useMutate(setLocalSize, { touches: [getCompleteness, listOrganisationKinds] })
  return (
    <>
      {size === null ? t('没有设定专业服务机构的人口规模线。') : t('人口达到{n}人的社区，提示研究设立专业服务机构。', { n: size.toLocaleString('zh-CN') })}
      {adapts && (
        <Button type="link" onClick={() => setOpen(true)}>
          {t('设定规模线')}
        </Button>
      )}
      <ActionDialog<{ people?: number | null }>
        open={open}
        name="local-size"
        title={t('设定人口规模线')}
        sentence={t('在册人口达到这个数、又没有专业服务机构的社区，会列出来供研究。不填为不提示。')}
        verb={t('保存')}
        initial={{ people: size }}
        onSubmit={(typed) => set.mutateAsync({ body: { people: typed.people ?? null } })}
        onClose={() => setOpen(false)}
      >
        <Form.Item name="people" label={t('人数')}>
          <InputNumber min={100} max={1_000_000} precision={0} suffix={t('人')} style={{ inlineSize: 180 }} />
        </Form.Item>
      </ActionDialog>
    </>
  )
}
