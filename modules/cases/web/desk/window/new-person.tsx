import { Form, Input, Radio, Select } from 'antd'
import { ActionDialog, deskCall, useCall } from '../../../../../platform/web/desk/index.ts'
import { t } from '../../../../../platform/web/text.ts'
import { createPerson } from '../../../../register/contract.ts'
import { listRegions } from '../../../../regions/contract.ts'
import { usePost } from '../who.ts'
import { newClientId } from '../words.ts'

interface NewPerson {
  name: string
  idNumber?: string
  sex?: '1' | '2'
  bornOn?: string
  phone?: string
  region: string
}

/** Opens a file for a visitor who has none: name, number and place are enough. */
export function NewPersonDialog({ open, onClose, onMade }: { open: boolean; onClose: () => void; onMade: (id: string) => void }) {
  const { post } = usePost()
  const regions = useCall(listRegions, { query: { under: post?.region ?? '', limit: 1000 } }, { enabled: open && post !== undefined, staleMs: 300_000 })
  const places = (regions.data?.items ?? []).filter((one) => one.level === 'community' || one.level === 'grid')
  return (
    <ActionDialog<NewPerson>
      open={open}
      name="new-person"
      title={t('新建人员')}
      sentence={t('档案里没有这个人时才新建。有身份证号的，性别和出生日期自动带出。')}
      verb={t('建档')}
      onClose={onClose}
      onSubmit={async ({ name, idNumber, sex, bornOn, phone, region }) => {
        const made = await deskCall(createPerson, {
          body: {
            name, region, clientId: newClientId(),
            ...(idNumber ? { idNumber } : {}), ...(sex ? { sex } : {}), ...(bornOn ? { bornOn } : {}), ...(phone ? { phone } : {}),
          },
        })
        onMade(made.id)
      }}
    >
      <Form.Item name="name" label={t('姓名')} rules={[{ required: true, whitespace: true, message: t('请输入姓名') }]}>
        <Input maxLength={50} autoComplete="off" />
      </Form.Item>
      <Form.Item name="idNumber" label={t('身份证号')}>
        <Input maxLength={18} autoComplete="off" className="d-figures" />
      </Form.Item>
      <Form.Item noStyle dependencies={['idNumber']}>
        {(form) =>
          form.getFieldValue('idNumber') ? null : (
            <>
              <Form.Item name="sex" label={t('性别')} rules={[{ required: true, message: t('请选择性别') }]}>
                <Radio.Group options={[{ value: '1', label: t('男') }, { value: '2', label: t('女') }]} />
              </Form.Item>
              <Form.Item name="bornOn" label={t('出生日期')} rules={[{ required: true, message: t('请填写出生日期') }]}>
                <Input type="date" />
              </Form.Item>
            </>
          )
        }
      </Form.Item>
      <Form.Item name="phone" label={t('手机')}>
        <Input maxLength={30} autoComplete="off" inputMode="tel" />
      </Form.Item>
      <Form.Item name="region" label={t('居住的社区（嘎查）或网格')} rules={[{ required: true, message: t('请选择居住的社区（嘎查）或网格') }]} {...(places.length === 1 ? { initialValue: places[0]!.code } : {})}>
        <Select showSearch={{ optionFilterProp: 'label' }} placeholder={t('选择地点')} options={places.map((one) => ({ value: one.code, label: one.level === 'grid' ? one.fullName : one.name }))} />
      </Form.Item>
    </ActionDialog>
  )
}
