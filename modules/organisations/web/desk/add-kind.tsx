import { Form, Input, Select } from 'antd'
import { useRef } from 'react'
import { ActionDialog, newClientId, useMutate } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { ORGANISATION_GROUPS, createOrganisationKind, listOrganisationKinds, organisationGroups } from '../../contract.ts'

/** Adds a kind of organisation for the whole county; it takes the facts and seats that are common to its group. */
export function AddKind({ open, onClose }: { open: boolean; onClose: () => void }) {
  const create = useMutate(createOrganisationKind, { touches: [listOrganisationKinds] })
  const clientId = useRef(newClientId())
  return (
    <ActionDialog<{ group: (typeof organisationGroups)[number]; title: string; level: 'county' | 'township' | 'community' }>
      open={open}
      name="add-kind"
      title={t('增加组织类型')}
      sentence={t('全旗县区都能用，档案内容和职务按所属一类的通用项。增加后不能删除。')}
      verb={t('增加')}
      initial={{ level: 'community' }}
      onSubmit={(typed) => create.mutateAsync({ body: { ...typed, clientId: clientId.current } })}
      onDone={() => {
        clientId.current = newClientId()
      }}
      onClose={onClose}
    >
      <Form.Item name="title" label={t('类型名称')} rules={[{ required: true, whitespace: true, min: 2, message: t('请写类型的名称') }]}>
        <Input maxLength={30} autoComplete="off" />
      </Form.Item>
      <Form.Item name="group" label={t('属于哪一类')} rules={[{ required: true, message: t('请选择一类') }]}>
        <Select options={organisationGroups.map((value) => ({ value, label: t(ORGANISATION_GROUPS[value]) }))} />
      </Form.Item>
      <Form.Item name="level" label={t('设在哪一级')} rules={[{ required: true }]}>
        <Select options={[{ value: 'community', label: t('社区（嘎查）') }, { value: 'township', label: t('街道（苏木镇）') }, { value: 'county', label: t('旗县区') }]} />
      </Form.Item>
    </ActionDialog>
  )
}
