import type { PlacedPart } from '../../regions/definition.ts'

/** A number is filed for a place of its day; what is not finished when that place ends is excused by the place above. */
export const collectionPlaces: PlacedPart = {
  module: 'collections',
  tables: [],
  stays: {
    'collections.collections': '发起填报的地方，按当时的区划保存',
    'collections.sheets': '报送时的地方所填，按当时的区划保存，没有报完的由上级写明免报',
    'collections.sendings': '已经封存的报送，一字不改',
    'collections.evidence': '随报表保存',
    'collections.steps': '当时的经过',
  },
}
