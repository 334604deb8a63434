import { Awaiting, DayInput, EmptyList, FilterChip, Go, ListTable, PageHeading, dateText, useCall, useSearchState } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import type { Reply } from '../../../../platform/kernel/operation.ts'
import { getCrossPosts } from '../../contract.ts'
import { usePlaces } from './use-own-place.ts'
import { shareText } from './words.ts'
import './organisations.css'

type Row = Reply<typeof getCrossPosts>['communities'][number]

/** Posts held across bodies, with the people behind each share, of any day. */
export default function CrossPostsPage() {
  const [search, setSearch] = useSearchState()
  const places = usePlaces()
  const query = useCall(getCrossPosts, { query: { ...(search.place ? { region: search.place } : {}), ...(search.day ? { day: search.day } : {}) } }, { keep: true })
  return (
    <>
      <PageHeading title={t('交叉任职')} crumbs={[{ label: t('组织'), to: '/organisations' }]} />
      <div className="d-bar" role="search" aria-label={t('筛选')}>
        {places && <FilterChip filter={places} value={search.place ?? ''} onChange={(place) => setSearch({ place })} />}
        <span className="d-bar-end">
          <span className="d-quiet">{t('按哪天看')}</span>
          <span style={{ inlineSize: 170 }}>
            <DayInput id="cross-day" value={search.day ?? ''} onChange={(day) => (day === '' || /^\d{4}-\d{2}-\d{2}$/.test(day) ? setSearch({ day }) : undefined)} />
          </span>
        </span>
      </div>
      <Awaiting query={query}>
        {(page) => (
          <>
            <div className="o-figures">
              <Figure share={page.oneShoulder} what={t('书记、主任一肩挑')} unit={t('个社区')} />
              <Figure share={page.cross} what={t('在党组织、居委会、服务站中两处以上任职')} unit={t('人')} />
              <Figure share={page.representatives} what={t('居民代表兼业主代表或业委会成员')} unit={t('人')} />
            </div>
            <p className="o-note">{t('按{day}在任的职务计算，每个人只算一次。', { day: dateText(page.day) })}</p>
            {page.communities.length === 0 ? (
              <EmptyList why={t('这一天没有登记任职')} todo={t('在组织档案里登记任职后，这里会自动计算。')} />
            ) : (
              <div className="o-wrap">
                <ListTable<Row>
                  label={t('各社区交叉任职')}
                  rows={page.communities}
                  rowKey={(row) => row.region}
                  columns={[
                    { key: 'name', title: t('社区（嘎查）'), width: 150, render: (row) => <Go to={`/organisations?place=${row.region}`}>{row.name}</Go> },
                    { key: 'secretary', title: t('书记'), width: 110, render: (row) => row.secretary ?? <span className="d-quiet">{t('未登记')}</span> },
                    { key: 'director', title: t('主任'), width: 110, render: (row) => row.director ?? <span className="d-quiet">{t('未登记')}</span> },
                    { key: 'one', title: t('一肩挑'), width: 90, render: (row) => (row.oneShoulder ? t('是') : t('否')) },
                    { key: 'cross', title: t('交叉任职的人'), render: (row) => (row.cross.length ? t('{names}（{n} / {of}人）', { names: row.cross.join('、'), n: row.cross.length, of: row.of }) : t('无（共{of}人任职）', { of: row.of })) },
                    { key: 'both', title: t('兼业主代表的居民代表'), width: 220, render: (row) => row.both.join('、') || t('无') },
                  ]}
                />
              </div>
            )}
          </>
        )}
      </Awaiting>
    </>
  )
}

const Figure = ({ share, what, unit }: { share: { n: number; of: number }; what: string; unit: string }) => (
  <div className="o-figure">
    <strong>{shareText(share)}</strong>
    <span>
      {what} {share.of > 0 && t('{n} / {of}{unit}', { ...share, unit })}
    </span>
  </div>
)
