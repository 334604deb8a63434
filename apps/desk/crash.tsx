import { Button } from 'antd'
import { Component, type ErrorInfo, type ReactNode } from 'react'
import { t } from '../../platform/web/text.ts'

/** A page's code that is gone from the server because a newer desk was installed. */
function isOutdated(error: unknown): boolean {
  return error instanceof Error && /dynamically imported module|importing a module script|error loading dynamically/i.test(error.message)
}

/** Keeps a fault in one page from taking the whole desk with it, and says what to do. */
export class CrashBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: null }

  static getDerivedStateFromError(error: unknown) {
    return { error: error ?? new Error('nothing was thrown') }
  }

  override componentDidCatch(error: unknown, info: ErrorInfo) {
    console.error(error, info.componentStack)
  }

  override render() {
    if (!this.state.error) return this.props.children
    return <Crash error={this.state.error} />
  }
}

/** The page in place of a page that broke. */
export function Crash({ error }: { error: unknown }) {
  const outdated = isOutdated(error)
  return (
    <div className="d-absent" role="alert">
      <h1>{outdated ? t('工作台已更新') : t('这个页面出错了')}</h1>
      <p>
        {outdated
          ? t('请刷新后继续。已提交的内容都已保存。')
          : t('已提交的内容都已保存，没有提交的可能需要重填。请刷新再试；若仍出错，请把刚才的操作告诉系统管理员。')}
      </p>
      <div className="s-buttons">
        <Button type="primary" onClick={() => location.reload()}>
          {t('刷新页面')}
        </Button>
        <Button onClick={() => location.assign(import.meta.env.BASE_URL)}>{t('回到今日')}</Button>
      </div>
    </div>
  )
}
