import { Button, Form, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { ActionDialog, dateText, Go, Panel, useMutate } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { PersonPicker } from '../../../register/web/fields.tsx'
import { addParty, CONSENT_STATES, getDispute, listDisputes, recordPartyConsent, removeParty, revealPartyPhone, SIDES, type Dispute, type DisputeParty } from '../../contract.ts'
import { UploadField } from './upload-field.tsx'

const touches = [getDispute, listDisputes]
const HOWS: Record<string, string> = { portal: '本人手机签名', paper: '纸质同意书', oral: '当面口头' }

/** Both sides, how each answered, and how that is shown. */
export function Parties({ d, mine }: { d: Dispute; mine: boolean }) {
  const [asking, setAsking] = useState<DisputeParty | null>(null)
  const [removing, setRemoving] = useState<DisputeParty | null>(null)
  const [phoning, setPhoning] = useState<DisputeParty | null>(null)
  const [phone, setPhone] = useState<{ id: string; number: string } | null>(null)
  const remove = useMutate(removeParty, { touches })
  const reveal = useMutate(revealPartyPhone, {})
  const open = d.state === 'accepted' || d.state === 'mediating'
  return (
    <Panel title={t('当事人')}>
      {d.parties.length === 0 && <p className="d-quiet">{t('还没有登记当事人。')}</p>}
      <ul className="dis-lines">
        {d.parties.map((one) => (
          <li key={one.id}>
            <div className="dis-head">
              <span className="d-quiet">{t(SIDES[one.side])}</span>
              <strong>{one.personId ? <Go to={`/people/${one.personId}?case=${d.number}`}>{one.name}</Go> : one.name}</strong>
              {one.standing && <span className="d-quiet">{one.standing}</span>}
              <span>{phone?.id === one.id ? phone.number : (one.phoneMasked ?? '')}</span>
              <span className={one.consent === 'refused' || one.consent === 'withdrawn' ? 'dis-late' : 'd-quiet'}>
                {d.state === 'recorded' ? '' : `${t(CONSENT_STATES[one.consent])}${one.consentAt ? t('（{how}，{day}）', { how: t(HOWS[one.consentHow] ?? ''), day: dateText(one.consentAt, 'short') }) : ''}`}
              </span>
              <span className="dis-end">
                {d.mine && one.phoneMasked && phone?.id !== one.id && <Button size="small" onClick={() => setPhoning(one)}>{t('看电话')}</Button>}
                {mine && open && (one.consent === 'asked' || one.consent === 'given') && <Button size="small" type={one.consent === 'asked' ? 'primary' : 'default'} onClick={() => setAsking(one)}>{one.consent === 'asked' ? t('登记答复') : t('登记撤回')}</Button>}
                {(mine || d.mediatorName === '') && one.consent === 'asked' && ['recorded', 'accepted', 'mediating'].includes(d.state) && <Button size="small" type="text" onClick={() => setRemoving(one)}>{t('去掉')}</Button>}
              </span>
            </div>
          </li>
        ))}
      </ul>
      {asking && <ConsentDialog d={d} one={asking} onClose={() => setAsking(null)} />}
      {removing && (
        <ActionDialog<{ reason: string }> open name="remove-party" danger title={t('去掉{name}', { name: removing.name })} verb={t('去掉')} reason={{}}
          onSubmit={({ reason }) => remove.mutateAsync({ params: { id: d.id, partyId: removing.id }, body: { reason } as never })} onClose={() => setRemoving(null)} />
      )}
      {phoning && (
        <ActionDialog<{ purpose: string }> open name="reveal-phone" title={t('看{name}的电话', { name: phoning.name })} sentence={t('会记下谁、什么时候、为什么看过。')} verb={t('查看')}
          onSubmit={async ({ purpose }) => setPhone({ id: phoning.id, number: (await reveal.mutateAsync({ params: { id: d.id, partyId: phoning.id }, body: { purpose } })).phone })} onClose={() => setPhoning(null)}>
          <Form.Item name="purpose" label={t('用途')} rules={[{ required: true, message: t('请写明用途') }]}><Input maxLength={100} placeholder={t('如：约调解时间')} /></Form.Item>
        </ActionDialog>
      )}
    </Panel>
  )
}

function ConsentDialog({ d, one, onClose }: { d: Dispute; one: DisputeParty; onClose: () => void }) {
  const record = useMutate(recordPartyConsent, { touches })
  const withdraws = one.consent === 'given'
  return (
    <ActionDialog<{ answer: 'given'; how: 'paper' | 'oral'; paperId?: string; witness?: string }>
      open name="party-consent" danger={withdraws} title={withdraws ? t('登记{name}撤回同意', { name: one.name }) : t('登记{name}的答复', { name: one.name })}
      sentence={withdraws ? t('撤回后调解终止。') : one.known ? t('本人也可以在手机上自己签名答复。这里登记纸质或者口头的答复。') : t('登记纸质或者口头的答复，要有凭据。')}
      verb={t('登记')} initial={{ answer: (withdraws ? 'withdrawn' : 'given') as 'given', how: 'oral' }}
      onSubmit={(typed) => record.mutateAsync({ params: { id: d.id, partyId: one.id }, body: { ...typed, paperId: typed.paperId ?? null, witness: typed.witness ?? '' } as never })} onClose={onClose}
    >
      {(form) => (
        <>
          {!withdraws && <p className="dis-text">{d.consentText}</p>}
          {!withdraws && <Form.Item name="answer" label={t('答复')}><Radio.Group options={[{ value: 'given', label: t('同意调解') }, { value: 'refused', label: t('不同意') }]} /></Form.Item>}
          {withdraws && <Form.Item name="answer" hidden><Input /></Form.Item>}
          <Form.Item name="how" label={t('怎样答复的')}><Radio.Group options={[{ value: 'oral', label: t('当面口头，有见证人') }, { value: 'paper', label: t('纸质，拍照存卷') }]} /></Form.Item>
          <Form.Item noStyle shouldUpdate>
            {() => (form.getFieldValue('how') === 'paper'
              ? <Form.Item name="paperId" label={t('签了名的同意书')} rules={[{ required: true, message: t('请上传照片') }]}><UploadField /></Form.Item>
              : <Form.Item name="witness" label={t('见证人')} rules={[{ required: true, message: t('请写明见证人') }]}><Input maxLength={30} /></Form.Item>)}
          </Form.Item>
        </>
      )}
    </ActionDialog>
  )
}

export function PartyDialog({ d, onClose }: { d: Dispute; onClose: () => void }) {
  const add = useMutate(addParty, { touches })
  return (
    <ActionDialog<{ side: 'a'; from: 'register' | 'outside'; personId?: string; picked?: string; name?: string; standing?: string; phone?: string }>
      open name="add-party" as="drawer" title={t('登记当事人')} verb={t('登记')} initial={{ side: (d.parties.some((one) => one.side === 'a') ? 'b' : 'a') as 'a', from: 'register' }}
      onSubmit={({ from, picked, ...typed }) => add.mutateAsync({ params: { id: d.id }, body: { ...typed, personId: from === 'register' ? (typed.personId ?? null) : null, name: (from === 'register' ? picked : typed.name) ?? '', standing: typed.standing ?? '', phone: typed.phone ?? '' } as never })}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Form.Item name="side" label={t('哪一方')}><Radio.Group options={[{ value: 'a', label: t('甲方') }, { value: 'b', label: t('乙方') }]} /></Form.Item>
          <Form.Item name="from" label={t('是谁')}><Select options={[{ value: 'register', label: t('本地登记的居民') }, { value: 'outside', label: t('外来人员或单位') }]} /></Form.Item>
          <Form.Item noStyle shouldUpdate>
            {() => (form.getFieldValue('from') === 'register'
              ? <Form.Item name="personId" label={t('居民')} rules={[{ required: true, message: t('请查找并选择') }]}><PersonPicker label={t('居民')} onPick={(row) => form.setFieldValue('picked', row.name)} /></Form.Item>
              : <Form.Item name="name" label={t('姓名或单位')} rules={[{ required: true, message: t('请填写姓名或单位') }]}><Input maxLength={60} /></Form.Item>)}
          </Form.Item>
          <Form.Item name="picked" hidden><Input /></Form.Item>
          <Form.Item name="standing" label={t('身份')} extra={t('与纠纷有关的，如房东、物业经理。')}><Input maxLength={60} /></Form.Item>
          <Form.Item name="phone" label={t('电话')} extra={t('密封保存，只有本件调解员写明用途才能看。')}><Input maxLength={20} inputMode="tel" /></Form.Item>
        </>
      )}
    </ActionDialog>
  )
}
