import { Actions, LinkButton, Notice, PageTitle, PageTools } from '../../../../platform/web/kit/index.ts'
import type { PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'

/** The sheet is in; nothing of it is shown again. */
export default function Thanks({ view }: PageProps<undefined>) {
  const t = useT()
  return (
    <>
      <PageTools back={{ href: '/survey', label: t('问卷') }} />
      <PageTitle>{t('收到了，谢谢您')}</PageTitle>
      <Notice kind="done" live title={t('答卷已收到')}>{t('答卷不记姓名。结束后，结果会在这里公布。')}</Notice>
      <Actions><LinkButton kind="main" wide href={view.place === 'kiosk' ? '/' : '/survey'}>{view.place === 'kiosk' ? t('回到首页') : t('看公布的结果')}</LinkButton></Actions>
    </>
  )
}
