import { t } from '../../../platform/web/text.ts'
import { LEVELS, type PairLine } from '../contract.ts'

export const levelName = (level: keyof typeof LEVELS) => t(LEVELS[level])

/** Pieces of evidence in words: what speaks for one person, what against; the direction is said and not only coloured. */
export function EvidenceWords({ evidence, only }: { evidence: PairLine['evidence']; only?: 'for' }) {
  const shown = evidence.filter((e) => !only || e.speaks === only)
  return (
    <ul className="u-evidence">
      {shown.map((e) => (
        <li key={e.kind + e.text}>
          <span className={`u-says u-says-${e.speaks}`}>
            {only ? e.text : e.speaks === 'for' ? t('像：{text}', { text: e.text }) : e.speaks === 'against' ? t('不像：{text}', { text: e.text }) : e.text}
          </span>
        </li>
      ))}
    </ul>
  )
}
