import { Alert, Checkbox, Form, Input, InputNumber, Select, Tag } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, dateText, DetailPage, Facts, Go, Panel, Timeline, useCall, useGo, useMutate, useParam } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import {
  closeEvaluationRound, drawEvaluationSample, getEvaluationRound, listEvaluationEntries, listEvaluationRounds, listPanelCandidates, SCHEME_KINDS, setRoundPanel, STANDS, startEvaluationEntry, WAYS, type Stand,
} from '../../contract.ts'
import { EntryState_, pointsText, stepEntries, unitKindText } from './words.tsx'
import './evaluation.css'

type Chosen = { what: 'panel' | 'draw' | 'close' } | { what: 'apply'; unitKind: string; region: string; name: string }

/** One round: its calendar, the combined sheet of all units, panel, samples, signatures. */
export default function RoundPage() {
  const id = useParam('id')
  const go = useGo()
  const query = useCall(getEvaluationRound, { params: { id } })
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const touches = [getEvaluationRound, listEvaluationRounds]
  const draw = useMutate(drawEvaluationSample, { touches })
  const end = useMutate(closeEvaluationRound, { touches })
  const start = useMutate(startEvaluationEntry, { touches: [...touches, listEvaluationEntries] })
  const close = () => setChosen(null)
  const begin = async (unit: { unitKind: string; region: string }, unitName: string) => go(`/evaluation/entries/${(await start.mutateAsync({ body: { roundId: id, ...unit, unitName } as never })).id}`)
  return (
    <Awaiting query={query}>
      {({ round, standard, members, draws, sheet, steps, unsigned, applicable, may }) => (
        <DetailPage
          title={round.title}
          crumbs={[{ label: t('评选轮次'), to: '/evaluation' }]}
          sentence={t('{kind}：{from}开始，{apply}前申报，{decide}前作出决定。', { kind: t(SCHEME_KINDS[round.kind]), from: dateText(round.opensOn), apply: dateText(round.applyUntil), decide: dateText(round.decideBy) })}
          state={round.state === 'open' ? t('进行中') : t('已结束')}
          notice={round.state === 'open' && round.nextOn && round.nextOn <= dayOf(new Date()) ? <Alert type="warning" showIcon title={t('按周期该开新一轮了，请先办完这一轮')} /> : undefined}
          actions={[
            ...applicable.map((one, i) => one.entryId
              ? { key: `own-${one.unitKind}`, label: t('打开{name}的申报', { name: one.name }), primary: i === 0, onChoose: () => go(`/evaluation/entries/${one.entryId}`) }
              : {
                  key: `apply-${one.unitKind}`, label: one.unitKind === 'community' || one.unitKind === 'township' ? t('{name}开始自评', { name: one.name }) : t('为{kind}申报', { kind: unitKindText(one.unitKind) }), primary: i === 0,
                  onChoose: () => (one.unitKind === 'community' || one.unitKind === 'township' ? void begin({ unitKind: one.unitKind, region: one.region }, '') : setChosen({ what: 'apply', unitKind: one.unitKind, region: one.region, name: one.name })),
                }),
            ...(may.includes('panel') ? [{ key: 'panel', label: t('确定评审人员'), primary: members.length === 0 && applicable.length === 0, onChoose: () => setChosen({ what: 'panel' }) }] : []),
            ...(may.includes('draw') ? [{ key: 'draw', label: t('抽样'), onChoose: () => setChosen({ what: 'draw' }) }] : []),
            ...(may.includes('close') ? [{ key: 'close', label: t('结束这一轮'), danger: true, onChoose: () => setChosen({ what: 'close' }) }] : []),
          ]}
          noActions={t('现在没有要您办的。')}
          facts={
            <>
              <Panel title={t('日程')}><Facts facts={[
                { label: t('方案'), value: <Go to={`/evaluation/schemes/${round.schemeId}`}>{round.schemeTitle}</Go> }, { label: t('组织'), value: round.byName },
                { label: t('申报'), value: t('{n}个单位，{m}个在办，{g}个已命名', { n: round.entries, m: round.underWay, g: round.granted }) },
                { label: t('下一轮'), value: round.nextOn ? dateText(round.nextOn) : t('按需要') }, round.closedOn !== null && { label: t('结束'), value: dateText(round.closedOn) },
              ]} /></Panel>
              <Panel title={t('评审人员')}>
                {members.length === 0 ? <p className="d-quiet">{t('还没有确定。')}</p> : <ul className="evl-items">{members.map((one) => <li key={one.id}>{one.name}{one.lead && <Tag style={{ marginInlineStart: 8 }}>{t('组长')}</Tag>}</li>)}</ul>}
              </Panel>
              <Panel title={t('签署')}>
                <ul className="evl-items">{standard.stages.map((one) => <li key={one.key}>{one.title}<div className={unsigned.includes(one.title) ? 'evl-late' : 'd-quiet'}>{unsigned.includes(one.title) ? t('还没有签署') : t('已有签署')}</div></li>)}</ul>
              </Panel>
            </>
          }
        >
          <Panel title={t('综合评分表')} aside={t('{n}个单位', { n: sheet.length })}>
            {sheet.length === 0 ? <p className="d-quiet">{t('您的管辖范围内还没有单位申报。')}</p> : (
              <div className="evl-scroll" tabIndex={0} role="region" aria-label={t('综合评分表')}>
                <table>
                  <thead>
                    <tr>
                      <th scope="col">{t('单位')}</th><th scope="col">{t('状态')}</th><th scope="col" className="evl-n">{t('合计')}</th>
                      {standard.items.map((one) => <th key={one.key} scope="col" className="evl-n" title={t(WAYS[one.way])}>{one.title}<div className="d-quiet">{t('{n}分', { n: one.weight })}</div></th>)}
                      <th scope="col">{t('签署')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {sheet.map((row) => (
                      <tr key={row.entryId}>
                        <th scope="row"><Go to={`/evaluation/entries/${row.entryId}`}>{row.unitName}</Go><div className="d-quiet">{unitKindText(row.unitKind)}</div></th>
                        <td><EntryState_ state={row.state} /></td>
                        <td className="evl-n">{row.total === null ? <span className="d-quiet">{t('{n}（缺{m}项）', { n: pointsText(row.soFar), m: row.missing })}</span> : <strong>{pointsText(row.total)}{row.grade ? ` ${row.grade}` : ''}</strong>}</td>
                        {standard.items.map((one) => {
                          const cell = row.cells.find((each) => each.key === one.key)
                          return <td key={one.key} className="evl-n">{cell ? (cell.points === null ? <span className="evl-open">{t('待评')}</span> : <>{pointsText(cell.points)}{cell.from === 'figures' && <span className="d-quiet">{t('自动')}</span>}</>) : <span className="d-quiet">{t('不适用')}</span>}</td>
                        })}
                        <td>{row.signed.map((one) => <div key={one.stage + one.at}>{t('{stage}：{stand}（{name}）', { stage: one.stage, stand: t(STANDS[one.stand as Stand]), name: one.byName })}</div>)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            )}
          </Panel>
          {draws.length > 0 && (
            <Panel title={t('抽样')}>
              <ul className="evl-items">
                {draws.map((one) => (
                  <li key={one.id}>
                    <div className="evl-item-head"><strong>{one.purpose}</strong><span className="d-quiet">{t('{name}，{day}', { name: one.byName, day: dateText(one.at) })}</span></div>
                    <p>{t('随机种子“{seed}”，{pool}个单位里抽{n}个：{names}', { seed: one.seed, pool: one.pool, n: one.drawn.length, names: one.drawn.map((each) => each.name).join('、') })}</p>
                    <p className={one.unchanged ? 'd-quiet' : 'evl-late'}>{one.unchanged ? t('用同一种子重新抽取，结果一致。方法：{way}', { way: one.way }) : t('重新抽取的结果与记录不一致，请核查')}</p>
                  </li>
                ))}
              </ul>
            </Panel>
          )}
          <Panel title={t('经过')}><Timeline entries={stepEntries(steps)} /></Panel>
          {chosen?.what === 'panel' && <PanelForm id={id} version={round.version} members={members} onClose={close} />}
          {chosen?.what === 'draw' && (
            <ActionDialog<{ purpose: string; seed: string; wanted: number; unitKind?: string }> open name="draw" title={t('抽样')} verb={t('抽取')} sentence={t('从已经申报的单位里抽。种子请用事先说好、谁也不能左右的号码，例如当天公布的号码；同一种子谁来抽结果都一样。')}
              onSubmit={({ purpose, seed, wanted, unitKind }) => draw.mutateAsync({ params: { id }, body: { purpose, seed, wanted, ...(unitKind ? { unitKind } : {}) } as never })} initial={{ purpose: t('现场抽查'), wanted: 3 }} onClose={close}>
              <Form.Item name="purpose" label={t('用途')} rules={[{ required: true, message: t('请写明用途') }]}><Input maxLength={100} /></Form.Item>
              <Form.Item name="seed" label={t('随机种子')} rules={[{ required: true, message: t('请填写种子') }]}><Input maxLength={60} /></Form.Item>
              <Form.Item name="wanted" label={t('抽几个')} rules={[{ required: true, message: t('请填写') }]}><InputNumber min={1} max={500} precision={0} style={{ width: 160 }} /></Form.Item>
              {standard.units.length > 1 && <Form.Item name="unitKind" label={t('只抽')}><Select allowClear options={standard.units.map((one) => ({ value: one, label: unitKindText(one) }))} /></Form.Item>}
            </ActionDialog>
          )}
          {chosen?.what === 'close' && (
            <ActionDialog<{ words?: string }> open name="close-round" title={t('结束这一轮')} verb={t('结束')} danger sentence={t('所有申报都有结果、每个环节都有签署才能结束。结束以后不能再打开。')}
              onSubmit={({ words }) => end.mutateAsync({ params: { id }, body: { words: words ?? '', version: round.version } as never })} onClose={close}>
              <Form.Item name="words" label={t('小结')}><Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} /></Form.Item>
            </ActionDialog>
          )}
          {chosen?.what === 'apply' && (
            <ActionDialog<{ unitName: string }> open name="apply" title={t('为{kind}申报', { kind: unitKindText(chosen.unitKind) })} verb={t('开始自评')} onSubmit={({ unitName }) => begin({ unitKind: chosen.unitKind, region: chosen.region }, unitName)} onClose={close}>
              <Form.Item name="unitName" label={t('单位名称')} rules={[{ required: true, min: 2, message: t('请填写单位名称') }]}><Input maxLength={60} /></Form.Item>
            </ActionDialog>
          )}
        </DetailPage>
      )}
    </Awaiting>
  )
}

function PanelForm({ id, version, members, onClose }: { id: string; version: number; members: readonly { accountId: string; lead: boolean }[]; onClose: () => void }) {
  const staff = useCall(listPanelCandidates, {})
  const set = useMutate(setRoundPanel, { touches: [getEvaluationRound] })
  const options = (staff.data?.items ?? []).map((one) => ({ value: one.id, label: `${one.name}（${one.posts}）` }))
  return (
    <ActionDialog<{ people: string[]; leads?: string[] }> open name="panel" title={t('确定评审人员')} verb={t('确定')} sentence={t('评审人员可以给本旗县区任何街道的单位打分，本单位的申报要回避。去掉的人已经打的分保留。')}
      initial={{ people: members.map((one) => one.accountId), leads: members.filter((one) => one.lead).map((one) => one.accountId) }}
      onSubmit={({ people, leads }) => set.mutateAsync({ params: { id }, body: { members: people.map((accountId) => ({ accountId, lead: leads?.includes(accountId) ?? false })), version } as never })} onClose={onClose}>
      <Form.Item name="people" label={t('评审人员')} rules={[{ required: true, message: t('请选择') }]}><Select mode="multiple" showSearch optionFilterProp="label" loading={staff.isLoading} options={options} /></Form.Item>
      <Form.Item noStyle dependencies={['people']}>
        {({ getFieldValue }) => {
          const chosen = new Set((getFieldValue('people') ?? []) as string[])
          return chosen.size > 0 && <Form.Item name="leads" label={t('组长')}><Checkbox.Group options={options.filter((one) => chosen.has(one.value))} /></Form.Item>
        }}
      </Form.Item>
    </ActionDialog>
  )
}
