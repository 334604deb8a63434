import { Checkbox, Form, Input, InputNumber, Select } from 'antd'
import { useRef } from 'react'
import { ActionDialog, DayInput, dayRule, newClientId, useAbility, useMutate } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { PersonPicker } from '../../../register/web/fields.tsx'
import {
  RECORD_KINDS, addRecord, addSeat, addTerm, closeOrganisation, endSeat, getCompleteness, getCrossPosts, getOrganisation, listOrganisationChanges, listOrganisations, listServing,
  recordKinds, type Organisation, type OrganisationKind,
} from '../../contract.ts'
import { OrganisationPicker } from './organisation-form.tsx'

const TOUCHES = [getOrganisation, listOrganisations, listOrganisationChanges, getCompleteness, getCrossPosts, listServing]

interface DialogProps {
  file: Organisation
  open: boolean
  onClose: () => void
}

/** A client id that changes once the deed is done. */
function useOnce(): [() => string, () => void] {
  const id = useRef(newClientId())
  return [() => id.current, () => void (id.current = newClientId())]
}

interface SeatValues {
  role: string
  personId?: string
  name?: string
  postedBy?: string
  validFrom: string
  validUntil?: string
  basis?: string
}

/** Somebody takes a seat: from the register, or by name where they have no file here. */
export function SeatDialog({ file, kind, open, onClose }: DialogProps & { kind: OrganisationKind }) {
  const add = useMutate(addSeat, { touches: TOUCHES })
  const [clientId, next] = useOnce()
  const searches = useAbility('register.search')
  const today = dayOf(new Date())
  return (
    <ActionDialog<SeatValues>
      open={open}
      name="add-seat"
      title={t('登记任职')}
      sentence={t('单人的职务由新任接替，原任同日离任。')}
      verb={t('登记')}
      initial={{ validFrom: today, role: kind.seats[0]?.code ?? '' }}
      onSubmit={({ personId, name, postedBy, validUntil, basis, ...typed }) =>
        add.mutateAsync({
          params: { id: file.id },
          body: { ...typed, personId: personId ?? null, name: name?.trim() ?? '', postedBy: postedBy?.trim() ?? '', validUntil: validUntil || null, basis: basis?.trim() ?? '', clientId: clientId() },
        })
      }
      onDone={next}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Form.Item name="role" label={t('职务')} rules={[{ required: true, message: t('请选择职务') }]}>
            <Select options={kind.seats.map((role) => ({ value: role.code, label: t(role.title) }))} />
          </Form.Item>
          {searches && (
            <Form.Item name="personId" label={t('居民')} extra={t('只显示姓名，不会带出档案内容。')}>
              <PersonPicker label={t('居民')} />
            </Form.Item>
          )}
          <Form.Item noStyle shouldUpdate={(a: SeatValues, b: SeatValues) => a.personId !== b.personId}>
            {() =>
              form.getFieldValue('personId') ? null : (
                <Form.Item name="name" label={t('姓名')} extra={searches ? t('不在本地居民档案里的，直接写姓名。') : undefined} rules={[{ required: true, whitespace: true, message: t('请选择居民，或写明姓名') }]}>
                  <Input maxLength={50} autoComplete="off" />
                </Form.Item>
              )
            }
          </Form.Item>
          {kind.seats.some((role) => role.code === 'posted') && (
            <Form.Item name="postedBy" label={t('派驻部门')}>
              <Input maxLength={60} autoComplete="off" />
            </Form.Item>
          )}
          <Form.Item name="validFrom" label={t('从哪天起')} rules={[{ required: true, message: t('请填写开始日期') }, dayRule()]}>
            <DayInput />
          </Form.Item>
          <Form.Item name="validUntil" label={t('到哪天止')} extra={t('不填为长期，届满换届时一并结束。')} rules={[dayRule()]}>
            <DayInput />
          </Form.Item>
          <Form.Item name="basis" label={t('依据')}>
            <Input maxLength={200} placeholder={t('如“第十一届选举结果公告”')} autoComplete="off" />
          </Form.Item>
        </>
      )}
    </ActionDialog>
  )
}

/** A seat ends. */
export function EndSeatDialog({ file, seat, onClose }: { file: Organisation; seat: Organisation['seats'][number] | null; onClose: () => void }) {
  const end = useMutate(endSeat, { touches: TOUCHES })
  const [clientId, next] = useOnce()
  return (
    <ActionDialog<{ on: string; reason: string }>
      open={seat !== null}
      name="end-seat"
      title={seat ? t('{name}离任{role}', { name: seat.name, role: seat.roleTitle }) : t('离任')}
      verb={t('登记离任')}
      initial={{ on: dayOf(new Date()) }}
      reason={{ label: t('离任原因'), max: 200 }}
      onSubmit={(typed) => end.mutateAsync({ params: { id: file.id, seatId: seat?.id ?? '' }, body: { ...typed, clientId: clientId() } })}
      onDone={next}
      onClose={onClose}
    >
      <Form.Item name="on" label={t('从哪天起不再任职')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}>
        <DayInput />
      </Form.Item>
    </ActionDialog>
  )
}

/** A new term begins. Five years by law; the day is proposed, not fixed. */
export function TermDialog({ file, open, onClose }: DialogProps) {
  const add = useMutate(addTerm, { touches: TOUCHES })
  const [clientId, next] = useOnce()
  const last = file.terms[0]
  const from = last?.validUntil ?? dayOf(new Date())
  return (
    <ActionDialog<{ nth: number; validFrom: string; validUntil: string; basis?: string; endSeats?: boolean }>
      open={open}
      name="add-term"
      title={t('登记换届')}
      sentence={last ? t('上一届是第{n}届。', { n: last.nth }) : t('登记现在这一届的起止日期。')}
      verb={t('登记')}
      initial={{ nth: (last?.nth ?? 0) + 1, validFrom: from, validUntil: `${Number(from.slice(0, 4)) + 5}${from.slice(4)}`, endSeats: last !== undefined }}
      onSubmit={({ basis, endSeats, ...typed }) => add.mutateAsync({ params: { id: file.id }, body: { ...typed, basis: basis?.trim() ?? '', endSeats: endSeats ?? false, clientId: clientId() } })}
      onDone={next}
      onClose={onClose}
    >
      <Form.Item name="nth" label={t('第几届')} rules={[{ required: true, message: t('请填写届次') }]}>
        <InputNumber min={1} max={99} precision={0} />
      </Form.Item>
      <Form.Item name="validFrom" label={t('从哪天起')} rules={[{ required: true, message: t('请填写开始日期') }, dayRule()]}>
        <DayInput />
      </Form.Item>
      <Form.Item name="validUntil" label={t('哪天届满')} extra={t('居（村）民委员会每届任期五年。')} rules={[{ required: true, message: t('请填写届满日期') }, dayRule()]}>
        <DayInput />
      </Form.Item>
      <Form.Item name="basis" label={t('依据')}>
        <Input maxLength={200} placeholder={t('如“选举结果公告”')} autoComplete="off" />
      </Form.Item>
      <Form.Item name="endSeats" valuePropName="checked">
        <Checkbox>{t('上一届成员同日离任')}</Checkbox>
      </Form.Item>
    </ActionDialog>
  )
}

interface RecordValues {
  kind: (typeof recordKinds)[number]
  title: string
  onDay: string
  note?: string
  archive?: string
  caseNumber?: string
  aboutId?: string
}

/** A meeting, a paper or a case handled together; a resolution may concern another organisation, such as the property firm. */
export function RecordDialog({ file, open, onClose }: DialogProps) {
  const add = useMutate(addRecord, { touches: TOUCHES })
  const [clientId, next] = useOnce()
  const today = dayOf(new Date())
  return (
    <ActionDialog<RecordValues>
      open={open}
      name="add-record"
      as="drawer"
      title={t('添加资料')}
      verb={t('添加')}
      initial={{ kind: 'meeting', onDay: today }}
      onSubmit={({ note, archive, caseNumber, aboutId, ...typed }) =>
        add.mutateAsync({
          params: { id: file.id },
          body: { ...typed, note: note?.trim() ?? '', archive: archive?.trim() ?? '', caseNumber: caseNumber?.trim() ?? '', aboutId: aboutId ?? null, clientId: clientId() },
        })
      }
      onDone={next}
      onClose={onClose}
    >
      <Form.Item name="kind" label={t('是什么')} rules={[{ required: true }]}>
        <Select options={recordKinds.map((value) => ({ value, label: t(RECORD_KINDS[value]) }))} />
      </Form.Item>
      <Form.Item name="title" label={t('标题')} rules={[{ required: true, whitespace: true, min: 2, message: t('请写标题') }]}>
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item name="onDay" label={t('日期')} rules={[{ required: true, message: t('请填写日期') }, dayRule({ max: today })]}>
        <DayInput max={today} />
      </Form.Item>
      <Form.Item name="note" label={t('内容和结果')}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={1000} showCount />
      </Form.Item>
      <Form.Item name="archive" label={t('纸质材料存放在哪里')}>
        <Input maxLength={100} placeholder={t('档号或柜号')} autoComplete="off" />
      </Form.Item>
      <Form.Item name="aboutId" label={t('涉及的组织')} extra={t('如业主大会决议涉及的物业服务企业。')}>
        <OrganisationPicker label={t('涉及的组织')} except={file.id} />
      </Form.Item>
      <Form.Item name="caseNumber" label={t('办件编号')} extra={t('与这份资料有关的办件。')}>
        <Input maxLength={40} autoComplete="off" spellCheck={false} />
      </Form.Item>
    </ActionDialog>
  )
}

/** Closes a file or merges it into another of its kind. */
export function CloseDialog({ file, open, onClose }: DialogProps) {
  const close = useMutate(closeOrganisation, { touches: TOUCHES })
  const [clientId, next] = useOnce()
  const today = dayOf(new Date())
  return (
    <ActionDialog<{ on: string; mergedInto?: string; reason: string }>
      open={open}
      name="close-organisation"
      title={t('撤销或合并')}
      sentence={t('现任成员同日离任，档案以后只能查看，不能恢复。')}
      verb={t('撤销')}
      danger
      initial={{ on: today }}
      reason={{ label: t('原因'), max: 200 }}
      onSubmit={({ mergedInto, ...typed }) => close.mutateAsync({ params: { id: file.id }, body: { ...typed, mergedInto: mergedInto ?? null, version: file.version, clientId: clientId() } })}
      onDone={next}
      onClose={onClose}
    >
      <Form.Item name="on" label={t('从哪天起撤销')} rules={[{ required: true, message: t('请填写日期') }, dayRule({ max: today })]}>
        <DayInput max={today} />
      </Form.Item>
      <Form.Item name="mergedInto" label={t('并入哪个组织')} extra={t('只能并入同一类型的组织；单纯撤销不填。')}>
        <OrganisationPicker label={t('并入哪个组织')} except={file.id} kind={file.kind} />
      </Form.Item>
    </ActionDialog>
  )
}
