import { Actions, LinkButton, PageTitle } from '../../../platform/web/kit/index.ts'
import { useT } from '../../../platform/web/use-t.ts'

/** Nothing lives at this address. */
export default function NotFoundPage() {
  const t = useT()
  return (
    <>
      <PageTitle lead={t('网址可能写错了，或者这一页已经撤下。')}>{t('没有找到这一页')}</PageTitle>
      <Actions>
        <LinkButton kind="main" href="/" wide>{t('回到首页')}</LinkButton>
        <LinkButton href="/matters" wide>{t('看看能办哪些事')}</LinkButton>
      </Actions>
    </>
  )
}
