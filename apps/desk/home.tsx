import { Button } from 'antd'
import { dateText, Go, PageHeading, ProblemAlert, Waiting } from '../../platform/web/desk/index.ts'
import { t } from '../../platform/web/text.ts'
import { useNeeds } from './needs.ts'
import { useSession } from './session.tsx'

/** 今日: what needs this person, list by list, the most pressing first. */
export function Home() {
  const { post } = useSession()
  const { lists, total } = useNeeds()
  const settled = lists.every(({ answer }) => answer.data !== undefined || answer.error)
  const today = dateText(new Date().toISOString(), 'day-weekday')
  return (
    <>
      <PageHeading title={t('今日')} aside={<span className="d-quiet">{today}</span>} />
      {lists.length > 0 && (
        <p className="d-sentence">
          {!settled ? ' ' : total > 0 ? t('有{n}项需要你处理。', { n: total }) : t('眼下没有需要你处理的事。')}
        </p>
      )}
      {lists.length === 0 && (
        <div className="d-absent">
          <h2>{post ? t('这个岗位没有待办清单') : t('你还没有任职岗位')}</h2>
          <p>{post ? t('可以从左侧菜单进入，或按 Ctrl+K 查找。') : t('请联系本单位管理员为你安排岗位，安排后重新登录即可。')}</p>
        </div>
      )}
      <div className="s-cards">
        {lists.map(({ card, answer }) => (
          <section key={card.id} className="d-panel s-card" aria-label={card.title}>
            <header className="d-panel-head">
              <h2>
                {card.title}
                {answer.data && <span className={card.urgent && answer.data.total > 0 ? 'd-count d-count-mine' : 'd-count'}>{answer.data.total.toLocaleString('zh-CN')}</span>}
              </h2>
              {answer.data && answer.data.total > 0 && (
                <Go to={card.to} aria-label={t('查看全部：{title}', { title: card.title })}>
                  {t('查看全部')}
                </Go>
              )}
            </header>
            <div className="s-card-body">
              {answer.error && !answer.data ? (
                <ProblemAlert error={answer.error} retry={() => void answer.refetch()} />
              ) : answer.data === undefined ? (
                <Waiting rows={3} />
              ) : answer.data.items.length === 0 ? (
                <p className="d-quiet s-card-none">{card.empty}</p>
              ) : (
                <ul>
                  {answer.data.items.slice(0, 5).map((item) => (
                    <li key={item.id}>
                      <Go to={item.to} className="s-need">
                        <span className="s-need-title">{item.title}</span>
                        {item.note && <span className="s-need-note">{item.note}</span>}
                      </Go>
                    </li>
                  ))}
                </ul>
              )}
            </div>
          </section>
        ))}
      </div>
    </>
  )
}

/** An address that leads nowhere. */
export function NotFound() {
  return (
    <>
      <PageHeading title={t('没有这个页面')} />
      <div className="d-absent">
        <p>{t('网址可能写错了，或页面已经移走。')}</p>
        <Go to="/">{t('回到今日')}</Go>
      </div>
    </>
  )
}

/** A page that this post has no use for. */
export function Refused({ title }: { title: string }) {
  const { me, post } = useSession()
  return (
    <>
      <PageHeading title={title} />
      <div className="d-absent">
        <h2>{t('当前岗位不能使用这个页面')}</h2>
        <p>
          {post && t('你现在的岗位是{place}{title}。', { place: post.regionName, title: post.title })}
          {me.posts.length > 1 ? t('可以在上方切换到另一个岗位再试。') : t('如果工作需要，请联系本单位管理员。')}
        </p>
        <Button onClick={() => window.history.back()}>{t('返回上一页')}</Button>
      </div>
    </>
  )
}
