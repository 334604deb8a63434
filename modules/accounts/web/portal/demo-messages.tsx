import { CardList, Empty, LinkButton, Notice, PageTitle, PageTools } from '../../../../platform/web/kit/index.ts'
import { dayOf, formatMoment } from '../../../../platform/web/format.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import type { load } from './demo-messages.load.ts'

/** What a demonstration would have sent to phones, newest first. */
export default function DemoMessages({ data: { items } }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  const year = Number(dayOf(items[0]?.at ?? new Date(0)).slice(0, 4))
  return (
    <>
      <PageTools back={{ href: '/sign-in', label: t('登录') }} />
      <PageTitle lead={t('演示库不真的发短信，发出的内容都显示在这里。')}>{t('演示短信')}</PageTitle>
      <Notice title={t('只有演示库有这一页')}>{t('正式使用时，短信发到本人手机，任何人都不能在网页上看到。')}</Notice>
      {items.length === 0
        ? <Empty title={t('还没有发过短信')}><p>{t('在登录页获取验证码，或者提交一件申请，这里就会出现。')}</p></Empty>
        : (
            <CardList label={t('短信')}>
              {items.map((one, index) => (
                <li key={one.at + index} className="card">
                  <div className="card-body">
                    <h2 className="number">{one.to}</h2>
                    <p>{one.text}</p>
                    <p className="meta">{formatMoment(one.at, year)}</p>
                  </div>
                </li>
              ))}
            </CardList>
          )}
      <p className="section"><LinkButton href="/demo/messages">{t('刷新')}</LinkButton></p>
    </>
  )
}
