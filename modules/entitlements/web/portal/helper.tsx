import { Actions, Empty, Facts, LinkButton, PageTitle, PageTools, PhoneLink, Section } from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import type { load } from './helper.load.ts'

/** Four ways to meet one need, side by side; under each other on a phone. */
export default function Helper({ data: { title, regionName, modes } }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  const price = (fen: number | null, note: string) => [fen === 0 ? t('不收费') : fen === null ? '' : t('{yuan}元', { yuan: (fen / 100).toFixed(fen % 100 === 0 ? 0 : 2) }), note].filter(Boolean).join('，')
  return (
    <>
      <PageTools back={{ href: '/helpers', label: t('找帮手') }} />
      <PageTitle lead={regionName ? t('{place}能找到的', { place: regionName }) : undefined}>{t(title)}</PageTitle>
      <div className="side-by-side">
        {modes.map(({ mode, words, offers }) => (
          <Section key={mode} title={t(words)}>
            {offers.length === 0
              ? <p className="meta">{t('还没有登记的。知道谁能帮，请告诉社区。')}</p>
              : (
                  <ul className="card-list">
                    {offers.map((one) => (
                      <li key={one.id} className="card">
                        <div className="card-body">
                          <h3>{one.title}</h3>
                          <Facts items={[
                            { label: t('谁提供'), value: one.provider },
                            { label: t('价钱'), value: price(one.priceFen, one.priceNote) || t('问了再说') },
                            ...(one.whereAt ? [{ label: t('在哪里'), value: one.whereAt }] : regionName ? [] : [{ label: t('在哪里'), value: one.place }]),
                            { label: t('怎样找'), value: <Contact text={one.askHow} /> },
                          ]} />
                          {one.matter && <Actions><LinkButton href={`/matters/${one.matter}`}>{t('办事指南')}</LinkButton></Actions>}
                        </div>
                      </li>
                    ))}
                  </ul>
                )}
          </Section>
        ))}
      </div>
      {modes.every(({ offers }) => offers.length === 0) && (
        <Empty title={t('还没有登记的帮手')}><p><a href="/matters/volunteers.help/apply">{t('请志愿者帮忙')}</a> · <a href="/matters/matters.resident-request/apply">{t('直接告诉社区')}</a></p></Empty>
      )}
    </>
  )
}

/** Words with a number that can be tapped. */
function Contact({ text }: { text: string }) {
  const match = /\d{3,4}-\d{6,8}|\d{5,11}/.exec(text)
  if (!match) return <>{text}</>
  return <>{text.slice(0, match.index)}<PhoneLink number={match[0]} />{text.slice(match.index + match[0].length)}</>
}
