import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, DetailPage, DayInput, dayRule, deskCall, Facts, Go, Panel, useAbility, useCall, useMutate, useParam } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { getBuilding, getDwelling, listDwellings, reshapeDwellings } from '../../contract.ts'
import { useName } from '../names.ts'
import './register.css'

interface Reshape {
  from: string[]
  to: string
  on: string
  reason: string
}

/** A building as its doors lie: unit by unit, the highest floor on top. Read on a telephone in the stairwell. */
export default function BuildingPage() {
  const id = useParam('id')
  const keeps = useAbility('register.keep')
  const query = useCall(getBuilding, { params: { id } })
  const reshape = useMutate(reshapeDwellings, { touches: [getBuilding, listDwellings, getDwelling] })
  const [open, setOpen] = useState(false)
  const today = dayOf(new Date())
  return (
    <Awaiting query={query}>
      {(building) => {
        const doors = building.units.flatMap((u) => u.floors.flatMap((f) => f.doors))
        const living = doors.reduce((n, d) => n + d.living, 0)
        const empty = doors.filter((d) => d.living === 0).length
        return (
          <DetailPage
            title={building.address}
            crumbs={[{ label: t('住房'), to: '/dwellings' }]}
            sentence={t('{doors}处住房，现住{living}人，{empty}处没有登记居住的人。', { doors: doors.length, living, empty })}
            actions={keeps ? [{ key: 'reshape', label: t('拆分或合并住房'), seldom: true, onChoose: () => setOpen(true) }] : []}
            facts={
              <Panel title={t('基本情况')}>
                <Facts
                  facts={[
                    { label: t('小区街巷'), value: building.estate },
                    { label: t('楼栋门牌'), value: building.name },
                    { label: t('所在地'), value: <Go to={`/regions/${building.region}`}>{building.regionName}</Go> },
                  ]}
                />
              </Panel>
            }
          >
            {building.units.map((unit) => (
              <Panel key={unit.unit} title={unit.unit ? t('{n}单元', { n: unit.unit }) : t('住房')}>
                <div className="d-table-frame">
                  <table className="d-table p-plan" aria-label={unit.unit ? t('{n}单元的住房', { n: unit.unit }) : t('住房')}>
                    <tbody>
                      {unit.floors.map((floor) => (
                        <tr key={floor.floor ?? 'none'}>
                          <th scope="row">{floor.floor === null ? t('其他') : t('{n}层', { n: floor.floor })}</th>
                          <td>
                            <ul className="p-doors">
                              {floor.doors.map((door) => (
                                <li key={door.id} className={door.living === 0 ? 'p-door-empty' : undefined}>
                                  <Go to={`/dwellings/${door.id}`}>{door.door || t('独门独院')}</Go>
                                  <span>{door.living > 0 ? t('{name}等{n}人', { name: door.first, n: door.living }) : door.registered > 0 ? t('只有户籍') : useName(door.use)}</span>
                                </li>
                              ))}
                            </ul>
                          </td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </div>
              </Panel>
            ))}
            {doors.length === 0 && <p className="d-quiet">{t('这栋楼还没有登记住房。')}</p>}
            <ActionDialog<Reshape>
              open={open}
              name="reshape"
              as="drawer"
              title={t('拆分或合并住房')}
              sentence={t('一处住房拆成几处，或者几处并成一处。原来的房号从这一天起停用，经过保留；还有人登记的，先办理迁出。')}
              verb={t('保存')}
              reason={{ label: t('原因'), hint: t('例如：分割办证。') }}
              initial={{ on: today, from: [] }}
              onSubmit={async ({ from, to, on, reason }) => {
                const versions = await Promise.all(from.map(async (one) => ({ id: one, version: (await deskCall(getDwelling, { params: { id: one } })).version })))
                const names = to.split(/[，,、\n]/).map((door) => door.trim()).filter(Boolean)
                return reshape.mutateAsync({ params: { id }, body: { from: versions, to: names.map((door) => ({ door })), on, reason } })
              }}
              onClose={() => setOpen(false)}
            >
              <Form.Item name="from" label={t('原来的住房')} rules={[{ required: true, message: t('请选择住房') }]}>
                <Select mode="multiple" options={doors.map((d) => ({ value: d.id, label: d.door || t('独门独院'), disabled: d.living + d.registered > 0 }))} showSearch={{ optionFilterProp: 'label' }} />
              </Form.Item>
              <Form.Item name="to" label={t('新的单元房号')} extra={t('几个房号用顿号或换行隔开，如 1单元101A、1单元101B。')} rules={[{ required: true, whitespace: true, message: t('请填写新的单元房号') }]}>
                <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={400} />
              </Form.Item>
              <Form.Item name="on" label={t('从哪一天起')} rules={[{ required: true, message: t('请填写日期') }, dayRule({ max: today })]}>
                <DayInput max={today} />
              </Form.Item>
            </ActionDialog>
          </DetailPage>
        )
      }}
    </Awaiting>
  )
}
