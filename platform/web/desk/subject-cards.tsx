import { createContext, Suspense, useContext } from 'react'
import { Skeleton } from 'antd'
import { useAbilities } from './abilities.tsx'
import { Panel } from './detail-page.tsx'
import type { DeskSubjectCard } from './pages.ts'

type Kinds = Readonly<Record<string, readonly DeskSubjectCard<never>[]>>

const Cards = createContext<Kinds>({})

/** Hands the cards that modules bring, by the kind of page they are for, to whatever is inside. */
export const SubjectCardsProvider = Cards

/** The cards that other modules bring to this kind of page, less what this session's abilities do not reach; each in a panel of its own. */
export function SubjectCards<Props extends object>({ kind, props }: { kind: string; props: Props }) {
  const held = useAbilities()
  const cards = (useContext(Cards)[kind] ?? []) as unknown as readonly DeskSubjectCard<Props>[]
  return cards
    .filter((card) => (card.ability === undefined || held.has(card.ability)) && (card.suits?.(props) ?? true))
    .map(({ id, title, component: Card }) => (
      <Panel key={id} id={`card-${id}`} title={title}>
        <Suspense fallback={<Skeleton active title={false} paragraph={{ rows: 2 }} />}>
          <Card {...props} />
        </Suspense>
      </Panel>
    ))
}
