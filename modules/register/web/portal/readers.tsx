import { formatMoment } from '../../../../platform/web/format.ts'
import { Card, CardList, Empty, LinkButton, Notice, PageTitle } from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import { readerReason, readerTitle } from './reader-words.ts'
import type { load } from './readers.load.ts'
import { FileTools } from './whose-chips.tsx'

/** Who read what and why, as sentences (REG-14). */
export default function Readers({ data: { of, log, today } }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  const year = Number(today.slice(0, 4))
  return (
    <>
      <FileTools of={of} path="/my/file/readers" />
      <PageTitle lead={t('工作人员每次打开都要说明为什么，并记在这里，谁也改不了。')}>{of.isOwn ? t('谁看过我的档案') : t('谁看过{name}的档案', { name: of.name })}</PageTitle>
      {log.items.length === 0
        ? <Empty title={t('还没有人看过')}><p>{t('有人看过以后，会记在这里。')}</p></Empty>
        : (
            <CardList label={t('查看记录')}>
              {log.items.map((one) => (
                <Card key={one.id} title={readerTitle(one, t)} text={one.own ? undefined : readerReason(one, t)} meta={formatMoment(one.at, year)} />
              ))}
            </CardList>
          )}
      {log.next && (
        <p className="section">
          <LinkButton wide href={`/my/file/readers?${new URLSearchParams({ ...(of.isOwn ? {} : { of: of.id }), after: log.next }).toString()}`}>{t('更早的记录')}</LinkButton>
        </p>
      )}
      <Notice title={t('觉得不该看？')}>{t('可以问社区，也可以向个人信息保护负责人反映，他们会核查。')}{' '}<a href="/matters/matters.resident-request/apply">{t('我要反映')}</a></Notice>
    </>
  )
}
