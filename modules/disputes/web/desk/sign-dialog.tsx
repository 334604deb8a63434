import { Button, Form, Radio } from 'antd'
import { ActionDialog, dateText, useMutate } from '../../../../platform/web/desk/index.ts'
import { SignaturePad, type Strokes } from '../../../../platform/web/kit/signature-pad.tsx'
import { t } from '../../../../platform/web/text.ts'
import { getCase } from '../../../cases/contract.ts'
import { getDispute, listDisputes, signHere, type Dispute, type DisputeMeeting } from '../../contract.ts'
import { UploadField } from './upload-field.tsx'

export interface ToSign { about: 'agreement' | 'minutes'; aboutId: string; sha256: string; text: string; partyId: string | null }
const HOW = { portal: '手机签名', tablet: '当面手写', paper: '纸质' } as const

/** Who has signed this very text, who has not. */
export function SignatureLine({ d, about, signatures, onSign }: { d: Dispute; about: 'agreement' | 'minutes'; aboutId: string; signatures: DisputeMeeting['signatures']; onSign?: ((partyId: string | null) => void) | undefined }) {
  const everybody = d.parties.every((party) => signatures.some((one) => one.partyId === party.id && one.counts))
  const hands = [...d.parties.map((party) => ({ id: party.id as string | null, name: party.name })), { id: null, name: t('调解员{name}', { name: d.mediatorName }) }]
  return (
    <div className="dis-head">
      <span className="d-quiet">{t('签名')}</span>
      {hands.map((hand) => {
        const one = signatures.find((each) => each.partyId === hand.id && each.counts)
        if (one) return <span key={hand.id ?? 'mediator'}>{t('{name}已签（{how}，{day}）', { name: hand.name, how: t(HOW[one.how]), day: dateText(one.at, 'short') })}</span>
        const last = hand.id === null && about === 'agreement'
        return (
          <span key={hand.id ?? 'mediator'}>
            {onSign && (!last || everybody)
              ? <Button size="small" type={last ? 'primary' : 'default'} onClick={() => onSign(hand.id)}>{last ? t('{name}签名，协议生效', { name: hand.name }) : t('请{name}签名', { name: hand.name })}</Button>
              : <span className="d-quiet">{t('{name}未签', { name: hand.name })}</span>}
          </span>
        )
      })}
    </div>
  )
}

/** A signature before the mediator: the tablet is handed over, the text stands above the field. */
export function SignDialog({ d, what, onClose }: { d: Dispute; what: ToSign; onClose: () => void }) {
  const sign = useMutate(signHere, { touches: [getDispute, listDisputes, getCase] })
  const name = d.parties.find((one) => one.id === what.partyId)?.name ?? d.mediatorName
  return (
    <ActionDialog<{ how: 'tablet' | 'paper'; drawing?: Strokes; paperId?: string }>
      open name="sign-here" as="drawer" title={t('{name}签名', { name })} sentence={t('请读过下面的文本再签。签名只对这份文本有效，文本一改就作废。')} verb={what.partyId === null && what.about === 'agreement' ? t('签名，协议生效') : t('签名')} initial={{ how: 'tablet', drawing: [] }}
      onSubmit={(typed) => sign.mutateAsync({ params: { id: d.id }, body: {
        about: what.about, aboutId: what.aboutId, partyId: what.partyId, sha256: what.sha256, how: typed.how, drawing: typed.how === 'tablet' ? (typed.drawing ?? null) : null, paperId: typed.how === 'paper' ? (typed.paperId ?? null) : null,
      } as never })}
      onClose={onClose}
    >
      {(form) => (
        <div className="dis-form">
          <pre className="dis-text">{what.text}</pre>
          <Form.Item name="how" label={t('怎样签')}><Radio.Group options={[{ value: 'tablet', label: t('在屏幕上签') }, { value: 'paper', label: t('在纸上签，拍照存卷') }]} /></Form.Item>
          <Form.Item noStyle shouldUpdate>
            {() => (form.getFieldValue('how') === 'paper'
              ? <Form.Item name="paperId" label={t('签了名的纸质文本')} rules={[{ required: true, message: t('请上传照片') }]}><UploadField /></Form.Item>
              : <Form.Item name="drawing" label={t('签名')} rules={[{ validator: async (_rule, value: Strokes | undefined) => { if (!value?.length) throw new Error(t('请在框里签名')) } }]}><Pad name={name} /></Form.Item>)}
          </Form.Item>
        </div>
      )}
    </ActionDialog>
  )
}

const Pad = ({ name, value, onChange }: { name: string; value?: Strokes; onChange?: (strokes: Strokes) => void }) =>
  <SignaturePad label={t('{name}的签名', { name })} value={value ?? []} onChange={(strokes) => onChange?.(strokes)} />
