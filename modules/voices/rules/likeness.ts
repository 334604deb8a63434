/** Likeness of words (意见归类建议): two-character windows of Chinese text. Pure; a suggestion to a worker, never a decision. */

/** Words that say nothing about the subject; they divide the text like a stop. */
const EMPTY = /希望|我们|小区|社区|居民|问题|解决|能够|可以|一下|没有|这个|那个|建议|有人|大家|比较|经常|反映|意见|尽快|应该|就是|时候|[的了吗呢吧啊也都很请]/g

/** The windows of a text, each once: Chinese in twos, Latin words and figures whole. */
export function gramsOf(text: string): Set<string> {
  const found = new Set<string>()
  for (const run of text.normalize('NFKC').toLowerCase().replace(EMPTY, ' ').match(/[\u3400-\u9fff]+|[a-z0-9]{2,}/g) ?? []) {
    if (/^[a-z0-9]/.test(run)) found.add(run)
    else for (let i = 0; i + 2 <= run.length; i++) found.add(run.slice(i, i + 2))
  }
  return found
}

/** How like two texts are, 0 to 1: shared windows by those of the shorter text (an opinion is short, a topic has many words). */
export function likeness(a: string, b: string): { score: number; shared: string[] } {
  const [left, right] = [gramsOf(a), gramsOf(b)]
  const shared = [...left].filter((gram) => right.has(gram))
  const least = Math.min(left.size, right.size)
  return { score: least ? shared.length / least : 0, shared }
}

/** Below this two texts share only by chance. */
export const LIKE_FROM = 0.15

/** The most like first, at most `most`; one shared window is none. */
export function mostLike<T extends { text: string }>(words: string, among: readonly T[], most = 5): (T & { score: number; shared: string[] })[] {
  return among.map((one) => ({ ...one, ...likeness(words, one.text) }))
    .filter(({ score, shared }) => shared.length >= 2 && score >= LIKE_FROM)
    .sort((a, b) => b.score - a.score || b.shared.length - a.shared.length)
    .slice(0, most)
}
