import { formatDate } from '../../../../platform/web/format.ts'
import { Card, CardList, Empty, LinkButton, PageTitle, PageTools, Tag } from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import type { load } from './disputes.load.ts'

/** 我的调解: what waits for the reader stands first. */
export default function Disputes({ data }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  const items = [...data.items].sort((a, b) => Number(b.waits !== '') - Number(a.waits !== ''))
  return (
    <>
      <PageTools back={{ href: '/my', label: t('我的') }} />
      <PageTitle lead={t('调解自愿、不收费，随时可以退出。')}>{t('我的调解')}</PageTitle>
      {items.length === 0
        ? <Empty title={t('没有与您有关的调解')}><p>{t('邻里、家庭、物业、劳资的矛盾，可以请社区调解。')}</p></Empty>
        : (
            <CardList label={t('我的调解')}>
              {items.map((one) => (
                <Card key={one.id} title={one.title} href={`/my/disputes/${one.id}`} meta={t('{number}，{day}', { number: one.number, day: formatDate(one.recordedOn) })}
                  tag={one.waits === 'consent' ? <Tag kind="yours">{t('请您答复')}</Tag> : one.waits === 'sign' ? <Tag kind="yours">{t('请您签名')}</Tag> : <Tag kind={one.state === 'performed' ? 'done' : 'plain'}>{t(one.stateWords)}</Tag>} />
              ))}
            </CardList>
          )}
      <p className="section"><LinkButton wide href="/matters/matters.mediation">{t('申请调解')}</LinkButton></p>
    </>
  )
}
