export interface Frame { region: string; population: number }
export interface Share extends Frame { n: number }

/**
 * How many are drawn from each community: by its size, the largest remainders first, at least `least` from each that has so many
 * (else all of it). The sum is `n`, more only where the least asks for it. Ties go to the lower code, so that it can be done again.
 */
export function allocate(frame: readonly Frame[], n: number, least = 0): Share[] {
  const whole = frame.reduce((sum, one) => sum + one.population, 0)
  const wanted = Math.min(n, whole)
  const exact = frame.map((one) => (whole ? (one.population * wanted) / whole : 0))
  const shares = exact.map(Math.floor)
  const order = frame.map((_, i) => i).sort((a, b) => exact[b]! - shares[b]! - (exact[a]! - shares[a]!) || (frame[a]!.region < frame[b]!.region ? -1 : 1))
  for (const i of order.slice(0, wanted - shares.reduce((a, b) => a + b, 0))) shares[i]! += 1
  return frame.map((one, i) => ({ ...one, n: Math.min(one.population, Math.max(shares[i]!, least)) }))
}

/** How many to ask for a share to be within ± `margin` at 95 %, at worst (p = 0.5), from a list of known size (Cochran 4.4). */
export function sizeFor(margin: number, population: number): number {
  const endless = (1.959963984540054 ** 2 * 0.25) / margin ** 2
  return Math.min(population, Math.ceil(endless / (1 + (endless - 1) / Math.max(1, population))))
}
