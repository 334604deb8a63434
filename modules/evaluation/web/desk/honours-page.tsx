import { PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { ActionDialog, DateText, ListPage, useAbility, useMutate } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { PersonPicker } from '../../../register/web/fields.tsx'
import { decideHonour, HONOUR_KINDS, listNominations, NOMINATION_STATES, nominateHonour, recordHonourConsent, type Nomination } from '../../contract.ts'

/** 个人、家庭和团队的荣誉: by nomination and consent, in order of time, never of merit. */
export default function HonoursPage() {
  const [chosen, setChosen] = useState<{ what: 'new' } | { what: 'consent' | 'decide'; row: Nomination } | null>(null)
  const nominates = useAbility('evaluation.honour')
  const touches = [listNominations]
  const nominate = useMutate(nominateHonour, { touches })
  const consent = useMutate(recordHonourConsent, { touches })
  const decide = useMutate(decideHonour, { touches })
  const close = () => setChosen(null)
  return (
    <>
      <ListPage<typeof listNominations, Nomination>
        id="nominations"
        title={t('个人、家庭和团队荣誉')}
        operation={listNominations}
        ask={({ tab, q, filters, after }) => ({ query: { show: (tab || 'all') as 'all', ...(filters.kind ? { kind: filters.kind as 'person' } : {}), ...(q ? { q: q.slice(0, 50) } : {}), ...(after ? { after } : {}) } })}
        read={(reply) => ({ ...reply, note: t('按时间排列，不打分、不排名。没有本人同意不评定，公开姓名由本人决定。') })}
        rowKey={(row) => row.id}
        tabs={[{ key: 'all', label: t('全部') }, { key: 'asked', label: t('等本人同意') }, { key: 'consented', label: t('等决定'), tone: 'mine' as const }, { key: 'granted', label: t('已授予') }, { key: 'ended', label: t('没有授予') }]}
        filters={[{ key: 'kind', label: t('类别'), options: Object.entries(HONOUR_KINDS).map(([value, label]) => ({ value, label: t(label) })) }]}
        search={t('姓名、荣誉')}
        columns={[
          { key: 'name', title: t('被提名人'), width: 110, render: (row) => row.name },
          { key: 'honour', title: t('荣誉'), width: 120, render: (row) => row.honour },
          { key: 'deed', title: t('事迹'), render: (row) => row.deed },
          { key: 'place', title: t('社区'), width: 110, render: (row) => row.regionName },
          { key: 'by', title: t('提名'), width: 90, render: (row) => (row.own ? t('自己申请') : row.byName) },
          { key: 'shown', title: t('公开姓名'), width: 90, render: (row) => (row.shown ? t('同意') : t('不公开')) },
          { key: 'state', title: t('状态'), width: 110, render: (row) => t(NOMINATION_STATES[row.state]) },
          { key: 'on', title: t('决定日期'), width: 130, render: (row) => (row.decidedOn ? <DateText value={row.decidedOn} /> : '') },
          {
            key: 'act', title: t('办理'), width: 130, always: true,
            render: (row) => row.may.includes('decide') ? <Button size="small" type="primary" onClick={() => setChosen({ what: 'decide', row })}>{t('作出决定')}</Button>
              : row.may.includes('consent') ? <Button size="small" onClick={() => setChosen({ what: 'consent', row })}>{t('登记书面答复')}</Button> : '',
          },
        ]}
        unit={t('份')}
        empty={() => ({ why: t('还没有提名'), todo: t('好人好事可以在这里提名；文明家庭由家庭自己在门户申请。') })}
        action={nominates && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setChosen({ what: 'new' })}>{t('提名')}</Button>}
      />
      {chosen?.what === 'new' && (
        <ActionDialog<{ kind: 'person' | 'team'; honour: string; personId?: string; name?: string; deed: string }> open name="nominate" title={t('提名')} verb={t('提名')} initial={{ kind: 'person' }} sentence={t('提名个人的，本人会收到消息，同意以后才评定。')}
          onSubmit={({ kind, honour, personId, name, deed }) => nominate.mutateAsync({ body: { kind, honour, deed, ...(kind === 'person' ? { personId } : { name: name ?? '' }) } as never })} onClose={close}>
          <Form.Item name="kind" label={t('提名谁')}><Radio.Group options={[{ value: 'person', label: t('个人') }, { value: 'team', label: t('团队') }]} /></Form.Item>
          <Form.Item noStyle dependencies={['kind']}>
            {({ getFieldValue }) => getFieldValue('kind') === 'team'
              ? <Form.Item name="name" label={t('团队名称')} rules={[{ required: true, min: 2, message: t('请填写团队名称') }]}><Input maxLength={40} /></Form.Item>
              : <Form.Item name="personId" label={t('被提名人')} rules={[{ required: true, message: t('请选择') }]}><PersonPicker label={t('被提名人')} /></Form.Item>}
          </Form.Item>
          <Form.Item name="honour" label={t('荣誉名称')} rules={[{ required: true, message: t('请填写荣誉名称') }]}><Input maxLength={40} placeholder={t('例如：好邻居')} /></Form.Item>
          <Form.Item name="deed" label={t('事迹')} rules={[{ required: true, message: t('请写明事迹') }]}><Input.TextArea maxLength={1000} autoSize={{ minRows: 3 }} /></Form.Item>
        </ActionDialog>
      )}
      {chosen?.what === 'consent' && (
        <ActionDialog<{ agrees: boolean; shown?: boolean; paper: string }> open name="consent" title={t('登记书面答复')} verb={t('登记')} sentence={t('{name}不用门户的，凭签字的书面答复登记。', { name: chosen.row.name })} initial={{ agrees: true, shown: false }}
          onSubmit={({ agrees, shown, paper }) => consent.mutateAsync({ params: { id: chosen.row.id }, body: { agrees, shown: shown ?? false, paper, version: chosen.row.version } as never })} onClose={close}>
          <Form.Item name="agrees" label={t('答复')}><Radio.Group options={[{ value: true, label: t('同意') }, { value: false, label: t('不同意') }]} /></Form.Item>
          <Form.Item name="shown" valuePropName="checked"><Checkbox>{t('同意公开姓名')}</Checkbox></Form.Item>
          <Form.Item name="paper" label={t('书面答复的日期和存放处')} rules={[{ required: true, message: t('请填写') }]}><Input maxLength={100} /></Form.Item>
        </ActionDialog>
      )}
      {chosen?.what === 'decide' && (
        <ActionDialog<{ grant: boolean; words: string }> open name="decide-honour" title={t('{name}：{honour}', { name: chosen.row.name, honour: chosen.row.honour })} verb={t('决定')} sentence={chosen.row.deed} initial={{ grant: true }}
          onSubmit={(typed) => decide.mutateAsync({ params: { id: chosen.row.id }, body: { ...typed, version: chosen.row.version } as never })} onClose={close}>
          <Form.Item name="grant" label={t('决定')}><Radio.Group options={[{ value: true, label: t('授予') }, { value: false, label: t('不授予') }]} /></Form.Item>
          <Form.Item name="words" label={t('理由')} rules={[{ required: true, message: t('请写明理由') }]}><Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} /></Form.Item>
        </ActionDialog>
      )}
    </>
  )
}
