import { CardList, CheckIcon, PageTitle, PageTools, Section } from '../../../platform/web/kit/index.ts'
import type { PageProps } from '../../../platform/web/page.ts'
import { LOCALES } from '../../../platform/web/text.ts'
import { useT } from '../../../platform/web/use-t.ts'
import { localPath, viewHref, writeView, DEFAULT_VIEW, type ViewSettings } from '../../../platform/web/view.ts'
import { offeredLocales } from '../messages.ts'

interface Option { label: string; hint?: string; change: Partial<ViewSettings>; lang?: string }

/** Size, contrast and language, as links that also work without script. */
export default function DisplayPage({ view, query, url }: PageProps<undefined>) {
  const t = useT()
  const back = localPath(query['back'])
  const sizes: Option[] = [
    { label: t('标准字'), change: { size: 'normal' } },
    { label: t('大字（长辈版）'), hint: t('字更大、按钮更大'), change: { size: 'large' } },
  ]
  const contrasts: Option[] = [
    { label: t('标准颜色'), change: { contrast: 'normal' } },
    { label: t('高对比'), hint: t('黑底白字，适合视力弱或光线暗'), change: { contrast: 'high' } },
  ]
  const locales: Option[] = LOCALES.filter((locale) => offeredLocales.includes(locale.code))
    .map((locale) => ({ label: locale.name, change: { locale: locale.code }, lang: locale.code }))

  const list = (options: Option[], label: string) => (
    <CardList label={label}>
      {options.map((option) => {
        const chosen = Object.entries(option.change).every(([key, value]) => view[key as keyof ViewSettings] === value)
        const data = new URLSearchParams(option.change as Record<string, string>).toString()
        return (
          <li key={option.label} className="card">
            <div className="card-body">
              <h3 lang={option.lang}>
                <a href={viewHref(option.change, url)} data-view={data} aria-current={chosen || undefined} rel="nofollow">{option.label}</a>
              </h3>
              {option.hint && <p>{option.hint}</p>}
            </div>
            {chosen && <CheckIcon />}
          </li>
        )
      })}
    </CardList>
  )
  return (
    <>
      <PageTools back={{ href: back, label: t('返回') }} />
      <PageTitle lead={t('设置会记在这台设备上。')}>{t('显示设置')}</PageTitle>
      <Section title={t('字的大小')}>{list(sizes, t('字的大小'))}</Section>
      <Section title={t('颜色')}>{list(contrasts, t('颜色'))}</Section>
      {locales.length > 1 && <Section title={t('语言')}>{list(locales, t('语言'))}</Section>}
      {writeView(view) !== writeView(DEFAULT_VIEW) && (
        <p className="section"><a href={viewHref(DEFAULT_VIEW, url)} rel="nofollow">{t('全部恢复成标准')}</a></p>
      )}
    </>
  )
}
