import { Form, Input, InputNumber, Select } from 'antd'
import { useRef, useState } from 'react'
import {
  ActionDialog, Awaiting, DateText, DayInput, dayRule, DetailPage, Facts, Go, newClientId, Panel, Timeline, useAbility, useCall, useGo, useMutate, useParam,
} from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { decideEstate, estateDecisions, getEstate, listEstates, updateEstate, type EstateLine } from '../../contract.ts'
import { decisionName, estateStateName, kindName, options } from '../names.ts'

const DEEDS: Record<string, string> = { kept: '登记', changed: '修改', candidate: '列为候选', covered: '改为已覆盖', decided: '登记决定' }

/** One estate: its facts, what was decided, who heads its courtyard. */
export default function EstatePage() {
  const id = useParam('id')
  const go = useGo()
  const keeps = useAbility('grids.keep_estates')
  const decides = useAbility('grids.decide_estates')
  const dossiers = useAbility('territory.propose')
  const query = useCall(getEstate, { params: { id } })
  const [doing, setDoing] = useState<'change' | 'candidate' | 'decide'>()
  return (
    <Awaiting query={query}>
      {({ estate, heads, changes }) => (
        <DetailPage
          title={estate.name}
          crumbs={[{ label: t('网格'), to: '/grids' }, { label: t('小区'), to: '/grids/estates' }]}
          sentence={t('{place}，{state}，在册{n}户。', { place: estate.regionName, state: estateStateName(estate.state), n: estate.households })}
          actions={[
            ...(decides && estate.state === 'candidate' ? [{ key: 'decide', label: t('登记决定'), primary: true, onChoose: () => setDoing('decide') }] : []),
            ...(keeps && estate.state === 'covered' ? [{ key: 'candidate', label: t('列为候选'), onChoose: () => setDoing('candidate') }] : []),
            ...(keeps ? [{ key: 'change', label: t('修改'), onChoose: () => setDoing('change') }] : []),
            ...(dossiers && estate.state !== 'covered' ? [{ key: 'dossier', label: t('发起区划调整'), onChoose: () => go('/territory/new') }] : []),
          ]}
          facts={
            <Panel title={t('基本情况')}>
              <Facts
                facts={[
                  { label: t('所在社区'), value: <Go to={`/regions/${estate.region}`}>{estate.regionName}</Go> },
                  { label: t('开发单位'), value: estate.developer || t('没有登记') },
                  { label: t('规划户数'), value: estate.stated === null ? t('没有登记') : t('{n}户', { n: estate.stated }) },
                  { label: t('楼栋'), value: t('{n}栋', { n: estate.buildings }) },
                  { label: t('住房'), value: t('{n}处', { n: estate.dwellings }) },
                  estate.decision !== null && { label: t('决定'), value: decisionName(estate.decision) },
                  estate.decidedOn !== null && { label: t('决定日期'), value: <DateText value={estate.decidedOn} /> },
                  estate.note !== '' && { label: t('说明'), value: estate.note },
                ]}
              />
            </Panel>
          }
        >
          <Panel title={t('楼院长')}>
            {heads.length === 0 ? <p className="d-quiet">{t('还没有登记楼院长或代表。')}</p> : (
              <ul className="g-list">{heads.map((one) => <li key={one.id}>{one.name} {kindName(one.kind)}</li>)}</ul>
            )}
          </Panel>
          <Panel title={t('经过')}>
            <Timeline
              entries={changes.map((one) => ({ id: one.id, at: one.at, title: t(DEEDS[one.deed] ?? one.deed), by: one.byName, ...(one.reason ? { body: one.reason } : {}) }))}
            />
          </Panel>
          {doing && <EstateDeed doing={doing} estate={estate} onClose={() => setDoing(undefined)} />}
        </DetailPage>
      )}
    </Awaiting>
  )
}

function EstateDeed({ doing, estate, onClose }: { doing: 'change' | 'candidate' | 'decide'; estate: EstateLine; onClose: () => void }) {
  const clientId = useRef(newClientId())
  const touches = [getEstate, listEstates]
  const change = useMutate(updateEstate, { touches })
  const decide = useMutate(decideEstate, { touches })
  const today = dayOf(new Date())
  const at = { params: { id: estate.id! } }
  const common = { version: estate.version!, clientId: clientId.current }
  if (doing === 'decide') {
    return (
      <ActionDialog<{ decision: 'joins'; on: string; reason: string }>
        open name="decide-estate" title={t('登记决定')} sentence={t('登记后不能更改。单独设立居委会的，另行办理区划调整。')} verb={t('登记决定')} reason={{ label: t('理由') }} initial={{ on: today }}
        onSubmit={({ decision, on, reason }) => decide.mutateAsync({ ...at, body: { ...common, decision, on, reason } })} onClose={onClose}
      >
        <Form.Item name="decision" label={t('决定')} rules={[{ required: true, message: t('请选择决定') }]}>
          <Select options={options(estateDecisions, decisionName)} />
        </Form.Item>
        <Form.Item name="on" label={t('决定日期')} rules={[{ required: true, message: t('请选择日期') }, dayRule({ max: today })]}>
          <DayInput max={today} />
        </Form.Item>
      </ActionDialog>
    )
  }
  return (
    <ActionDialog<{ developer?: string; households?: number; note?: string; reason: string }>
      open name="change-estate" title={doing === 'candidate' ? t('列为候选') : t('修改小区')} verb={t('保存')} reason={{}}
      initial={{ developer: estate.developer, note: estate.note, ...(estate.stated === null ? {} : { households: estate.stated }) }}
      onSubmit={({ developer, households, note, reason }) =>
        change.mutateAsync({ ...at, body: { ...common, developer: developer ?? '', households: households ?? null, note: note ?? '', reason, ...(doing === 'candidate' ? { state: 'candidate' as const } : {}) } })}
      onClose={onClose}
    >
      <Form.Item name="developer" label={t('开发单位')}><Input maxLength={100} autoComplete="off" /></Form.Item>
      <Form.Item name="households" label={t('规划户数')}><InputNumber min={0} max={100000} style={{ inlineSize: 160 }} /></Form.Item>
      <Form.Item name="note" label={t('说明')}><Input.TextArea maxLength={300} autoSize={{ minRows: 2 }} /></Form.Item>
    </ActionDialog>
  )
}
