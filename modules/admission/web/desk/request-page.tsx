import { Alert, Form, Input, InputNumber, Radio, Select, Tag } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, dateText, DayInput, dayRule, DetailPage, Facts, Go, Panel, Timeline, useCall, useGo, useMutate, useParam } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import {
  ADMISSION_KINDS, CYCLES, decideAdmissionRequest, getAdmissionRequest, giveAdmissionOpinion, listAdmissionRequests, listAdmitted, makeAdmissionAgreement, REQUEST_STATES, STANDS, submitAdmissionRequest,
  withdrawAdmissionRequest, type AdmissionRequest,
} from '../../contract.ts'
import { CommunitiesField, fenOf, placesText, priceText, stepEntries } from './parts.tsx'
import { RequestForm } from './request-form.tsx'

type Chosen = 'edit' | 'submit' | 'withdraw' | 'opinion' | 'decide' | 'agree'

/** One request: what is asked, the four rules, what places say, what was decided. */
export default function RequestPage() {
  const id = useParam('id')
  const query = useCall(getAdmissionRequest, { params: { id } })
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const touches = [getAdmissionRequest, listAdmissionRequests]
  const submit = useMutate(submitAdmissionRequest, { touches })
  const withdraw = useMutate(withdrawAdmissionRequest, { touches })
  const opinion = useMutate(giveAdmissionOpinion, { touches })
  return (
    <Awaiting query={query}>
      {({ request, places, findings, missing, opinions, steps, agreementId, may, waitsUntil }) => {
        const mine = opinions.find((one) => one.mine)
        const against = findings.filter((one) => !one.passed)
        const close = () => setChosen(null)
        return (
          <DetailPage
            title={request.title}
            crumbs={[{ label: t('准入申请'), to: '/admission' }]}
            sentence={t('{department}想请{n}个社区{kind}：{task}', { department: request.department, n: request.communities.length, kind: t(ADMISSION_KINDS[request.kind]), task: request.task })}
            state={t(REQUEST_STATES[request.state])}
            notice={
              <>
                {mine && request.state === 'submitted' && mine.stand === 'waiting' && (
                  <Alert type="warning" showIcon title={request.opinionDue ? t('请在{day}前答复同意还是不同意', { day: dateText(request.opinionDue) }) : t('请答复同意还是不同意')} />
                )}
                {request.decision && <Alert type={request.state === 'refused' ? 'error' : 'success'} showIcon title={request.decision} />}
                {may.includes('submit') && missing.length > 0 && <Alert type="info" showIcon title={t('还缺{parts}，补齐以后才能送出。', { parts: missing.join('、') })} />}
              </>
            }
            actions={[
              ...(mine && request.state === 'submitted'
                ? [{ key: 'opinion', label: mine.stand === 'waiting' ? t('答复意见') : t('修改意见'), primary: mine.stand === 'waiting', onChoose: () => setChosen('opinion') }] : []),
              ...(may.includes('submit') ? [{ key: 'submit', label: t('送社区和街道征求意见'), primary: true, onChoose: () => setChosen('submit'), ...(missing.length ? { blocked: t('先补齐') } : {}) }] : []),
              ...(may.includes('edit') ? [{ key: 'edit', label: t('修改'), onChoose: () => setChosen('edit') }] : []),
              ...(may.includes('decide') ? [{ key: 'decide', label: t('作出决定'), primary: true, onChoose: () => setChosen('decide') }] : []),
              ...(may.includes('agree') ? [{ key: 'agree', label: t('签订协议'), primary: true, onChoose: () => setChosen('agree') }] : []),
              ...(may.includes('withdraw') ? [{ key: 'withdraw', label: t('撤回'), danger: true, onChoose: () => setChosen('withdraw') }] : []),
            ]}
            noActions={t('现在没有要您办的。')}
            facts={
              <Panel title={t('申请内容')}><Facts facts={[
                { label: t('依据'), value: request.basis }, { label: t('社区'), value: placesText(places, 20) },
                { label: t('权限'), value: request.authority }, { label: t('人员'), value: request.people }, { label: t('工作条件'), value: request.conditions },
                { label: t('经费标准'), value: priceText(request), note: request.expected ? t('预计每年{n}{unit}', { n: request.expected, unit: request.unit || t('件') }) : undefined },
                { label: t('经费来源'), value: request.moneySource }, { label: t('计划从哪天起'), value: dateText(request.fromOn) },
                { label: t('经办'), value: request.byName },
                agreementId !== null && { label: t('协议'), value: <Go to={`/admission/matters/${agreementId}`}>{t('查看准入事项')}</Go> },
                request.reportId !== null && { label: t('由来'), value: <Go to={`/admission/reports/${request.reportId}`}>{t('社区的摊派反映')}</Go> },
              ]} /></Panel>
            }
          >
            <Panel title={t('四条规则')} aside={against.length ? <Tag color="error">{t('{n}条不符合', { n: against.length })}</Tag> : <Tag color="success">{t('都符合')}</Tag>}>
              <ul className="adm-lines">
                {findings.filter((one) => one.applies).map((one) => (
                  <li key={one.rule}>
                    <span className={one.passed ? '' : 'adm-late'}>{one.passed ? t('符合') : t('不符合')}</span>
                    <div><strong>{one.title}</strong><p className="d-quiet">{one.reason}{one.rule === 'level' && request.districtWhy ? t('。旗县区：{d}；街道：{s}', { d: request.districtWhy, s: request.streetWhy }) : ''}</p></div>
                  </li>
                ))}
              </ul>
            </Panel>
            {opinions.length > 0 && (
              <Panel title={t('社区和街道的意见')} aside={request.state === 'submitted' && request.opinionDue ? t('答复到{day}', { day: dateText(request.opinionDue) }) : undefined}>
                <ul className="adm-lines">
                  {opinions.map((one) => (
                    <li key={one.id}>
                      <span>{one.regionName}</span>
                      <div><span className={one.stand === 'object' ? 'adm-late' : ''}>{t(STANDS[one.stand])}</span>{one.words && <p>{one.words}</p>}
                        {one.at && <p className="d-quiet">{t('{name}，{day}', { name: one.byName, day: dateText(one.at) })}</p>}</div>
                    </li>
                  ))}
                </ul>
              </Panel>
            )}
            {steps.length > 0 && <Panel title={t('经过')}><Timeline entries={stepEntries(steps)} /></Panel>}
            {chosen === 'edit' && <RequestForm file={request} onClose={close} />}
            {chosen === 'submit' && (
              <ActionDialog open name="submit-request" title={t('送社区和街道征求意见')} verb={t('送出')} sentence={t('送出后不能再修改。{n}个社区和所在街道会收到消息。', { n: request.communities.length })}
                onSubmit={() => submit.mutateAsync({ params: { id }, body: { version: request.version } as never })} onClose={close} />
            )}
            {chosen === 'withdraw' && (
              <ActionDialog<{ words: string }> open name="withdraw-request" title={t('撤回申请')} verb={t('撤回')} danger sentence={t('撤回后不能恢复，可以另外提出新的申请。')}
                onSubmit={({ words }) => withdraw.mutateAsync({ params: { id }, body: { words, version: request.version } as never })} onClose={close}>
                <Form.Item name="words" label={t('撤回的原因')} rules={[{ required: true, min: 2, message: t('请写明原因') }]}><Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} /></Form.Item>
              </ActionDialog>
            )}
            {chosen === 'opinion' && (
              <ActionDialog<{ stand: 'agree' | 'object'; words?: string }> open name="opinion" title={t('答复意见')} verb={t('答复')} sentence={t('决定以前可以修改。')}
                initial={mine && mine.stand !== 'waiting' ? { stand: mine.stand, words: mine.words } : { stand: 'agree' }}
                onSubmit={({ stand, words }) => opinion.mutateAsync({ params: { id }, body: { stand, words: words ?? '' } as never })} onClose={close}>
                <Form.Item name="stand" label={t('意见')}><Radio.Group options={[{ value: 'agree', label: t('同意') }, { value: 'object', label: t('不同意') }]} /></Form.Item>
                <Form.Item name="words" label={t('说明')} extra={t('不同意的请写明理由，例如人手、经费、条件。')}><Input.TextArea maxLength={500} autoSize={{ minRows: 3 }} /></Form.Item>
              </ActionDialog>
            )}
            {chosen === 'decide' && <Decide request={request} waitsUntil={waitsUntil} onClose={close} />}
            {chosen === 'agree' && <Agree request={request} places={places} onClose={close} />}
          </DetailPage>
        )
      }}
    </Awaiting>
  )
}

function Decide({ request, waitsUntil, onClose }: { request: AdmissionRequest; waitsUntil: string | null; onClose: () => void }) {
  const decide = useMutate(decideAdmissionRequest, { touches: [getAdmissionRequest, listAdmissionRequests] })
  return (
    <ActionDialog<{ admit: boolean; districtCan: boolean; streetCan: boolean; ownDuty: boolean; words?: string }>
      open name="decide-request" title={t('作出决定')} verb={t('决定')} initial={{ districtCan: request.districtCan, streetCan: request.streetCan, ownDuty: request.ownDuty, admit: true }}
      sentence={waitsUntil
        ? t('还有{n}个地方没有答复，现在只能不予准入；准予进入要等齐答复，或者等答复期限过去。', { n: request.waits })
        : t('同意{a}个，不同意{o}个，未答{w}个。请再核实谁应当办。', { a: request.agrees, o: request.objects, w: request.waits })}
      onSubmit={({ words, ...rest }) => decide.mutateAsync({ params: { id: request.id }, body: { ...rest, words: words ?? '', version: request.version } as never })}
      onClose={onClose}
    >
      <Form.Item name="districtCan" label={t('核实：旗县区自己能不能办')}><Radio.Group options={[{ value: false, label: t('不能') }, { value: true, label: t('能') }]} /></Form.Item>
      <Form.Item name="streetCan" label={t('核实：街道（苏木镇）能不能办')}><Radio.Group options={[{ value: false, label: t('不能') }, { value: true, label: t('能') }]} /></Form.Item>
      <Form.Item name="ownDuty" label={t('核实：是不是部门自己的法定职责')}><Radio.Group options={[{ value: false, label: t('不是') }, { value: true, label: t('是') }]} /></Form.Item>
      <Form.Item name="admit" label={t('决定')}><Radio.Group options={[{ value: true, label: t('准予进入') }, { value: false, label: t('不予准入') }]} /></Form.Item>
      <Form.Item name="words" label={t('理由')} extra={request.objects > 0 ? t('有地方不同意，仍要准入的请写明为什么，至少10个字。') : undefined}><Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} /></Form.Item>
    </ActionDialog>
  )
}

interface Terms {
  number: string; authority: string; conditions?: string; people?: string; pricing: 'unit' | 'lump'; yuan: number; unit?: string; expected?: number; moneySource: string; cycle: keyof typeof CYCLES
  payDays: number; month: string; untilOn?: string; communities: string[]
}

function Agree({ request, places, onClose }: { request: AdmissionRequest; places: { code: string; name: string }[]; onClose: () => void }) {
  const go = useGo()
  const make = useMutate(makeAdmissionAgreement, { touches: [getAdmissionRequest, listAdmissionRequests, listAdmitted] })
  const first = `${request.fromOn.slice(0, 8)}01`
  return (
    <ActionDialog<Terms>
      open name="agreement" as="drawer" width={560} title={t('签订协议')} verb={t('签订')} sentence={t('写明权限、经费、结算和付款期限。签订后开始计算工作量和应付经费。')}
      initial={{ ...request, yuan: request.priceFen / 100, cycle: 'quarter', payDays: 15, month: first, communities: request.communities } as Partial<Terms>}
      onSubmit={async ({ yuan, month, untilOn, ...typed }) => {
        const made = await make.mutateAsync({ params: { id: request.id }, body: {
          number: typed.number, authority: typed.authority, conditions: typed.conditions ?? '', people: typed.people ?? '', pricing: typed.pricing, priceFen: fenOf(yuan), unit: typed.unit ?? '',
          expected: typed.expected ?? 0, moneySource: typed.moneySource, cycle: typed.cycle, payDays: typed.payDays, fromOn: month, untilOn: untilOn || null, communities: typed.communities,
          version: request.version,
        } as never })
        go(`/admission/matters/${made.id}`)
      }}
      onClose={onClose}
    >
      <Form.Item name="number" label={t('协议编号')} rules={[{ required: true, message: t('请填写协议编号') }]}><Input maxLength={40} /></Form.Item>
      <Form.Item name="communities" label={t('哪些社区')} rules={[{ required: true, message: t('请选择社区') }]}><CommunitiesField only={places} /></Form.Item>
      <Form.Item name="authority" label={t('权限')} rules={[{ required: true, message: t('请写明权限') }]}><Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} /></Form.Item>
      <Form.Item name="conditions" label={t('工作条件')}><Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} /></Form.Item>
      <Form.Item name="people" label={t('配备的人员')}><Input maxLength={300} /></Form.Item>
      <Form.Item name="pricing" label={t('计费方式')}><Radio.Group options={[{ value: 'unit', label: t('按件计费') }, { value: 'lump', label: t('每个社区每年包干') }]} /></Form.Item>
      <Form.Item noStyle dependencies={['pricing']}>
        {({ getFieldValue }) => (
          <>
            <Form.Item name="yuan" label={getFieldValue('pricing') === 'lump' ? t('每个社区每年多少元') : t('每件多少元')} rules={[{ required: true, message: t('请填写经费标准') }]}><InputNumber min={0.01} precision={2} style={{ width: 200 }} /></Form.Item>
            {getFieldValue('pricing') === 'unit' && <Form.Item name="unit" label={t('计费单位')} rules={[{ required: true, message: t('请填写单位') }]}><Input maxLength={10} style={{ width: 200 }} /></Form.Item>}
          </>
        )}
      </Form.Item>
      <Form.Item name="expected" label={t('约定每年工作量')}><InputNumber min={0} precision={0} style={{ width: 200 }} /></Form.Item>
      <Form.Item name="moneySource" label={t('经费来源')} rules={[{ required: true, message: t('请填写经费来源') }]}><Input maxLength={300} /></Form.Item>
      <Form.Item name="cycle" label={t('结算周期')}><Select options={Object.entries(CYCLES).map(([value, { title }]) => ({ value, label: t(title) }))} style={{ width: 200 }} /></Form.Item>
      <Form.Item name="payDays" label={t('期满后几个工作日内付款')} rules={[{ required: true, message: t('请填写天数') }]}><InputNumber min={0} max={60} precision={0} style={{ width: 200 }} /></Form.Item>
      <Form.Item name="month" label={t('从哪天起（某月1日）')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
      <Form.Item name="untilOn" label={t('到哪天止')}><DayInput /></Form.Item>
    </ActionDialog>
  )
}
