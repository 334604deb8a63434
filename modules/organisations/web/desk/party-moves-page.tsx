import { PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, Select } from 'antd'
import { useRef, useState } from 'react'
import { ActionDialog, ListPage, dateText, newClientId, useMutate } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { MEMBER_KINDS, MOVE_STATES, PARTY_STEPS, createPartyMove, listPartyMoves, memberKinds, type PartyMoveLine } from '../../contract.ts'
import { OrganisationPicker } from './organisation-form.tsx'

/** Moves of members' links to and from the place of the post; only party staff reach this page. */
export default function PartyMovesPage() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <ListPage<typeof listPartyMoves, PartyMoveLine>
        id="party-moves"
        title={t('组织关系转接')}
        crumbs={[{ label: t('组织'), to: '/organisations' }]}
        operation={listPartyMoves}
        ask={({ tab, after }) => ({ query: { state: tab as 'open', ...(after ? { after } : {}) } })}
        read={(reply) => reply}
        rowKey={(row) => row.id}
        rowTo={(row) => `/party-moves/${row.id}`}
        rowTone={(row) => (row.next.some((step) => step !== 'decline') ? 'soon' : undefined)}
        tabs={[{ key: 'open', label: t('正在办理') }, { key: 'done', label: t('已办结') }]}
        columns={[
          { key: 'name', title: t('姓名'), width: 140, render: (row) => row.name },
          { key: 'kind', title: t('类别'), width: 110, render: (row) => t(MEMBER_KINDS[row.memberKind]) },
          { key: 'from', title: t('转出党组织'), render: (row) => row.fromName },
          { key: 'to', title: t('转入党组织'), render: (row) => row.toName },
          { key: 'day', title: t('申请'), width: 130, render: (row) => dateText(row.appliedOn) },
          { key: 'state', title: t('进展'), width: 230, render: (row) => (row.next.some((step) => step !== 'decline') ? t('轮到你：{step}', { step: t(PARTY_STEPS[row.next[0]!].title) }) : t(MOVE_STATES[row.state])) },
        ]}
        unit={t('件')}
        empty={(tab) => ({ why: tab === 'open' ? t('没有正在办理的转接') : t('没有办结的转接') })}
        notice={<p className="d-quiet">{t('只有转出、转入两方的党务工作者和本人能看到。每次查看都会记在这次转接里。')}</p>}
        action={
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setOpen(true)}>
            {t('代为申请')}
          </Button>
        }
      />
      <Apply open={open} onClose={() => setOpen(false)} />
    </>
  )
}

interface Values {
  idNumber: string
  name: string
  memberKind: (typeof memberKinds)[number]
  toOrganisationId: string
  fromOrganisationId?: string
  fromName?: string
  note?: string
}

function Apply({ open, onClose }: { open: boolean; onClose: () => void }) {
  const create = useMutate(createPartyMove, { touches: [listPartyMoves] })
  const clientId = useRef(newClientId())
  return (
    <ActionDialog<Values>
      open={open}
      name="party-move"
      as="drawer"
      title={t('代为申请转接')}
      sentence={t('按本人要求填写。转出方确认后，由另一位党务工作者办理接收。')}
      verb={t('提交')}
      onSubmit={({ fromOrganisationId, fromName, note, ...typed }) =>
        create.mutateAsync({ body: { ...typed, fromOrganisationId: fromOrganisationId ?? null, fromName: fromName?.trim() ?? '', note: note?.trim() ?? '', clientId: clientId.current } })
      }
      onDone={() => {
        clientId.current = newClientId()
      }}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Form.Item name="name" label={t('姓名')} rules={[{ required: true, whitespace: true, message: t('请填写姓名') }]}>
            <Input maxLength={50} autoComplete="off" />
          </Form.Item>
          <Form.Item name="idNumber" label={t('身份证号')} extra={t('姓名和号码都相符，才能提交。')} rules={[{ required: true, whitespace: true, message: t('请填写身份证号') }]}>
            <Input maxLength={40} autoComplete="off" spellCheck={false} />
          </Form.Item>
          <Form.Item name="memberKind" label={t('类别')} rules={[{ required: true, message: t('请选择类别') }]}>
            <Select options={memberKinds.map((value) => ({ value, label: t(MEMBER_KINDS[value]) }))} />
          </Form.Item>
          <Form.Item name="toOrganisationId" label={t('转入党组织')} rules={[{ required: true, message: t('请选择转入的社区党组织') }]}>
            <OrganisationPicker label={t('转入党组织')} kind="party_community" />
          </Form.Item>
          <Form.Item name="fromOrganisationId" label={t('转出党组织（本地）')}>
            <OrganisationPicker label={t('转出党组织')} kind="party_community" />
          </Form.Item>
          <Form.Item noStyle shouldUpdate={(a: Values, b: Values) => a.fromOrganisationId !== b.fromOrganisationId}>
            {() =>
              form.getFieldValue('fromOrganisationId') ? null : (
                <Form.Item name="fromName" label={t('转出党组织（外地）全称')} rules={[{ required: true, whitespace: true, min: 4, message: t('请选择本地的，或写明外地的全称') }]}>
                  <Input maxLength={100} autoComplete="off" />
                </Form.Item>
              )
            }
          </Form.Item>
          <Form.Item name="note" label={t('说明')}>
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} showCount />
          </Form.Item>
        </>
      )}
    </ActionDialog>
  )
}
