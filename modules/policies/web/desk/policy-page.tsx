import { Alert, Form, Input } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, DateText, dateText, DayInput, dayRule, DetailPage, Facts, Go, Panel, Timeline, useCall, useMutate, useParam } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { getPolicy, LEVELS, listPolicies, publishPolicy, replacePolicy, VALIDITIES, type PolicyLine } from '../../contract.ts'
import { Links, stepEntries, TextField } from './parts.tsx'
import { PolicyForm } from './policy-form.tsx'

const touches = [getPolicy, listPolicies]

/** One text with the chain above and below it. */
export default function PolicyPage() {
  const id = useParam('id')
  const query = useCall(getPolicy, { params: { id } })
  const publish = useMutate(publishPolicy, { touches })
  const [chosen, setChosen] = useState<'edit' | 'publish' | 'replace' | null>(null)
  const close = () => setChosen(null)
  return (
    <Awaiting query={query}>
      {(file) => {
        const { policy, above, below, replacedBy, replaces, matters, indicators, supports, steps, mayEdit, mayPublish, mayReplace } = file
        return (
          <DetailPage
            title={policy.title}
            crumbs={[{ label: t('政策文件'), to: '/policies' }]}
            sentence={[policy.issuer, policy.number, policy.fromOn && t('{day}起施行', { day: dateText(policy.fromOn) })].filter(Boolean).join('，')}
            state={policy.state === 'draft' ? t('等待发布') : t(VALIDITIES[policy.validity])}
            notice={<>
              {policy.state === 'draft' && <Alert type="info" showIcon title={mayPublish ? t('请核对文号、依据和日期，然后发布') : t('由{name}录入，等另一位同事核对后发布', { name: policy.byName })} />}
              {policy.validity === 'replaced' && <Alert type="warning" showIcon title={t('自{day}起已被替代', { day: dateText(policy.replacedOn!) })} description={replacedBy && <Go to={`/policies/${replacedBy.id}`}>{replacedBy.title}</Go>} />}
              {policy.validity === 'ended' && <Alert type="warning" showIcon title={t('{day}以后已失效', { day: dateText(policy.untilOn!) })} />}
            </>}
            actions={[
              ...(mayPublish ? [{ key: 'publish', label: t('发布'), primary: true, onChoose: () => setChosen('publish') }] : []),
              ...(mayEdit ? [{ key: 'edit', label: t('修改'), onChoose: () => setChosen('edit') }] : []),
              ...(mayReplace ? [{ key: 'replace', label: t('标注替代或失效'), danger: true, onChoose: () => setChosen('replace') }] : []),
            ]}
            facts={<>
              <Panel title={t('基本情况')}><Facts facts={[
                { label: t('文号'), value: policy.number || t('没有文号') }, { label: t('层级'), value: t(LEVELS[policy.level]) }, policy.place !== '' && { label: t('适用范围'), value: policy.place },
                { label: t('发布日期'), value: <DateText value={policy.issuedOn} absent={t('没有写明')} /> }, { label: t('施行日期'), value: <DateText value={policy.fromOn} absent={t('没有写明')} /> },
                { label: t('有效期至'), value: <DateText value={policy.untilOn} absent={t('没有写明期限')} /> },
                policy.planCode !== '' && { label: t('规划'), value: <Go to={`/plans/${policy.planCode}`}>{t('查看规划')}</Go> },
              ]} /></Panel>
              <Panel title={t('依据它办理的事项')}>{matters.length ? <ul className="pol-list">{matters.map((one) => <li key={one.code}><Go to={`/matters/${one.code}`}>{one.title}</Go></li>)}</ul> : <p className="d-quiet">{t('没有关联事项。')}</p>}</Panel>
              {indicators.length > 0 && <Panel title={t('依据它设的指标')}><ul className="pol-list">{indicators.map((code) => <li key={code}><Go to={`/board/${code}`}>{code}</Go></li>)}</ul></Panel>}
            </>}
          >
            <Panel title={t('主要内容')}><p className="pol-body">{policy.summary}</p></Panel>
            <Panel title={t('上位依据')}><Links rows={above} none={policy.basisText ? t('没有录入的上位文件。') : t('没有写明依据。')} />{policy.basisText && <p>{policy.basisText}</p>}</Panel>
            <Panel title={t('本地怎么落实')}><Links rows={below} none={t('还没有以它为依据的文件。')} /></Panel>
            {replaces.length > 0 && <Panel title={t('替代了')}><Links rows={replaces} none="" /></Panel>}
            {supports.length > 0 && <Panel title={t('扶持政策')}><ul className="pol-list">{supports.map((one) => <li key={one.id}><Go to={`/policies/supports/${one.id}`}>{one.title}</Go></li>)}</ul></Panel>}
            <Panel title={t('经过')}><Timeline entries={stepEntries(steps)} /></Panel>
            {chosen === 'edit' && <PolicyForm file={file} onClose={close} />}
            {chosen === 'publish' && (
              <ActionDialog open name="publish" title={t('发布文件')} verb={t('发布')} sentence={t('发布以后居民和各岗位都能查到。')} onSubmit={() => publish.mutateAsync({ params: { id }, body: { version: policy.version } as never })} onClose={close} />
            )}
            {chosen === 'replace' && <Replace policy={policy} onClose={close} />}
          </DetailPage>
        )
      }}
    </Awaiting>
  )
}

function Replace({ policy, onClose }: { policy: PolicyLine; onClose: () => void }) {
  const replace = useMutate(replacePolicy, { touches })
  return (
    <ActionDialog<{ byId?: string; on: string; words: string }>
      open name="replace" title={t('标注替代或失效')} verb={t('标注')} danger sentence={t('原文件仍可查阅，上面会写明从哪天起不再适用。')} initial={{ on: dayOf(new Date()) }}
      onSubmit={({ byId, on, words }) => replace.mutateAsync({ params: { id: policy.id }, body: { byId: byId ?? null, on, words, version: policy.version } as never })} onClose={onClose}
    >
      <Form.Item name="byId" label={t('被哪份文件替代')} extra={t('只是失效、没有新文件的不选。')}><TextField /></Form.Item>
      <Form.Item name="on" label={t('从哪天起不再适用')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
      <Form.Item name="words" label={t('依据')} rules={[{ required: true, message: t('请写明依据') }]}><Input maxLength={200} /></Form.Item>
    </ActionDialog>
  )
}
