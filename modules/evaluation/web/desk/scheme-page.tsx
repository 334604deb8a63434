import { Alert, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, dateText, DayInput, dayRule, DetailPage, Facts, Go, Panel, Timeline, useCall, useGo, useMutate, useParam } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import {
  approveEvaluationScheme, createEvaluationScheme, getEvaluationScheme, listEvaluationRounds, listEvaluationSchemes, openEvaluationRound, retireEvaluationScheme, SCHEME_KINDS, SCHEME_STATES, SIGNERS, UNIT_KINDS,
  updateEvaluationScheme, WAYS, type SchemeItem, type Standard,
} from '../../contract.ts'
import { ItemForm, PartsForm, SettingsForm, StagesForm } from './scheme-forms.tsx'
import { pointsText, stepEntries } from './words.tsx'
import './evaluation.css'

type Chosen = { what: 'settings' | 'stages' | 'parts' | 'item' | 'approve' | 'copy' | 'next' | 'retire' | 'round'; item?: SchemeItem }

/** One scheme: by which items, with which points, signed by whom. A draft is changed here part by part, with its faults said as they stand. */
export default function SchemePage() {
  const id = useParam('id')
  const go = useGo()
  const query = useCall(getEvaluationScheme, { params: { id } })
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const touches = [getEvaluationScheme, listEvaluationSchemes]
  const update = useMutate(updateEvaluationScheme, { touches })
  const approve = useMutate(approveEvaluationScheme, { touches })
  const retire = useMutate(retireEvaluationScheme, { touches })
  const copy = useMutate(createEvaluationScheme, { touches })
  const begin = useMutate(openEvaluationRound, { touches: [listEvaluationRounds, getEvaluationScheme] })
  const close = () => setChosen(null)
  return (
    <Awaiting query={query}>
      {({ scheme, standard, faults, versions, steps, may }) => {
        const edits = may.includes('edit')
        const heading = { title: scheme.title, basis: scheme.basis }
        const save = (next: Standard, changed = heading) => update.mutateAsync({ params: { id }, body: { ...changed, standard: next, version: scheme.version } as never })
        const sum = Math.round(standard.items.reduce((all, one) => all + one.weight, 0) * 100) / 100
        const move = (i: number) => {
          const items = [...standard.items]
          items.splice(i - 1, 0, ...items.splice(i, 1))
          return save({ ...standard, items })
        }
        return (
          <DetailPage
            title={scheme.title}
            crumbs={[{ label: t('评价方案'), to: '/evaluation/schemes' }]}
            sentence={t('{kind}，{units}参加；{pass}分合格，{cycle}。', {
              kind: t(SCHEME_KINDS[scheme.kind]), units: standard.units.map((one) => t(UNIT_KINDS[one])).join('、'), pass: standard.passMark,
              cycle: standard.cycleMonths ? t('每{n}个月一轮', { n: standard.cycleMonths }) : t('按需要开展'),
            })}
            state={t('第{n}版，{state}', { n: scheme.nth, state: t(SCHEME_STATES[scheme.state]) })}
            notice={
              <>
                {scheme.state === 'draft' && faults.length > 0 && <Alert type="warning" showIcon title={t('批准以前还要改{n}处', { n: faults.length })} description={<ul>{faults.map((one) => <li key={one}>{one}</li>)}</ul>} />}
                {scheme.state === 'draft' && faults.length === 0 && <Alert type="success" showIcon title={t('内容齐全，请另一位同事批准')} />}
                {standard.weightsAreSamples && <Alert type="info" showIcon title={t('分值来自示例，不是文件规定的，请起草单位重新确定')} />}
              </>
            }
            actions={[
              ...(may.includes('open') ? [{ key: 'round', label: t('开始一轮评选'), primary: true, onChoose: () => setChosen({ what: 'round' }) }] : []),
              ...(may.includes('approve') ? [{ key: 'approve', label: t('批准生效'), primary: true, onChoose: () => setChosen({ what: 'approve' }), ...(faults.length ? { blocked: t('先改完上面列出的问题') } : {}) }] : []),
              ...(edits ? [{ key: 'settings', label: t('基本设置'), onChoose: () => setChosen({ what: 'settings' }) }] : []),
              ...(may.includes('copy') && scheme.state === 'in_force' ? [{ key: 'next', label: t('起草下一版'), onChoose: () => setChosen({ what: 'next' }) }] : []),
              ...(may.includes('copy') ? [{ key: 'copy', label: t('复制成新方案'), seldom: true, onChoose: () => setChosen({ what: 'copy' }) }] : []),
              ...(may.includes('retire') ? [{ key: 'retire', label: t('停用'), danger: true, onChoose: () => setChosen({ what: 'retire' }) }] : []),
            ]}
            noActions={t('现在没有要您办的。')}
            facts={
              <>
                <Panel title={t('基本情况')}><Facts facts={[
                  { label: t('依据'), value: scheme.basis }, { label: t('称号'), value: standard.titleName },
                  { label: t('公示'), value: standard.noticeDays ? t('{n}个工作日', { n: standard.noticeDays }) : t('不公示') }, { label: t('申诉'), value: t('{n}个工作日内', { n: standard.appealDays }) },
                  { label: t('有效期'), value: standard.validMonths ? t('{n}个月', { n: standard.validMonths }) : t('长期，每年自查') },
                  standard.grades.length > 0 && { label: t('等级'), value: standard.grades.map((one) => t('{title}（{from}分起）', { title: one.title, from: one.from })).join('、') },
                  standard.noResidents !== '' && { label: t('不问居民的理由'), value: standard.noResidents },
                  { label: t('起草'), value: scheme.byName }, scheme.approvedName !== '' && { label: t('批准'), value: scheme.approvedName }, scheme.fromOn !== null && { label: t('生效日期'), value: dateText(scheme.fromOn) },
                  scheme.replacedOn !== null && { label: t('停用日期'), value: dateText(scheme.replacedOn) },
                ]} /></Panel>
                {versions.length > 1 && (
                  <Panel title={t('各版')}><ul className="evl-items">{versions.map((one) => <li key={one.id}>{one.id === scheme.id ? t('第{n}版（本页）', { n: one.nth }) : <Go to={`/evaluation/schemes/${one.id}`}>{t('第{n}版', { n: one.nth })}</Go>}　{t(SCHEME_STATES[one.state])}</li>)}</ul></Panel>
                )}
              </>
            }
          >
            <Panel title={t('指标项')} aside={t('共{n}项，{sum}分', { n: standard.items.length, sum })}>
              {edits && (
                <div className="evl-tools">
                  <Button onClick={() => setChosen({ what: 'item' })}>{t('加指标项')}</Button>
                  <Button onClick={() => setChosen({ what: 'parts' })}>{t('分几个部分')}</Button>
                </div>
              )}
              {standard.items.length === 0 ? <p className="d-quiet">{t('还没有指标项。')}</p> : (
                <div className="evl-scroll" tabIndex={0} role="region" aria-label={t('指标项')}>
                  <table>
                    <thead><tr><th scope="col">{t('指标项')}</th><th scope="col">{t('怎么得分')}</th><th scope="col" className="evl-n">{t('分值')}</th>{edits && <th scope="col">{t('修改')}</th>}</tr></thead>
                    <tbody>
                      {standard.items.map((one, i) => (
                        <tr key={one.key}>
                          <td>
                            {one.title}{one.must && <span className="d-quiet">{t('（必须有材料）')}</span>}
                            <div className="d-quiet">{[standard.parts.find((part) => part.key === one.part)?.title, one.units.length ? t('只用于{units}', { units: one.units.map((unit) => t(UNIT_KINDS[unit])).join('、') }) : '', one.basis].filter(Boolean).join('；')}</div>
                          </td>
                          <td>
                            {t(WAYS[one.way])}
                            <div className="d-quiet">{one.indicator ? t('{code}：{zero}为0分，{full}为满分', one.indicator) : one.asks}</div>
                          </td>
                          <td className="evl-n">{pointsText(one.weight)}</td>
                          {edits && (
                            <td>
                              <div className="evl-tools">
                                <Button size="small" onClick={() => setChosen({ what: 'item', item: one })}>{t('修改')}</Button>
                                <Button size="small" disabled={i === 0} onClick={() => void move(i)}>{t('上移')}</Button>
                                <Button size="small" danger onClick={() => void save({ ...standard, items: standard.items.filter((each) => each.key !== one.key) })}>{t('删去')}</Button>
                              </div>
                            </td>
                          )}
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </div>
              )}
            </Panel>
            <Panel title={t('审核环节')} aside={edits ? <Button onClick={() => setChosen({ what: 'stages' })}>{t('修改环节')}</Button> : undefined}>
              {standard.stages.length === 0 ? <p className="d-quiet">{t('还没有环节。')}</p> : (
                <ol>{standard.stages.map((one, i) => <li key={one.key}>{t('{title}：{body}，由{signer}签署', { title: one.title, body: one.body, signer: t(SIGNERS[one.signer]) })}{i === standard.stages.length - 1 ? t('（作出决定）') : ''}</li>)}</ol>
              )}
            </Panel>
            <Panel title={t('经过')}><Timeline entries={stepEntries(steps)} /></Panel>
            {chosen?.what === 'settings' && <SettingsForm heading={heading} standard={standard} save={save} onClose={close} />}
            {chosen?.what === 'stages' && <StagesForm standard={standard} save={save} onClose={close} />}
            {chosen?.what === 'parts' && <PartsForm standard={standard} save={save} onClose={close} />}
            {chosen?.what === 'item' && <ItemForm standard={standard} {...(chosen.item ? { item: chosen.item } : {})} save={save} onClose={close} />}
            {chosen?.what === 'approve' && (
              <ActionDialog<{ fromOn: string; words?: string }> open name="approve-scheme" title={t('批准生效')} verb={t('批准')} initial={{ fromOn: dayOf(new Date()) }} sentence={t('生效以后不能再改，要改请起草下一版。同一方案的旧版同时停止使用。')}
                onSubmit={({ fromOn, words }) => approve.mutateAsync({ params: { id }, body: { fromOn, words: words ?? '', version: scheme.version } as never })} onClose={close}>
                <Form.Item name="fromOn" label={t('从哪天起生效')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
                <Form.Item name="words" label={t('说明')}><Input maxLength={300} /></Form.Item>
              </ActionDialog>
            )}
            {(chosen?.what === 'copy' || chosen?.what === 'next') && (
              <ActionDialog<{ title: string; basis: string }> open name="copy-scheme" title={chosen.what === 'next' ? t('起草下一版') : t('复制成新方案')} verb={t('开始起草')} initial={heading}
                onSubmit={async (typed) => {
                  const made = await copy.mutateAsync({ body: { ...typed, copyOf: id, nextVersion: chosen.what === 'next' } as never })
                  go(`/evaluation/schemes/${made.id}`)
                }} onClose={close}>
                <Form.Item name="title" label={t('名称')} rules={[{ required: true, message: t('请填写名称') }]}><Input maxLength={60} /></Form.Item>
                <Form.Item name="basis" label={t('依据')} rules={[{ required: true, message: t('请写明依据') }]}><Input.TextArea maxLength={300} autoSize={{ minRows: 2 }} /></Form.Item>
              </ActionDialog>
            )}
            {chosen?.what === 'retire' && (
              <ActionDialog<{ words: string }> open name="retire-scheme" title={t('停用方案')} verb={t('停用')} danger sentence={t('正在进行的评选按原方案办完，以后不能再开新一轮。')} onSubmit={({ words }) => retire.mutateAsync({ params: { id }, body: { words, version: scheme.version } as never })} onClose={close}>
                <Form.Item name="words" label={t('停用的原因')} rules={[{ required: true, min: 2, message: t('请写明原因') }]}><Input maxLength={300} /></Form.Item>
              </ActionDialog>
            )}
            {chosen?.what === 'round' && (
              <ActionDialog<{ title: string; applyUntil: string; decideBy: string }> open name="open-round" title={t('开始一轮评选')} verb={t('开始申报')} sentence={t('从今天起接受申报，单位在首页就能看到。')}
                initial={{ title: `${dayOf(new Date()).slice(0, 4)}年${standard.titleName}评选` }}
                onSubmit={async (typed) => {
                  const made = await begin.mutateAsync({ body: { ...typed, schemeId: id } as never })
                  go(`/evaluation/rounds/${made.id}`)
                }} onClose={close}>
                <Form.Item name="title" label={t('名称')} rules={[{ required: true, message: t('请填写名称') }]}><Input maxLength={60} /></Form.Item>
                <Form.Item name="applyUntil" label={t('申报到哪天')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
                <Form.Item name="decideBy" label={t('哪天以前作出决定')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
              </ActionDialog>
            )}
          </DetailPage>
        )
      }}
    </Awaiting>
  )
}
