/** What pages of other modules may use of the map. */
import { lazy } from 'react'
import './desk/cases.css'

export { featureAt, type Feature } from './desk/map/places.ts'

/** Fetched when it is first shown; wrap it in Suspense. */
export const GridMap = lazy(() => import('./desk/map/grid-map.tsx'))
