import type { PlanDefinition } from '../define.ts'
import { alxaFourteenth, alxaFourteenthFirst } from './alxa-fourteenth.ts'
import { ethnic2011 } from './ethnic-2011.ts'
import { experimentZones2013 } from './experiment-zones-2013.ts'
import { guangzhou2011 } from './guangzhou-2011.ts'
import { harmonious2009 } from './harmonious-2009.ts'
import { liaison2010 } from './liaison-2010.ts'
import { national2011 } from './national-2011.ts'
import { nationalHealth2006 } from './national-health-2006.ts'
import { nationalWork2006 } from './national-work-2006.ts'
import { rural2009 } from './rural-2009.ts'
import { unnamedCity } from './unnamed-city.ts'
import { xilingol2008 } from './xilingol-2008.ts'

/** All plans that come with the product, older texts before those that replace them. */
export const PLANS: readonly PlanDefinition[] = [
  alxaFourteenthFirst, alxaFourteenth,
  xilingol2008, unnamedCity, guangzhou2011, national2011, nationalHealth2006, nationalWork2006, experimentZones2013, ethnic2011, liaison2010, harmonious2009,
  rural2009,
]
