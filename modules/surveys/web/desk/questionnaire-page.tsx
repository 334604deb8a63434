import { Button, Checkbox, Form, Input, InputNumber, Radio, Select } from 'antd'
import { useEffect, useState } from 'react'
import { Awaiting, dateText, deskFile, DetailPage, markOptional, newClientId, Panel, ProblemAlert, showFaults, Timeline, UnsavedGuard, useCall, useMutate, useParam } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import {
  draftEdition, getQuestionnaire, GRADES, listQuestionnaires, printQuestionnaire, QUESTION_KINDS, retireQuestionnaire, settleEdition, writeEdition, type SurveyEdition, type SurveyQuestion,
} from '../../contract.ts'
import { optionsOf, stepEntries } from './words.tsx'

async function paper(id: string) {
  window.open(URL.createObjectURL(await deskFile(printQuestionnaire, { params: { id } })), '_blank', 'noopener')
}

/** A questionnaire: the edition that is being written, and those that were settled. */
export default function QuestionnairePage() {
  const id = useParam('id')
  const query = useCall(getQuestionnaire, { params: { id } })
  const touches = [getQuestionnaire, listQuestionnaires]
  const [draft, retire] = [useMutate(draftEdition, { touches }), useMutate(retireQuestionnaire, { touches })]
  return (
    <Awaiting query={query}>
      {({ questionnaire, editions, steps, mayWrite }) => {
        const writing = editions.find((one) => one.state === 'draft')
        const settled = editions.filter((one) => one.state === 'settled')
        return (
          <DetailPage
            title={questionnaire.title}
            crumbs={[{ label: t('问卷'), to: '/surveys/questionnaires' }]}
            sentence={writing ? t('第{n}版正在修改，定稿后才能用来调查。', { n: writing.nth }) : t('第{n}版已定稿，不再改动；要改的另起一版。', { n: questionnaire.newest })}
            state={questionnaire.retired ? t('停用') : t('在用')}
            actions={mayWrite ? [
              ...(writing ? [] : [{ key: 'draft', label: t('另起一版'), onChoose: () => void draft.mutateAsync({ params: { id }, body: { clientId: newClientId() } }).catch(() => undefined) }]),
              { key: 'retire', label: questionnaire.retired ? t('重新启用') : t('停用'), seldom: true, onChoose: () => void retire.mutateAsync({ params: { id }, body: { retired: !questionnaire.retired, version: questionnaire.version, clientId: newClientId() } }).catch(() => undefined) },
            ] : []}
            noActions={t('这份问卷由上级编写，您可以用来调查。')}
            notice={<ProblemAlert error={draft.error ?? retire.error} />}
          >
            {writing && (mayWrite ? <Editor key={`${writing.id}-${writing.version}`} edition={writing} /> : <Panel title={t('第{n}版（修改中）', { n: writing.nth })}><Questions edition={writing} /></Panel>)}
            {settled.map((one) => (
              <Panel key={one.id} title={t('第{n}版', { n: one.nth })} aside={<Button size="small" onClick={() => void paper(one.id)}>{t('打印纸质答卷')}</Button>}>
                <p className="d-quiet">{t('{day}由{name}定稿。“{grade}”及以上算满意。', { day: dateText(one.settledOn!), name: one.settledBy, grade: GRADES[one.satisfiedFrom as 3 | 4] })}</p>
                <Questions edition={one} />
              </Panel>
            ))}
            <Panel title={t('经过')}><Timeline entries={stepEntries(steps)} /></Panel>
          </DetailPage>
        )
      }}
    </Awaiting>
  )
}

function Questions({ edition }: { edition: SurveyEdition }) {
  return (
    <>
      {edition.intro && <p>{edition.intro}</p>}
      <ol>{edition.questions.map((one) => <li key={one.key}>{one.title} <span className="d-quiet">{t(QUESTION_KINDS[one.kind])}{one.options.length > 0 && `：${one.options.join('、')}`}{!one.required && t('，选填')}</span></li>)}</ol>
    </>
  )
}

interface Typed { intro: string; satisfiedFrom: 3 | 4; questions: Array<Omit<SurveyQuestion, 'options'> & { options?: string }> }

const nextKey = (used: readonly { key?: string }[]) => `q${Math.max(0, ...used.map((one) => Number((one.key ?? 'q0').slice(1)) || 0)) + 1}`

/** Questions one below another, each with its kind; the order is changed by two buttons. */
function Editor({ edition }: { edition: SurveyEdition }) {
  const [form] = Form.useForm<Typed>()
  const [dirty, setDirty] = useState(false)
  const touches = [getQuestionnaire, listQuestionnaires]
  const [write, settle] = [useMutate(writeEdition, { touches }), useMutate(settleEdition, { touches })]
  useEffect(() => {
    form.setFieldsValue({ intro: edition.intro, satisfiedFrom: edition.satisfiedFrom as 4, questions: edition.questions.map((one) => ({ ...one, options: one.options.join('\n') })) })
  }, [edition, form])
  const save = async (): Promise<number | undefined> => {
    const typed = await form.validateFields().catch(() => undefined)
    if (!typed) return undefined
    try {
      const questions = (typed.questions ?? []).map((one) => ({
        key: one.key, kind: one.kind, title: one.title, ...(one.hint ? { hint: one.hint } : {}), required: one.required ?? true, weight: one.weight ?? 1,
        options: one.kind === 'single' || one.kind === 'multi' ? (one.options ?? '').split('\n').map((line) => line.trim()).filter(Boolean) : [],
      }))
      const { version } = await write.mutateAsync({ params: { id: edition.id }, body: { intro: typed.intro ?? '', satisfiedFrom: typed.satisfiedFrom, questions, version: edition.version, clientId: newClientId() } })
      setDirty(false)
      return version
    } catch (fault) {
      showFaults(form as never, fault)
      return undefined
    }
  }
  const saveAndSettle = async () => {
    const version = dirty ? await save() : edition.version
    if (version) await settle.mutateAsync({ params: { id: edition.id }, body: { version, clientId: newClientId() } }).catch(() => undefined)
  }
  return (
    <Panel title={t('第{n}版（修改中）', { n: edition.nth })}>
      <UnsavedGuard when={dirty} />
      <ProblemAlert error={write.error ?? settle.error} />
      <Form form={form} layout="vertical" requiredMark={markOptional} name="edition" onValuesChange={() => setDirty(true)}>
        <Form.Item name="intro" label={t('开头的话')} extra={t('说明问什么、大约几分钟、不记姓名。')}><Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} /></Form.Item>
        <Form.Item name="satisfiedFrom" label={t('哪些算满意')} rules={[{ required: true }]}><Radio.Group options={[{ value: 4, label: t('满意、非常满意') }, { value: 3, label: t('基本满意及以上') }]} /></Form.Item>
        <Form.List name="questions">
          {(fields, { add, remove, move }) => (
            <>
              {fields.map((field, i) => (
                <div className="su-question" key={field.key}>
                  <div className="su-question-head">
                    <strong>{t('第{n}题', { n: i + 1 })}</strong>
                    <Form.Item name={[field.name, 'kind']} noStyle><Select aria-label={t('题型')} style={{ inlineSize: 170 }} options={optionsOf(QUESTION_KINDS)} /></Form.Item>
                    <Form.Item name={[field.name, 'required']} valuePropName="checked" noStyle><Checkbox>{t('必答')}</Checkbox></Form.Item>
                    <span className="su-end">
                      <Button size="small" disabled={i === 0} onClick={() => { move(i, i - 1); setDirty(true) }}>{t('上移')}</Button>{' '}
                      <Button size="small" disabled={i === fields.length - 1} onClick={() => { move(i, i + 1); setDirty(true) }}>{t('下移')}</Button>{' '}
                      <Button size="small" danger onClick={() => { remove(field.name); setDirty(true) }}>{t('删除')}</Button>
                    </span>
                  </div>
                  <Form.Item name={[field.name, 'key']} hidden><Input /></Form.Item>
                  <Form.Item name={[field.name, 'title']} label={t('问什么')} rules={[{ required: true, message: t('请写明问题') }]}><Input maxLength={200} /></Form.Item>
                  <Form.Item noStyle shouldUpdate>
                    {() => {
                      const kind = form.getFieldValue(['questions', field.name, 'kind']) as string
                      return kind === 'single' || kind === 'multi'
                        ? <Form.Item name={[field.name, 'options']} label={t('选项')} extra={t('一行一个。')} rules={[{ required: true, message: t('请写选项') }]}><Input.TextArea autoSize={{ minRows: 3 }} /></Form.Item>
                        : kind === 'scale' ? <Form.Item name={[field.name, 'weight']} label={t('在总分中的权重')}><InputNumber min={0} max={100} /></Form.Item> : null
                    }}
                  </Form.Item>
                  <Form.Item name={[field.name, 'hint']} label={t('说明')}><Input maxLength={200} /></Form.Item>
                </div>
              ))}
              <p>
                {(['scale', 'single', 'multi', 'text'] as const).map((kind) => (
                  <Button key={kind} style={{ marginInlineEnd: 8, marginBlockEnd: 8 }} onClick={() => {
                    add({ key: nextKey((form.getFieldValue('questions') as { key: string }[] | undefined) ?? []), kind, title: '', required: kind !== 'text', weight: 1 })
                    setDirty(true)
                  }}>{t('加一题：{kind}', { kind: t(QUESTION_KINDS[kind]) })}</Button>
                ))}
              </p>
            </>
          )}
        </Form.List>
        <p><Button type="primary" loading={write.isPending} disabled={!dirty} onClick={() => void save()}>{t('保存')}</Button>{' '}<Button loading={settle.isPending} onClick={() => void saveAndSettle()}>{t('保存并定稿')}</Button>{' '}<Button onClick={() => void paper(edition.id)}>{t('看纸质答卷')}</Button></p>
      </Form>
    </Panel>
  )
}
