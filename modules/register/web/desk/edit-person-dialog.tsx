import { Form, Input } from 'antd'
import { ActionDialog, useMutate, DayInput, dayRule } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { getPerson, listPeople, listPersonChanges, updatePerson, type Person } from '../../contract.ts'
import { BornItem, IdKindItem, LanguageItem, NameItem, NumberWords, numberRule, PhoneItem, readNumber, SexItem } from './person-fields.tsx'

interface Values {
  name: string
  sex: Person['sex']
  bornOn: string
  diedOn?: string
  idKind: string
  idNumber?: string
  phone?: string
  language: Person['language']
  reason: string
}

/** Changes facts of a file. Numbers are not shown here: an empty field leaves them as they are. */
export function EditPersonDialog({ person, open, onClose }: { person: Person; open: boolean; onClose: () => void }) {
  const update = useMutate(updatePerson, { touches: [getPerson, listPersonChanges, listPeople] })
  return (
    <ActionDialog<Values>
      open={open}
      name="edit-person"
      as="drawer"
      title={t('修改信息')}
      sentence={t('改前的内容会留在变更记录里。')}
      verb={t('保存')}
      reason={{ label: t('修改原因'), hint: t('例如：核对户口簿后更正。') }}
      initial={{
        name: person.name, sex: person.sex, bornOn: person.bornOn, idKind: person.idKind, language: person.language, ...(person.diedOn ? { diedOn: person.diedOn } : {}),
      }}
      onSubmit={(typed) =>
        update.mutateAsync({
          params: { id: person.id },
          body: {
            version: person.version,
            reason: typed.reason,
            ...(typed.name === person.name ? {} : { name: typed.name }),
            ...(typed.sex === person.sex ? {} : { sex: typed.sex }),
            ...(typed.bornOn === person.bornOn ? {} : { bornOn: typed.bornOn }),
            ...((typed.diedOn || null) === person.diedOn ? {} : { diedOn: typed.diedOn || null }),
            ...(typed.idKind === person.idKind ? {} : { idKind: typed.idKind }),
            ...(typed.idNumber?.trim() ? { idNumber: typed.idNumber.trim() } : {}),
            ...(typed.phone?.trim() ? { phone: typed.phone.trim() } : {}),
            ...(typed.language === person.language ? {} : { language: typed.language }),
          },
        })
      }
      onClose={onClose}
    >
      {(form) => (
        <>
          <NameItem />
          <SexItem />
          <BornItem />
          <IdKindItem />
          <Form.Item noStyle shouldUpdate>
            {() => {
              const typed = form.getFieldValue('idNumber') as string | undefined
              const check = readNumber(form.getFieldValue('idKind') as string, typed, { sex: form.getFieldValue('sex') as string, bornOn: form.getFieldValue('bornOn') as string })
              return (
                <Form.Item
                  name="idNumber"
                  label={t('新的证件号码')}
                  extra={<NumberWords check={check} typed={typed} /> }
                  validateTrigger={['onBlur', 'onSubmit']}
                  rules={[numberRule(() => form.getFieldValue('idKind') as string)]}
                >
                  <Input maxLength={40} autoComplete="off" placeholder={person.idNumberMasked ? t('不填则保持{number}', { number: person.idNumberMasked }) : t('未登记')} />
                </Form.Item>
              )
            }}
          </Form.Item>
          <PhoneItem />
          <LanguageItem />
          {person.state === 'died' && (
            <Form.Item name="diedOn" label={t('去世日期')} extra={t('记错了可以更正；人还健在的，请清空，或在“人口变动”里撤销死亡登记。')} rules={[dayRule()]}>
              <DayInput max={dayOf(new Date())} min={person.bornOn} />
            </Form.Item>
          )}
        </>
      )}
    </ActionDialog>
  )
}
