import { formatDay } from '../../../../platform/web/format.ts'
import { Facts, Notice, PageTitle, PageTools } from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import type { load } from './certificate.load.ts'

/** Whether a certificate holds today, in one sentence. */
export default function Certificate({ data: { number, found, today } }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  const year = Number(today.slice(0, 4))
  return (
    <>
      <PageTools back={{ href: '/honours', label: t('荣誉和公示') }} />
      <PageTitle>{t('核对证书')}</PageTitle>
      {found === null && <Notice kind="danger" title={t('没有编号为{number}的证书', { number })}>{t('请核对牌匾或证书上的编号，或拨打社区电话询问。')}</Notice>}
      {found !== null && (
        <>
          {found.standing === 'valid' && <Notice kind="done" title={t('这个称号今天有效')} />}
          {found.standing === 'warned' && <Notice kind="yours" title={t('这个称号有效，但已被警示，正在限期整改')} />}
          {found.standing === 'removed' && <Notice kind="danger" title={t('这个称号已经取消，不再有效')}>{found.endedOn ? t('{day}取消', { day: formatDay(found.endedOn, year) }) : undefined}</Notice>}
          {found.standing === 'lapsed' && <Notice kind="danger" title={t('这个称号已经到期，不再有效')}>{found.endedOn ? t('有效期到{day}', { day: formatDay(found.endedOn, year) }) : undefined}</Notice>}
          <Facts items={[
            { label: t('单位'), value: found.unitName }, { label: t('称号'), value: found.grade ? t('{title}（{grade}）', { title: found.title, grade: found.grade }) : found.title },
            ...(found.regionName !== found.unitName ? [{ label: t('所在地'), value: found.regionName }] : []), { label: t('证书编号'), value: <span className="number">{found.number}</span> },
            { label: t('命名日期'), value: formatDay(found.grantedOn, year) }, { label: t('有效期到'), value: found.validUntil ? formatDay(found.validUntil, year) : t('长期，每年自查') },
          ]} />
        </>
      )}
    </>
  )
}
