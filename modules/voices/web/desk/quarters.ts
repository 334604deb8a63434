import { t } from '../../../../platform/web/text.ts'

/** Quarters that have begun, the newest first: `2026-Q1`. */
export function quarters(today: string, many = 8): { key: string; label: string; from: string; until: string }[] {
  const made = []
  for (let i = 0, year = Number(today.slice(0, 4)), q = Math.ceil(Number(today.slice(5, 7)) / 3); i < many; i++) {
    const [first, last] = [q * 3 - 2, q * 3]
    const two = (n: number) => String(n).padStart(2, '0')
    made.push({ key: `${year}-Q${q}`, label: t('{year}年第{q}季度', { year, q }), from: `${year}-${two(first)}-01`, until: `${year}-${two(last)}-${[31, 30, 30, 31][q - 1]}` })
    if (--q === 0) { q = 4; year -= 1 }
  }
  return made
}
