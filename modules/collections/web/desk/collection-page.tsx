import { Form } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, dateText, DetailPage, Facts, Go, ListPage, Panel, Timeline, useCall, useGo, useMutate, useParam } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import {
  cancelCollection, COLLECTION_STATES, exportCollection, FILLERS, getCollection, issueCollection, listCollections, listSheets, PERIODS, SHEET_STATES, type Collection, type SheetLine,
} from '../../contract.ts'
import { CollectionForm } from './collection-form.tsx'
import { Progress, SaveFile, stateText, stepEntries } from './parts.tsx'

const touches = [getCollection, listCollections, listSheets]

/** One collection: what is asked, how far each level is, who has not reported. */
export default function CollectionPage() {
  const id = useParam('id')
  const go = useGo()
  const query = useCall(getCollection, { params: { id } })
  const issue = useMutate(issueCollection, { touches })
  const cancel = useMutate(cancelCollection, { touches })
  const [chosen, setChosen] = useState<'edit' | 'repeat' | 'issue' | 'cancel' | null>(null)
  const close = () => setChosen(null)
  return (
    <Awaiting query={query}>
      {({ collection, mine, levels, streets, next, steps, may }) => (
        <DetailPage
          title={t('{title}（{period}）', { title: collection.title, period: collection.periodTitle })}
          crumbs={[{ label: t('填报'), to: '/collections' }]}
          sentence={t('{place}发起，数字截至{day}，{due}前定稿', { place: collection.regionName, day: dateText(collection.day), due: dateText(collection.dueTop) })}
          state={t(COLLECTION_STATES[collection.state])}
          actions={[
            ...(may.includes('issue') ? [{ key: 'issue', label: t('下发'), primary: true, onChoose: () => setChosen('issue') }] : []),
            ...(mine ? [{ key: 'mine', label: !mine.leaf ? t('看本级汇总') : ['waiting', 'filling', 'returned'].includes(mine.state) ? t('填本级报表') : t('看本级报表'), primary: !may.includes('issue'), onChoose: () => go(`/collections/sheets/${mine.id}`) }] : []),
            ...(may.includes('edit') ? [{ key: 'edit', label: t('修改'), onChoose: () => setChosen('edit') }] : []),
            ...(may.includes('repeat') && next ? [{ key: 'repeat', label: t('发起下一期'), onChoose: () => setChosen('repeat') }] : []),
            ...(may.includes('cancel') ? [{ key: 'cancel', label: t('取消填报'), danger: true, onChoose: () => setChosen('cancel') }] : []),
          ]}
          noActions={t('现在没有要您办的。')}
          facts={
            <>
              <Panel title={t('要求')}><Facts facts={[
                { label: t('周期'), value: t(PERIODS[collection.period]) }, { label: t('数字截至'), value: dateText(collection.day) },
                { label: t('社区（嘎查）截止'), value: dateText(collection.dueCommunity) }, { label: t('街道（苏木镇）截止'), value: dateText(collection.dueTownship) }, { label: t('汇总定稿'), value: dateText(collection.dueTop) },
                { label: t('范围'), value: collection.places.length ? t('选定的{n}处', { n: collection.places.length }) : t('本级以下所有地方') },
                { label: t('发起'), value: collection.byName, note: collection.issuedAt ? t('{day}下发', { day: dateText(collection.issuedAt) }) : undefined },
                collection.sentence !== '' && { label: t('填报要求'), value: collection.sentence, wide: true },
              ]} /></Panel>
              <Panel title={t('要填的数字')}>
                <ol className="col-asked">
                  {collection.items.map((item) => (
                    <li key={item.key}>{item.title}{item.unit && t('（{unit}）', { unit: item.unit })}
                      <p className="d-quiet" style={{ margin: 0 }}>{t('{who}填报', { who: t(FILLERS[item.by]) })}{item.indicator && t('，定稿后进入指标{code}', { code: item.indicator })}{item.note && t('。{note}', { note: item.note })}</p>
                    </li>
                  ))}
                </ol>
              </Panel>
              {steps.length > 0 && <Panel title={t('经过')}><Timeline entries={stepEntries(steps)} /></Panel>}
            </>
          }
        >
          {collection.state === 'draft'
            ? <Panel title={t('还没有下发')}><p className="d-quiet">{t('下发以后，每个要填报的地方都会有一份报表，谁还没有报在这里一目了然。')}</p></Panel>
            : (
                <>
                  <ul className="col-levels" aria-label={t('各级进度')}>
                    {levels.map((one) => (
                      <li key={one.level}><span className="d-quiet">{t('{level}，{day}截止', { level: one.title, day: dateText(one.dueOn) })}</span><strong>{t('{n}/{all}', { n: one.accepted + one.excused, all: one.asked })}</strong><Progress of={one} brief /></li>
                    ))}
                  </ul>
                  {streets.length > 1 && <Streets rows={streets} />}
                  <Sheets collection={collection} />
                </>
              )}
          {chosen === 'edit' && <CollectionForm file={collection} onClose={close} />}
          {chosen === 'repeat' && next && <CollectionForm file={collection} next={next} onClose={close} onMade={(made) => go(`/collections/${made}`)} />}
          {chosen === 'issue' && (
            <ActionDialog<object> open name="issue-collection" title={t('下发填报')} verb={t('下发')} sentence={t('下发以后每个地方都会收到通知，要填的数字不能再改。')}
              onSubmit={() => issue.mutateAsync({ params: { id }, body: { version: collection.version } as never })} onClose={close}><Form.Item noStyle><span /></Form.Item></ActionDialog>
          )}
          {chosen === 'cancel' && (
            <ActionDialog<{ reason: string }> open name="cancel-collection" danger title={t('取消填报')} verb={t('取消填报')} sentence={t('已经报出的内容仍可查看，不再催报。')} reason={{ label: t('原因'), max: 300 }}
              onSubmit={({ reason }) => cancel.mutateAsync({ params: { id }, body: { version: collection.version, words: reason } as never })} onClose={close} />
          )}
        </DetailPage>
      )}
    </Awaiting>
  )
}

function Streets({ rows }: { rows: readonly { region: string; regionName: string; sheetId: string; state: keyof typeof SHEET_STATES; asked: number; accepted: number; sent: number; late: number }[] }) {
  return (
    <Panel title={t('各街道（苏木镇）汇总')}>
      <div className="col-scroll">
        <table className="d-table">
          <thead><tr><th scope="col">{t('地方')}</th><th scope="col">{t('汇总表')}</th><th scope="col" className="d-end">{t('下级通过')}</th><th scope="col" className="d-end">{t('待审核')}</th><th scope="col" className="d-end">{t('逾期')}</th></tr></thead>
          <tbody>
            {rows.map((one) => (
              <tr key={one.region}>
                <th scope="row"><Go to={`/collections/sheets/${one.sheetId}`}>{one.regionName}</Go></th><td>{stateText({ ...one, leaf: false })}</td>
                <td className="d-end">{t('{n}/{all}', { n: one.accepted, all: one.asked })}</td><td className="d-end">{one.sent || ''}</td><td className={one.late ? 'd-end col-late' : 'd-end'}>{one.late || ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}

function Sheets({ collection }: { collection: Collection }) {
  return (
    <ListPage<typeof listSheets, SheetLine>
      id="collection-sheets"
      embedded
      title={t('各地报表')}
      operation={listSheets}
      ask={({ tab, q, after }) => ({ params: { id: collection.id }, query: { show: (tab || 'all') as 'all', ...(q ? { q: q.slice(0, 50) } : {}), ...(after ? { after } : {}) } })}
      read={(reply) => reply}
      rowKey={(row) => row.id}
      rowTo={(row) => `/collections/sheets/${row.id}`}
      rowTone={(row) => (row.late ? 'late' : undefined)}
      tabs={[
        { key: 'all', label: t('全部') }, { key: 'check', label: t('等我审核'), tone: 'mine' }, { key: 'late', label: t('逾期'), tone: 'late' }, { key: 'owed', label: t('还没报') }, { key: 'returned', label: t('退回') },
        { key: 'accepted', label: t('已通过') }, { key: 'gaps', label: t('缺数据') },
      ]}
      search={t('地方')}
      columns={[
        { key: 'place', title: t('地方'), render: (row) => row.regionName },
        { key: 'level', title: t('层级'), width: 120, render: (row) => row.levelTitle },
        { key: 'state', title: t('状态'), width: 100, render: stateText },
        { key: 'due', title: t('截止'), width: 140, render: (row) => (row.late ? <span className="col-late">{t('{day}，逾期{n}天', { day: dateText(row.dueOn, 'short'), n: row.lateDays })}</span> : dateText(row.dueOn)) },
        { key: 'sent', title: t('报出'), width: 130, render: (row) => (row.sentAt ? t('{name}，{day}', { name: row.sentBy, day: dateText(row.sentAt, 'short') }) : '') },
        { key: 'why', title: t('说明'), width: 150, render: (row) => (row.gaps > 0 ? t('{n}项没有数据', { n: row.gaps }) : row.why) },
      ]}
      unit={t('份')}
      empty={(tab) => ({ why: tab === 'late' ? t('没有逾期的报表') : tab === 'check' ? t('没有等您审核的报表') : t('没有这样的报表') })}
      tools={() => <SaveFile operation={exportCollection} input={{ params: { id: collection.id } }} name={t('{title}（{period}）.xlsx', { title: collection.title, period: collection.periodTitle })} label={t('导出 Excel')} />}
    />
  )
}
