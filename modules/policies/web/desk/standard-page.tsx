import { Button, Form, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, dateText, DayInput, dayRule, DetailPage, Facts, Go, Panel, useCall, useGo, useMutate, useParam } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { endStandardUse, getStandard, listStandards, TRADES, USE_KINDS, useStandard, type StandardUse } from '../../contract.ts'
import { StandardForm } from './standard-form.tsx'

const touches = [getStandard, listStandards]
const STATES = { in_force: '执行中', not_yet: '尚未施行', replaced: '已有新版本' } as const

/** One version of a standard, and who points at it. */
export default function StandardPage() {
  const id = useParam('id')
  const query = useCall(getStandard, { params: { id } })
  const go = useGo()
  const [chosen, setChosen] = useState<'version' | 'use' | StandardUse | null>(null)
  const point = useMutate(useStandard, { touches })
  const end = useMutate(endStandardUse, { touches })
  const close = () => setChosen(null)
  return (
    <Awaiting query={query}>
      {({ standard, versions, uses, matters, mayKeep }) => (
        <DetailPage
          title={standard.title}
          crumbs={[{ label: t('服务标准'), to: '/policies/standards' }]}
          sentence={t('{trade}服务标准，{issuer}发布，第{n}版{from}起施行。', { trade: t(TRADES[standard.trade]), issuer: standard.issuer, n: standard.version, from: dateText(standard.fromOn) })}
          state={t(STATES[standard.state])}
          actions={mayKeep ? [
            { key: 'use', label: t('指定适用'), primary: true, onChoose: () => setChosen('use') },
            ...(versions[0]?.id === standard.id ? [{ key: 'version', label: t('发布新版本'), onChoose: () => setChosen('version') }] : []),
          ] : []}
          facts={<>
            <Panel title={t('基本情况')}><Facts facts={[
              { label: t('编号'), value: standard.code }, { label: t('标准号'), value: standard.number || t('没有标准号') }, { label: t('发布人'), value: standard.byName },
              { label: t('期限'), value: standard.untilOn ? t('{from}至{until}', { from: dateText(standard.fromOn), until: dateText(standard.untilOn) }) : t('{from}起', { from: dateText(standard.fromOn) }) },
            ]} /></Panel>
            <Panel title={t('各版本')}><ul className="pol-list">{versions.map((one) => (
              <li key={one.id}>{one.id === standard.id ? <strong>{t('第{n}版', { n: one.version })}</strong> : <Go to={`/policies/standards/${one.id}`}>{t('第{n}版', { n: one.version })}</Go>} <span className="d-quiet">{t('{day}起', { day: dateText(one.fromOn) })}</span></li>
            ))}</ul></Panel>
          </>}
        >
          <Panel title={t('内容')}><p className="pol-body">{standard.body}</p></Panel>
          <Panel title={t('适用于')} aside={t('按当天执行的版本')}>
            {uses.length === 0 ? <p className="d-quiet">{t('还没有事项或购买服务项目指向这个标准。')}</p> : (
              <div className="pol-scroll">
                <table className="d-table">
                  <thead><tr><th scope="col">{t('名称')}</th><th scope="col">{t('类别')}</th><th scope="col">{t('从哪天起')}</th><th scope="col"><span className="d-hidden">{t('取消')}</span></th></tr></thead>
                  <tbody>{uses.map((one) => (
                    <tr key={one.id}>
                      <th scope="row">{one.kind === 'matter' ? <Go to={`/matters/${one.ref}`}>{one.title}</Go> : t('{title}（{ref}）', { title: one.title, ref: one.ref })}</th><td>{t(USE_KINDS[one.kind])}</td><td>{dateText(one.fromOn)}</td>
                      <td>{one.endedOn ? <span className="d-quiet">{t('{day}取消', { day: dateText(one.endedOn) })}</span> : mayKeep && <Button size="small" onClick={() => setChosen(one)}>{t('取消适用')}</Button>}</td>
                    </tr>
                  ))}</tbody>
                </table>
              </div>
            )}
          </Panel>
          {chosen === 'version' && <StandardForm from={standard} onClose={close} onMade={(next) => go(`/policies/standards/${next}`)} />}
          {chosen === 'use' && (
            <ActionDialog<{ kind: 'matter' | 'purchase'; matter?: string; ref?: string; title?: string; fromOn: string }>
              open name="use-standard" title={t('指定适用')} verb={t('指定')} initial={{ kind: 'matter', fromOn: dayOf(new Date()) }}
              onSubmit={({ kind, matter, ref, title, fromOn }) => point.mutateAsync({ params: { id }, body: { kind, ref: kind === 'matter' ? matter! : ref!, title: title ?? '', fromOn } as never })} onClose={close}
            >
              <Form.Item name="kind" label={t('类别')}><Radio.Group options={Object.entries(USE_KINDS).map(([value, label]) => ({ value, label: t(label) }))} /></Form.Item>
              <Form.Item noStyle dependencies={['kind']}>
                {({ getFieldValue }) => getFieldValue('kind') === 'matter'
                  ? <Form.Item name="matter" label={t('哪个事项')} rules={[{ required: true, message: t('请选择事项') }]}><Select showSearch={{ optionFilterProp: 'label' }} options={matters.map((one) => ({ value: one.code, label: one.title }))} /></Form.Item>
                  : (
                      <>
                        <Form.Item name="ref" label={t('项目编号')} rules={[{ required: true, message: t('请填写项目编号') }]}><Input maxLength={80} /></Form.Item>
                        <Form.Item name="title" label={t('项目名称')} rules={[{ required: true, message: t('请填写项目名称') }]}><Input maxLength={80} /></Form.Item>
                      </>
                    )}
              </Form.Item>
              <Form.Item name="fromOn" label={t('从哪天起')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
            </ActionDialog>
          )}
          {chosen !== null && typeof chosen === 'object' && (
            <ActionDialog<{ words: string }> open name="end-use" title={t('取消“{title}”的适用', { title: chosen.title })} verb={t('取消适用')} danger onSubmit={(typed) => end.mutateAsync({ params: { id: chosen.id }, body: typed as never })} onClose={close}>
              <Form.Item name="words" label={t('原因')} rules={[{ required: true, message: t('请写明原因') }]}><Input maxLength={200} /></Form.Item>
            </ActionDialog>
          )}
        </DetailPage>
      )}
    </Awaiting>
  )
}
