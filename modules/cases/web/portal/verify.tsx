import { formatDate } from '../../../../platform/web/format.ts'
import { Actions, Button, Facts, Field, fieldId, Notice, PageTitle } from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import type { load } from './verify.load.ts'

/** What the code on a paper leads to: its facts for comparing, names masked. */
export default function Verify({ data: { number, code, found } }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  if (!found) {
    return (
      <>
        <PageTitle>{t('核验文书')}</PageTitle>
        {code !== '' && (
          <Notice kind="danger" live title={t('没有查到这份文书')}>{t('编号或查询码不对，或者这份文书不是本系统出具的。请逐位核对；仍有疑问，请打服务电话。')}</Notice>
        )}
        <form className="form plain-form" action={`/verify/${encodeURIComponent(number)}`} method="get">
          <Facts items={[{ label: t('办件编号'), value: <span className="number">{number}</span> }]} />
          <Field name="code" label={t('查询码')} hint={t('6位字母和数字，印在文书上二维码旁边')} required>
            <input id={fieldId('code')} name="code" defaultValue={code} autoComplete="off" autoCapitalize="characters"
              maxLength={12} required
              aria-describedby={`${fieldId('code')}-hint`} />
          </Field>
          <Actions><Button type="submit" kind="main" wide>{t('核验')}</Button></Actions>
        </form>
      </>
    )
  }
  return (
    <>
      <PageTitle>{t('核验文书')}</PageTitle>
      {found.valid
        ? <Notice kind="done" title={t('是真的，现在有效')}>{t('请和纸上写的逐项对照；有一处不同，就不要采信。')}</Notice>
        : <Notice kind="danger" title={t('这份文书现在无效')}>{t('确由本系统出具过，但已经撤回、重新办理或者还没有办结。请打服务电话核实。')}</Notice>}
      <Facts items={[
        { label: t('办件编号'), value: <span className="number">{found.number}</span> },
        { label: t('事项'), value: found.title },
        { label: t('申请人'), value: found.applicantMasked || t('未署名') },
        { label: t('提交日期'), value: formatDate(found.submittedOn) },
        ...(found.outcomeName ? [{ label: t('结果'), value: found.outcomeName }] : []),
        ...(found.concludedOn ? [{ label: t('办结日期'), value: formatDate(found.concludedOn) }] : []),
        { label: t('出具单位'), value: found.issuer },
        ...found.facts.filter((one) => one.label !== '事项'),
      ]} />
      <p className="meta section">{t('为保护个人信息，姓名只显示一部分。')}</p>
    </>
  )
}
