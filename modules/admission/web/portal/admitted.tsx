import { formatDay } from '../../../../platform/web/format.ts'
import { CardList, Chips, Empty, LinkButton, PageTitle, PageTools, Tag } from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import type { load } from './admitted.load.ts'

const CYCLES = { month: '按月', quarter: '按季', half: '按半年', year: '按年' } as const

/** 社区承担的部门事项: which department asks what of which community, with which money. */
export default function Admitted({ data: { items, next, show, today } }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  const year = Number(today.slice(0, 4))
  const href = (left: boolean, after?: string) => {
    const query = new URLSearchParams({ ...(left ? { left: 'yes' } : {}), ...(after ? { after } : {}) }).toString()
    return query ? `/admission?${query}` : '/admission'
  }
  const money = (one: (typeof items)[number]) => {
    const yuan = (one.priceFen / 100).toLocaleString('zh-CN', { maximumFractionDigits: 2 })
    return one.pricing === 'unit' ? t('每{unit}{yuan}元', { unit: one.unit || t('件'), yuan }) : t('每个社区每年{yuan}元', { yuan })
  }
  return (
    <>
      <PageTools back={{ href: '/publications', label: t('公示') }} />
      <PageTitle lead={t('政府部门要社区做的事，先要经过准入，并且把经费交给社区。这里公开每一项。')}>{t('社区承担的部门事项')}</PageTitle>
      <Chips label={t('事项状态')} links={[{ href: href(false), label: t('正在执行'), current: show === 'current' }, { href: href(true), label: t('已经退出'), current: show === 'left' }]} />
      {items.length === 0
        ? <Empty title={show === 'current' ? t('现在没有部门交给社区的事项') : t('没有退出的事项')}><p>{t('有新的事项会在这里公开。')}</p></Empty>
        : (
            <CardList label={t('事项')}>
              {items.map((one) => (
                <li key={one.id} className="card">
                  <div className="card-body">
                    <h2>{one.title} <Tag kind={one.state === 'in_force' ? 'going' : 'plain'}>{one.state === 'in_force' ? t('执行中') : one.state === 'suspended' ? t('已暂停') : t('已退出')}</Tag></h2>
                    <p>{t('{department}交给社区：{task}', { department: one.department, task: one.task })}</p>
                    <p>{t('经费：{money}，{cycle}结算，期满后{n}个工作日内付给社区', { money: money(one), cycle: t(CYCLES[one.cycle]), n: one.payDays })}</p>
                    <p>{t('社区可以：{authority}', { authority: one.authority })}</p>
                    <p className="meta">{t('{places} · {from}起 · 依据：{basis}', {
                      places: one.communities.length > 4 ? t('{names}等{n}个社区', { names: one.communities.slice(0, 4).map((each) => each.name).join('、'), n: one.communities.length }) : one.communities.map((each) => each.name).join('、'),
                      from: formatDay(one.fromOn, year), basis: one.basis,
                    })}</p>
                  </div>
                </li>
              ))}
            </CardList>
          )}
      {next && <p className="section"><LinkButton wide href={href(show === 'left', next)}>{t('更多事项')}</LinkButton></p>}
    </>
  )
}
