import { Form, Input, InputNumber, Select } from 'antd'
import { ActionDialog, DayInput, dayRule, useMutate } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { PlaceField } from '../../../regions/web/fields.tsx'
import { createPackage, getPackage, listPackages, PACKAGE_KINDS, updatePackage, type Package } from '../../contract.ts'
import { fenOf, useRoot } from './area.tsx'

interface Typed { region: string; kind: Package['kind']; title: string; department: string; task: string; authority?: string; basis?: string; posts?: number; people?: string; yuan?: number; money?: string; fromOn: string }

/** Prepares a package, or fills its parts. */
export function PackageForm({ file, onClose, onMade }: { file?: Package; onClose: () => void; onMade?: (id: string) => void }) {
  const root = useRoot()
  const create = useMutate(createPackage, { touches: [listPackages] })
  const update = useMutate(updatePackage, { touches: [listPackages, getPackage] })
  if (!root) return null
  return (
    <ActionDialog<Typed>
      open
      name="package"
      as="drawer"
      title={file ? t('补充和修改') : t('准备事权包')}
      sentence={t('权限、人员、经费要一并下放，填齐了才能送街道。')}
      verb={t('保存')}
      initial={file ? { ...file, yuan: file.moneyFen / 100 } : { kind: 'task', fromOn: dayOf(new Date()) }}
      onSubmit={async ({ region, yuan, ...typed }) => {
        const body = {
          kind: typed.kind, title: typed.title, department: typed.department, task: typed.task, authority: typed.authority ?? '', basis: typed.basis ?? '', posts: typed.posts ?? 0,
          people: typed.people ?? '', moneyFen: fenOf(yuan), money: typed.money ?? '', fromOn: typed.fromOn,
        }
        if (file) await update.mutateAsync({ params: { id: file.id }, body: { ...body, version: file.version } as never })
        else onMade?.((await create.mutateAsync({ body: { ...body, region } as never })).id)
      }}
      onClose={onClose}
    >
      {!file && <Form.Item name="region" label={t('接受的街道（苏木镇）')} rules={[{ required: true, message: t('请选择街道') }]}><PlaceField root={root} upTo="township" /></Form.Item>}
      <Form.Item name="kind" label={t('类型')}><Select options={Object.entries(PACKAGE_KINDS).map(([value, label]) => ({ value, label: t(label) }))} /></Form.Item>
      <Form.Item name="title" label={t('名称')} rules={[{ required: true, message: t('请填写名称') }]}><Input maxLength={60} /></Form.Item>
      <Form.Item name="department" label={t('下放部门')} rules={[{ required: true, message: t('请填写部门') }]}><Input maxLength={60} /></Form.Item>
      <Form.Item name="task" label={t('任务内容')} rules={[{ required: true, message: t('请写明任务内容') }]}><Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} /></Form.Item>
      <Form.Item name="authority" label={t('权限')} extra={t('街道可以决定什么。')}><Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} /></Form.Item>
      <Form.Item name="basis" label={t('依据')}><Input maxLength={300} /></Form.Item>
      <Form.Item name="posts" label={t('人员数')}><InputNumber min={0} max={999} precision={0} /></Form.Item>
      <Form.Item name="people" label={t('人员来源')}><Input maxLength={300} /></Form.Item>
      <Form.Item name="yuan" label={t('每年经费（元）')}><InputNumber min={0} precision={2} /></Form.Item>
      <Form.Item name="money" label={t('经费来源')}><Input maxLength={300} /></Form.Item>
      <Form.Item name="fromOn" label={t('计划从哪天起')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
    </ActionDialog>
  )
}
