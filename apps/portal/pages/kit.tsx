import { useState } from 'react'
import { useDraft } from '../../../platform/web/form/draft.ts'
import { FormRuntime } from '../../../platform/web/form/form.tsx'
import { prefillValues } from '../../../platform/web/form/rules.ts'
import {
  Actions, Button, Card, CardList, CheckField, ChecksField, ChoiceField, DateField, Dialog, Empty, ErrorSummary, Facts, LinkButton, Notice,
  NumberField, PageTitle, PageTools, PhoneLink, PhotoField, RatingStars, Section, SelectField, Skeleton, Steps, Tag, TextField, Timeline,
    TrashIcon,
  type RatingCode, type SendFile,
} from '../../../platform/web/kit/index.ts'
import type { PageProps } from '../../../platform/web/page.ts'
import { KIT_FORM, KIT_KNOWN } from './kit-form.ts'

const TODAY = '2026-03-10'

/** Pretends to send, slowly; every file called `fail…` is refused. */
const pretendToSend: SendFile = async (_, { name, onProgress, signal }) => {
  for (let step = 1; step <= 5; step += 1) {
    await new Promise((done) => setTimeout(done, 60))
    signal.throwIfAborted()
    onProgress(step / 5)
  }
  if (name.startsWith('fail')) throw new Error('网络不通，没有传上去。请检查网络后再试一次')
  return { id: `photo-${name.replace(/\W/g, '')}-${Date.now()}` }
}

const CHOICES = [{ value: 'a', label: '本人办理' }, { value: 'b', label: '替家人办理', hint: '需要家人的授权' }]

/** Every component once. Not a page for residents. */
export default function KitPage({ query }: PageProps<undefined>) {
  return query['form'] ? <FormDemo mode={query['form'] === 'page' ? 'page' : 'steps'} /> : <Everything />
}

function FormDemo({ mode }: { mode: 'steps' | 'page' }) {
  const draft = useDraft('kit', prefillValues(KIT_FORM, KIT_KNOWN))
  const [sent, setSent] = useState(false)
  if (sent) return <Notice kind="done" live title="已提交">预计 3月12日（周四）前答复，会发短信到您的手机。</Notice>
  return (
    <>
      <PageTools back={{ href: '/kit', label: '返回组件一览' }} />
      <PageTitle lead="预计 2 个工作日内答复">借用社区活动室</PageTitle>
      {draft.restoredAt && <Notice title="接着上次填的继续">不想要了可以<Button kind="quiet" onClick={draft.discard}>重新开始</Button></Notice>}
      <FormRuntime form={KIT_FORM} values={draft.values} onChange={draft.change} mode={mode} today={TODAY} known={KIT_KNOWN}
        send={pretendToSend} kept
        submitLabel="提交申请" beforeSubmit={<Notice>提交后预计 3月12日（周四）前答复。</Notice>}
        onSubmit={async () => {
          draft.done()
          setSent(true)
        }} />
    </>
  )
}

function Everything() {
  const [open, setOpen] = useState(false)
  const [values, setValues] = useState<Record<string, unknown>>({ text: '阿拉善左旗巴彦浩特镇王府街社区', who: 'a', date: '1949-10-01', checks: ['a'],
    agree: true })
  const [rating, setRating] = useState<RatingCode>()
  const on = (name: string) => (value: unknown) => setValues((now) => ({ ...now, [name]: value }))
  return (
    <>
      <PageTools back={{ href: '/' }} />
      <PageTitle lead="每个组件的样子，供开发时查看。">组件一览</PageTitle>
      <p><a href="/kit?form=steps">逐步填写的表单</a> · <a href="/kit?form=page">一页填完的表单</a></p>
      <Section title="按钮">
        <Actions>
          <Button kind="main">提交申请</Button>
          <Button>补交材料</Button>
          <Button kind="danger" icon={TrashIcon}>撤回申请</Button>
          <Button kind="quiet" onClick={() => setOpen(true)}>打开对话框</Button>
          <Button kind="main" busy>提交申请</Button>
          <LinkButton href="/">去首页</LinkButton>
        </Actions>
        <p><PhoneLink number="0483-8220000">王府街社区 其其格</PhoneLink></p>
        <Dialog open={open} title="要撤回这件申请吗？" onClose={() => setOpen(false)} actions={<Button kind="danger">撤回申请</Button>}>
          <p>撤回后这件申请就结束了，需要时可以重新申请。</p>
        </Dialog>
      </Section>
      <Section title="列表" action={<a href="/kit">全部 3 件</a>}>
        <CardList>
          <Card href="/kit" title="高龄津贴申请" tag={<Tag kind="yours">等您补交材料</Tag>} text="请在 3月15日（周日）前补交户口簿首页照片"
            meta="编号 152921202603100001 · 3月8日提交" />
          <Card href="/kit" title="路灯不亮报修" tag={<Tag kind="going">处理中</Tag>} text="预计 3月12日（周四）前修好" meta="编号 152921202603090007" />
          <Card title="活动室借用" tag={<Tag kind="done">已办结</Tag>} meta="2月26日办结" />
          <Card title="楼道堆物" tag={<Tag kind="late">已超期 2 天</Tag>} />
        </CardList>
      </Section>
      <Section title="事情的经过">
        <Timeline label="办理经过" moments={[
          { state: 'done', title: '您提交了申请', at: '3月8日（周日）09:12' },
          { state: 'done', title: '王府街社区已受理', at: '3月9日（周一）10:30', text: <p>受理人：其其格</p> },
          { state: 'now', title: '公示', at: '3月10日（周二）至 3月16日（周一），共 7 天', text: <PhoneLink number="0483-8220000">有疑问请打</PhoneLink> },
          { state: 'next', title: '镇政府审批', at: '预计 3月19日（周四）前' },
          { state: 'next', title: '发放到您的银行卡' },
        ]} />
      </Section>
      <Section title="已知信息">
        <Facts items={[{ label: '姓名', value: '买买提·阿布都热依木' }, { label: '住址', value: '阿拉善左旗巴彦浩特镇王府街社区和硕特小区3号楼2单元501室' },
          { label: '电话', value: <span className="number">138****0000</span> }]} />
      </Section>
      <Section title="提示">
        <Notice title="您不用交户口簿">登记信息里已经有了。</Notice>
        <Notice kind="yours" title="等您补交材料">请在 3月15日（周日）前补交。</Notice>
        <Notice kind="done" title="已收到您的申请" />
        <Notice kind="danger" title="没有送达">网络不通，请检查网络后再试一次。</Notice>
        <Empty title="还没有办件"><p>您提交的申请会出现在这里。<a href="/matters">看看能办哪些事</a></p></Empty>
        <Skeleton />
      </Section>
      <Section title="填写">
        <div className="form">
          <Steps current={2} total={5} title="联系方式" />
          <ErrorSummary problems={[{ path: 'wrong', message: '请填写联系电话' }, { path: '', message: '这件事今天已经申请过一次' }]} />
          <TextField name="text" label="住址" required value={values['text'] as string} onChange={on('text')} hint="写到门牌号" />
          <TextField name="wrong" label="联系电话" required type="tel" value={values['wrong'] as string} onChange={on('wrong')}
            error="请填写联系电话" />
          <TextField name="long" label="想说的话" lines={4} maxLength={200} value={values['long'] as string} onChange={on('long')}
            placeholder="把事情说清楚就行" />
          <NumberField name="number" label="家里几口人" unit="人" whole value={values['number'] as number} onChange={on('number')} />
          <DateField name="date" label="出生日期" required today={TODAY} max={TODAY} value={values['date'] as string} onChange={on('date')} />
          <DateField name="near" label="哪天来取" near today={TODAY} min={TODAY} value={values['near'] as string} onChange={on('near')} />
          <ChoiceField name="who" label="谁来办" required choices={CHOICES} value={values['who'] as string} onChange={on('who')} />
          <ChecksField name="checks" label="怎么通知您" choices={[{ value: 'a', label: '短信' }, { value: 'b', label: '电话' }]}
            value={values['checks'] as string[]} onChange={on('checks')} />
          <SelectField name="select" label="所在网格" choices={[{ value: '1', label: '第一网格' }, { value: '2', label: '第二网格' }]}
            value={values['select'] as string} onChange={on('select')} />
          <PhotoField name="photo" label="户口簿照片" required most={2} value={values['photo'] as string[]} onChange={on('photo')}
            send={pretendToSend} hint="拍清楚首页和本人页" />
          <CheckField name="agree" label="我已阅读并同意办理须知" required value={values['agree'] as boolean} onChange={on('agree')} />
          <RatingStars name="rating" label="这件事办得怎么样？" required value={rating} onChange={setRating} />
        </div>
      </Section>
    </>
  )
}
