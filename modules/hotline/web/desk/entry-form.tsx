import { Checkbox, Form, Input, Select } from 'antd'
import { ActionDialog, DayInput, dayRule, useCall, useMutate, newClientId } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { getMe } from '../../../accounts/contract.ts'
import { listMatters } from '../../../matters/contract.ts'
import { createKnowledgeEntry, getKnowledgeEntry, listKnowledge, updateKnowledgeEntry, type KnowledgeEntry } from '../../contract.ts'

interface Typed { question: string; answer: string; topic?: string; matterCode?: string; public?: boolean; validFrom: string; validUntil?: string | null; source: string; owner: string }

/** Writing a new answer, or changing one. */
export function EntryDrawer({ entry, onClose }: { entry?: KnowledgeEntry; onClose: () => void }) {
  const touches = [listKnowledge, getKnowledgeEntry]
  const create = useMutate(createKnowledgeEntry, { touches })
  const update = useMutate(updateKnowledgeEntry, { touches })
  const region = useCall(getMe, {}, { staleMs: 300_000 }).data?.currentPost?.region ?? ''
  const matters = useCall(listMatters, { query: {} }, { staleMs: 300_000 })
  const send = (typed: Typed) => {
    const said = { ...typed, topic: typed.topic ?? '', matterCode: typed.matterCode ?? '', public: typed.public ?? false, validUntil: typed.validUntil || null, clientId: newClientId() }
    return entry ? update.mutateAsync({ params: { id: entry.id }, body: { ...said, version: entry.version } }) : create.mutateAsync({ body: { ...said, region } })
  }
  return (
    <ActionDialog<Typed>
      open as="drawer" name="entry" title={entry ? t('修改知识') : t('写一条知识')} sentence={entry ? t('修改后要重新审核才能用。') : t('另一位同事审核后，所有热线和窗口都能用。')} verb={t('保存，送审')}
      initial={entry ? { ...entry } : { public: true, validFrom: dayOf(new Date()) }} onSubmit={send} onClose={onClose}
    >
      <Form.Item name="question" label={t('问题')} rules={[{ required: true, message: t('请填写问题') }]}><Input maxLength={200} /></Form.Item>
      <Form.Item name="answer" label={t('答复')} rules={[{ required: true, message: t('请填写答复') }]}><Input.TextArea maxLength={2000} autoSize={{ minRows: 5 }} /></Form.Item>
      <Form.Item name="topic" label={t('主题')}><Input maxLength={40} placeholder={t('如：养老、社保、物业')} /></Form.Item>
      <Form.Item name="matterCode" label={t('对应的事项')}><Select allowClear showSearch={{ optionFilterProp: 'label' }} options={(matters.data?.items ?? []).map((one) => ({ value: one.code, label: one.title }))} /></Form.Item>
      <Form.Item name="source" label={t('依据或出处')} rules={[{ required: true, message: t('请写明依据或出处') }]}><Input maxLength={200} /></Form.Item>
      <Form.Item name="owner" label={t('负责单位')} rules={[{ required: true, message: t('请填写负责单位') }]}><Input maxLength={60} /></Form.Item>
      <Form.Item name="validFrom" label={t('从哪天起有效')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
      <Form.Item name="validUntil" label={t('到哪天为止')} rules={[dayRule()]}><DayInput /></Form.Item>
      <Form.Item name="public" valuePropName="checked"><Checkbox>{t('居民也能在网上看到')}</Checkbox></Form.Item>
    </ActionDialog>
  )
}
