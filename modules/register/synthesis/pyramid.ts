/** How old people are: the census pyramid of 2020, fitted to the kind of community and carried forward to the base date. */
import { dayOf, firstDayOf } from './days.ts'
import { populationTable } from './reference.ts'

export type CommunityKind = 'urban' | 'town' | 'gacha'
export const OLDEST = 102

/** Shares that sum to 1, by completed years of age at the base date, 0 to `OLDEST`. */
export interface Pyramid {
  male: Float64Array
  female: Float64Array
}

const CENSUS_YEAR = 2020
// Share of people of 60 and over in 2020 (census: urban 15.82 %, rural 23.81 %); towns count as the nation, 18.70 %.
const SIXTY_PLUS: Record<CommunityKind, number> = { urban: 0.1582, town: 0.187, gacha: 0.2381 }
// Births a year as a share of the population: published up to 2024, held at 0.6 % from then on (an assumption).
const BIRTH_RATES: Record<number, number> = { 2021: 0.0075, 2022: 0.0068, 2023: 0.0064, 2024: 0.0068 }
const BOYS_AT_BIRTH = 111.3 / 211.3

/** The pyramid of a kind of community on a day `YYYY-MM-DD` from 2020-11-01 to 2035; another day is refused with a RangeError. */
export function pyramidOn(kind: CommunityKind, baseDate: string): Pyramid {
  const years = Number(baseDate.slice(0, 4)) - CENSUS_YEAR - (baseDate.slice(5) < '11-01' ? 1 : 0)
  if (years < 0 || years > 15) throw new RangeError(`the base date must lie between 2020-11-01 and 2036-10-31: ${baseDate}`)
  let pyramid = rescaled(census(), SIXTY_PLUS[kind])
  for (let year = 1; year <= years; year++) pyramid = oneYearOlder(pyramid, BIRTH_RATES[CENSUS_YEAR + year] ?? 0.006)
  return pyramid
}

/**
 * The same pyramid by year of birth: index k is for people born k calendar years before the base year. Whoever has not yet had
 * this year's birthday is a year younger than the years say.
 */
export function byBirthYear(pyramid: Pyramid, baseDate: string): Pyramid {
  const year = Number(baseDate.slice(0, 4))
  const passed = (dayOf(baseDate) - firstDayOf(year) + 1) / 365.25
  const shift = (ages: Float64Array) => ages.map((share, k) => share * passed + (k > 0 ? ages[k - 1]! * (1 - passed) : 0))
  return normalised({ male: shift(pyramid.male), female: shift(pyramid.female) })
}

function census(): Pyramid {
  const male = new Float64Array(OLDEST + 1)
  const female = new Float64Array(OLDEST + 1)
  for (const row of populationTable('age-pyramid-2020')) {
    const from = Number.parseInt(row.age_group!, 10)
    const ages = from === 95 ? OLDEST - 95 + 1 : 5
    // The oldest thin out by a third with every year; inside the other groups the years are taken as equal.
    const parts = Array.from({ length: ages }, (_, i) => (from === 95 ? 0.66 ** i : 1))
    const whole = parts.reduce((sum, part) => sum + part, 0)
    parts.forEach((part, i) => {
      male[from + i] = (Number(row.male_share_percent) * part) / whole
      female[from + i] = (Number(row.female_share_percent) * part) / whole
    })
  }
  return normalised({ male, female })
}

function rescaled(pyramid: Pyramid, sixtyPlus: number): Pyramid {
  let old = 0
  for (let age = 60; age <= OLDEST; age++) old += pyramid.male[age]! + pyramid.female[age]!
  const factor = (age: number) => (age >= 60 ? sixtyPlus / old : (1 - sixtyPlus) / (1 - old))
  return normalised({ male: pyramid.male.map((s, age) => s * factor(age)), female: pyramid.female.map((s, age) => s * factor(age)) })
}

function oneYearOlder(pyramid: Pyramid, births: number): Pyramid {
  const older = (ages: Float64Array, deaths: (age: number) => number, born: number) =>
    ages.map((_, age) => (age === 0 ? born : ages[age - 1]! * (1 - deaths(age - 1))))
  return normalised({
    male: older(pyramid.male, (age) => dying(age, 0.002, 0.087), births * BOYS_AT_BIRTH),
    female: older(pyramid.female, (age) => dying(age, 0.001, 0.095), births * (1 - BOYS_AT_BIRTH)),
  })
}

/** Gompertz from 40 on with plausible constants (no published table): 6.5 % a year for men of 80, 4.5 % for women. */
function dying(age: number, atForty: number, slope: number): number {
  return age < 40 ? atForty / 3 : Math.min(0.6, atForty * Math.exp(slope * (age - 40)))
}

function normalised(pyramid: Pyramid): Pyramid {
  const total = pyramid.male.reduce((sum, s) => sum + s, 0) + pyramid.female.reduce((sum, s) => sum + s, 0)
  return { male: pyramid.male.map((s) => s / total), female: pyramid.female.map((s) => s / total) }
}
