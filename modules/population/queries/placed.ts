import type { PlacedPart } from '../../regions/definition.ts'

/** What was filed stays with the place that filed it; counts of any day follow the register. */
export const populationPlaces: PlacedPart = {
  module: 'population',
  tables: [],
  stays: {
    'population.filings': '当日填报的数字，按当日的区划保存',
    'population.filing_steps': '填报的办理记录，按当日的区划保存',
  },
}
