import { ALL_POSTS, type Abilities } from '../organisations/contract.ts'

/** Everyone reads what is addressed to them. Words are the county's and need two people; ways to a resident are kept where they come to. */
export const noticeAbilities = {
  'notices.read_own': ALL_POSTS,
  'notices.words_read': ['civil_affairs_officer', 'banner_head', 'administrator', 'street_officer', 'station_head'],
  'notices.words': ['civil_affairs_officer', 'administrator'],
  'notices.approve': ['civil_affairs_officer', 'banner_head', 'administrator'],
  'notices.deliveries': ['window_clerk', 'community_worker', 'station_head', 'street_officer', 'street_head', 'civil_affairs_officer', 'administrator'],
  'notices.reach': ['window_clerk', 'community_worker', 'station_head'],
} as const satisfies Abilities
