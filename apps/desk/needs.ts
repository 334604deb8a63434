import { useQueries } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useContributions } from './contributions.tsx'

const EVERY_MS = 60_000
const IDLE_MS = 5 * 60_000

/** False after five minutes without a key or a pointer, so that asking by itself does not keep an abandoned session alive. */
function usePresent(): boolean {
  const [present, setPresent] = useState(true)
  useEffect(() => {
    let timer = setTimeout(() => setPresent(false), IDLE_MS)
    const here = () => {
      clearTimeout(timer)
      timer = setTimeout(() => setPresent(false), IDLE_MS)
      setPresent(true)
    }
    const events = ['pointerdown', 'keydown', 'wheel'] as const
    events.forEach((event) => window.addEventListener(event, here, { passive: true }))
    return () => {
      clearTimeout(timer)
      events.forEach((event) => window.removeEventListener(event, here))
    }
  }, [])
  return present
}

/** What waits for this person, list by list; asked again every minute while someone is there. */
export function useNeeds() {
  const { cards } = useContributions()
  const present = usePresent()
  const answers = useQueries({
    queries: cards.map((card) => ({
      queryKey: ['desk-card', card.id],
      queryFn: ({ signal }: { signal: AbortSignal }) => card.load(signal),
      refetchInterval: present ? EVERY_MS : (false as const),
    })),
  })
  const lists = cards.map((card, index) => ({ card, answer: answers[index]! })).filter(({ card, answer }) => !card.seldom || (answer.data?.total ?? 0) > 0)
  const total = lists.reduce((sum, { card, answer }) => sum + (card.urgent ? (answer.data?.total ?? 0) : 0), 0)
  return { lists, total }
}
