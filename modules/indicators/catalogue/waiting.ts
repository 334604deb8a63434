import { defineIndicator, type Group, type Waiting } from '../define.ts'

interface Words {
  group: Group
  code: string
  title: string
  sentence: string
  base: string
  source: string
  /** What is counted over what. */
  parts: readonly [numerator: string, denominator?: string]
  /** What is not there yet, whose it is, and the duty that would collect it. */
  lacks: readonly [reason: string, owedBy: string, duty: string]
  unit?: string
  decimals?: number
  direction?: Waiting['direction']
  kind?: Waiting['kind']
}

/** An indicator whose records do not exist yet: a share in per cent unless it says otherwise. It is shown as not yet collected, never as 0. */
export const waiting = ({ parts, lacks, ...one }: Words): Waiting =>
  defineIndicator({
    unit: '%', decimals: 1, direction: 'up', kind: 'computed', ...one, numeratorText: parts[0], ...(parts[1] ? { denominatorText: parts[1] } : {}),
    waitsFor: { reason: `尚未采集：${lacks[0]}`, owedBy: lacks[1], duty: lacks[2] },
  })
