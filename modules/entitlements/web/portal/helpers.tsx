import { Card, CardList, PageTitle, PageTools } from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import type { load } from './helpers.load.ts'

/** 找帮手: the needs in plain words. */
export default function Helpers({ data: { needs, regionName } }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  const [offered, other] = [needs.filter((one) => one.n > 0), needs.filter((one) => one.n === 0)]
  return (
    <>
      <PageTools back={{ href: '/', label: t('首页') }} />
      <PageTitle lead={regionName ? t('{place}能找到的：政府服务、邻里互助、志愿者、商家，放在一起看。', { place: regionName }) : t('政府服务、邻里互助、志愿者、商家，放在一起看。')}>{t('找帮手')}</PageTitle>
      <CardList label={t('需要什么')}>
        {[...offered, ...other].map((one) => <Card key={one.need} href={`/helpers/${one.need}`} title={t(one.words)} meta={one.n > 0 ? t('{n}处可以找', { n: one.n }) : t('还没有登记，可以告诉社区')} />)}
      </CardList>
    </>
  )
}
