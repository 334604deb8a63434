import { Actions, LinkButton, Notice, PageTitle } from '../../../platform/web/kit/index.ts'
import type { PageProps } from '../../../platform/web/page.ts'
import { useT } from '../../../platform/web/use-t.ts'

/** The page could not be made: says why in a sentence, and what to do next. */
export default function FailedPage({ data, url }: PageProps<{ status: number; message: string }>) {
  const t = useT()
  const again = data.status >= 500 || data.status === 429
  return (
    <>
      <PageTitle>{again ? t('这一页暂时打不开') : t('这一页不能打开')}</PageTitle>
      <Notice kind="danger" title={t(data.message)} />
      <Actions>
        {again && <LinkButton kind="main" href={url} wide>{t('再试一次')}</LinkButton>}
        <LinkButton href="/" wide>{t('回到首页')}</LinkButton>
      </Actions>
    </>
  )
}
