import { useEffect, useState } from 'react'
import { ApiProblem, call } from '../../../../platform/web/client.ts'
import { clearAllDrafts } from '../../../../platform/web/form/draft.ts'
import { Actions, Button, LinkButton, Notice, PageTitle } from '../../../../platform/web/kit/index.ts'
import type { PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import { endSession } from '../../contract.ts'

/** Ends the session as soon as the page is there. On a shared machine nothing is left behind; on one's own the drafts stay. */
export default function SignOut({ me, view }: PageProps<undefined>) {
  const t = useT()
  const [state, setState] = useState<'ending' | 'ended' | 'failed'>(me ? 'ending' : 'ended')
  const end = async () => {
    setState('ending')
    try {
      await call(endSession, {})
      setState('ended')
    } catch (fault) {
      setState(fault instanceof ApiProblem && fault.status === 401 ? 'ended' : 'failed')
    }
  }
  useEffect(() => {
    if (view.place === 'kiosk') clearAllDrafts()
    if (me) void end()
    // Once, when the page opens.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [])
  useEffect(() => {
    if (state === 'ended' && view.place === 'kiosk') location.replace('/')
  }, [state, view.place])

  if (state === 'failed') {
    return (
      <>
        <PageTitle>{t('还没有退出')}</PageTitle>
        <Notice kind="danger" live title={t('没有办成，请再试一次')} />
        <Actions><Button kind="main" wide onClick={() => void end()}>{t('退出登录')}</Button></Actions>
      </>
    )
  }
  return (
    <>
      <PageTitle lead={state === 'ended' ? t('这台设备上看不到您的办件了。') : undefined}>
        {state === 'ended' ? t('已退出登录') : t('正在退出登录')}
      </PageTitle>
      <noscript><Notice kind="yours" title={t('退出登录需要打开浏览器的脚本功能')}>{t('关闭浏览器后，请在设备设置里清除本网站的数据。')}</Notice></noscript>
      {state === 'ended' && (
        <Actions>
          <LinkButton kind="main" wide href="/">{t('回到首页')}</LinkButton>
          <LinkButton wide href="/sign-in">{t('重新登录')}</LinkButton>
        </Actions>
      )}
    </>
  )
}
