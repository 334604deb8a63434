import { SERVING, type Abilities } from '../organisations/contract.ts'

/** Abilities of grids. Which rows they reach is the scope's. */
export const gridAbilities = {
  'grids.read': [...SERVING, 'administrator'],
  /** Puts a building's point on the map: whoever stands before it. */
  'grids.locate': ['grid_worker', 'community_worker', 'station_head', 'street_officer', 'civil_affairs_officer'],
  /** Gives buildings to a grid. */
  'grids.assign': ['community_worker', 'station_head', 'street_officer', 'civil_affairs_officer'],
  /** Draws grids and puts a drawing in force; names grid workers and deputies. */
  'grids.draw': ['station_head', 'street_officer', 'civil_affairs_officer'],
  /** Heads of groups, courtyards and doors, representatives. */
  'grids.keep_responsibles': ['community_worker', 'station_head', 'street_officer'],
  'grids.unmask': ['grid_worker', 'community_worker', 'station_head', 'street_officer', 'mediator'],
  'grids.keep_estates': ['station_head', 'street_officer', 'civil_affairs_officer'],
  /** Decides whether an estate gets a committee of its own. */
  'grids.decide_estates': ['street_officer', 'civil_affairs_officer'],
  'grids.tag_areas': ['station_head', 'street_officer', 'civil_affairs_officer'],
} as const satisfies Abilities
