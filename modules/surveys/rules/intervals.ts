/*
 * Confidence intervals of a sample from a list of known size. Pure, with its published values in intervals.test.ts.
 * Shares: Wilson (1927), the method that Brown, Cai and DasGupta (2001) advise; the finite population enters by the number of answers that
 * would tell as much from an endless one (Cochran, Sampling Techniques, 3rd ed., section 2.6). Means: Student's t with the correction 1 − n/N.
 * Stratified samples: Cochran sections 5.3 and 5.4; a share gets the number of answers that its own variance stands for.
 */

export interface Interval { value: number; lo: number; hi: number }

/** One stratum: people on the list, people who answered, mean and variance of what they said. For a share the mean is the share. */
export interface Stratum { population: number; n: number; mean: number; variance: number }

/** The two-sided 95 % point of the normal distribution. */
export const Z95 = 1.959963984540054

/** Wilson's interval for a share `p` of `n`. */
export function wilson(p: number, n: number, z = Z95): Interval {
  if (n <= 0) return { value: p, lo: 0, hi: 1 }
  const z2 = z * z
  const middle = (p + z2 / (2 * n)) / (1 + z2 / n)
  const half = (z / (1 + z2 / n)) * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n))
  return { value: p, lo: p === 0 ? 0 : Math.max(0, middle - half), hi: p === 1 ? 1 : Math.min(1, middle + half) }
}

/** How many answers from an endless population tell as much as `n` of `population`; endless when everybody answered. */
export function effective(n: number, population: number): number {
  if (n >= population) return Infinity
  return (n * (population - 1)) / (population - n)
}

/** A share with its interval; everybody asked is no sample and has no width. */
export function shareInterval(p: number, n: number, population: number, z = Z95): Interval {
  const told = effective(n, population)
  return told === Infinity ? { value: p, lo: p, hi: p } : wilson(p, told, z)
}

/** Standard error of a mean of `n` from a list of `population`. */
export function meanError(variance: number, n: number, population: number): number {
  return Math.sqrt((variance / n) * Math.max(0, 1 - n / population))
}

/** A mean with its t interval. With one answer there is none: lo and hi are null. */
export function meanInterval(mean: number, variance: number, n: number, population: number): { value: number; lo: number | null; hi: number | null } {
  if (n >= population) return { value: mean, lo: mean, hi: mean }
  if (n < 2) return { value: mean, lo: null, hi: null }
  const half = tQuantile(0.975, n - 1) * meanError(variance, n, population)
  return { value: mean, lo: mean - half, hi: mean + half }
}

const weighted = (strata: readonly Stratum[]) => {
  const heard = strata.filter((one) => one.n > 0)
  const whole = heard.reduce((sum, one) => sum + one.population, 0)
  const n = heard.reduce((sum, one) => sum + one.n, 0)
  // One answer has no variance of its own: it gets the mean of the others'.
  const known = heard.filter((one) => one.n > 1)
  const usual = known.length ? known.reduce((sum, one) => sum + one.variance, 0) / known.length : 0
  const mean = heard.reduce((sum, one) => sum + (one.population / whole) * one.mean, 0)
  const variance = heard.reduce((sum, one) => sum + (one.population / whole) ** 2 * meanError(one.n > 1 ? one.variance : usual, one.n, one.population) ** 2, 0)
  return { heard, whole, n, mean, variance }
}

/** A mean over strata by their size. Strata that nobody answered in are left out. */
export function stratifiedMean(strata: readonly Stratum[]): { value: number; lo: number | null; hi: number | null } {
  const { heard, n, mean, variance } = weighted(strata)
  if (heard.length === 1) return meanInterval(heard[0]!.mean, heard[0]!.variance, n, heard[0]!.population)
  const free = n - heard.length
  if (free < 1) return { value: mean, lo: null, hi: null }
  const half = tQuantile(0.975, free) * Math.sqrt(variance)
  return { value: mean, lo: mean - half, hi: mean + half }
}

/** A share over strata by their size, with Wilson's interval at the number of answers that its variance stands for. */
export function stratifiedShare(strata: readonly Stratum[], z = Z95): Interval {
  const { heard, n, whole, mean, variance } = weighted(strata)
  if (heard.length === 1) return shareInterval(heard[0]!.mean, n, heard[0]!.population, z)
  const p = Math.min(1, Math.max(0, mean))
  const told = variance > 0 ? (p * (1 - p)) / variance : effective(n, whole)
  return told === Infinity ? { value: p, lo: p, hi: p } : wilson(p, told, z)
}

/** Quantile of Student's t: the incomplete beta function, turned round by halving. Exact to about ten digits. */
export function tQuantile(p: number, degrees: number): number {
  if (p === 0.5) return 0
  if (p < 0.5) return -tQuantile(1 - p, degrees)
  let [lo, hi] = [0, 1]
  while (tBelow(hi, degrees) < p) hi *= 2
  for (let i = 0; i < 100; i++) {
    const middle = (lo + hi) / 2
    if (tBelow(middle, degrees) < p) lo = middle
    else hi = middle
  }
  return (lo + hi) / 2
}

/** P(T ≤ t) for t ≥ 0. */
const tBelow = (t: number, degrees: number): number => 1 - 0.5 * beta(degrees / (degrees + t * t), degrees / 2, 0.5)

/** The regularised incomplete beta function, by its continued fraction (Lentz). */
function beta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(1 - x))
  return x < (a + 1) / (a + b + 2) ? (front * fraction(x, a, b)) / a : 1 - (front * fraction(1 - x, b, a)) / b
}

function fraction(x: number, a: number, b: number): number {
  const tiny = 1e-300
  const keep = (v: number) => (Math.abs(v) < tiny ? tiny : v)
  let c = 1
  let d = 1 / keep(1 - ((a + b) * x) / (a + 1))
  let h = d
  for (let m = 1; m < 300; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / keep(1 + even * d)
    c = keep(1 + even / c)
    h *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / keep(1 + odd * d)
    c = keep(1 + odd / c)
    const step = d * c
    h *= step
    if (Math.abs(step - 1) < 1e-14) break
  }
  return h
}

const LANCZOS = [676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7]
/** ln Γ(x) for x > 0 (Lanczos). */
function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x)
  const y = x - 1
  const sum = LANCZOS.reduce((all, c, i) => all + c / (y + i + 1), 0.99999999999980993)
  const t = y + 7.5
  return 0.5 * Math.log(2 * Math.PI) + (y + 0.5) * Math.log(t) - t + Math.log(sum)
}
