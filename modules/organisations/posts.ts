/**
 * Kinds of post (岗位). Permissions come from posts held at a place from a day to a day, never from a person.
 * Which ability a kind carries stands in each module's `policy.ts`; here stand its name, the level of place it belongs to, and who may grant it.
 */
export const POST_KINDS = {
  grid_worker: { title: '网格员', levels: ['grid', 'community'] },
  window_clerk: { title: '窗口人员', levels: ['community', 'township', 'county'] },
  community_worker: { title: '社区工作者', levels: ['community'] },
  mediator: { title: '人民调解员', levels: ['community', 'township'] },
  station_head: { title: '社区（嘎查）负责人', levels: ['community'] },
  street_officer: { title: '街道（苏木镇）干部', levels: ['township'] },
  street_head: { title: '街道（苏木镇）负责人', levels: ['township'] },
  dispatcher: { title: '调度员', levels: ['township', 'county'] },
  party_officer: { title: '党务工作者', levels: ['community', 'township', 'county'] },
  civil_affairs_officer: { title: '旗区民政干部', levels: ['county'] },
  department_officer: { title: '旗区部门干部', levels: ['county'] },
  banner_head: { title: '旗区负责人', levels: ['county'] },
  statistician: { title: '统计人员', levels: ['township', 'county', 'prefecture'] },
  league_reader: { title: '盟市查阅人员', levels: ['prefecture', 'province'] },
  auditor: { title: '审计员', levels: ['county', 'prefecture'] },
  privacy_officer: { title: '个人信息保护负责人', levels: ['county'] },
  administrator: { title: '管理员', levels: ['community', 'township', 'county'] },
} as const satisfies Record<string, { title: string; levels: readonly string[] }>

export type PostKind = keyof typeof POST_KINDS

export const postKinds = Object.keys(POST_KINDS) as [PostKind, ...PostKind[]]

/** Which posts carry each ability. Every module's `policy.ts` states its own; the server adds them up. */
export type Abilities = Record<string, readonly PostKind[]>

/** Everyone who serves people at a place. */
export const SERVING: readonly PostKind[] = [
  'grid_worker', 'window_clerk', 'community_worker', 'mediator', 'station_head', 'street_officer', 'street_head', 'dispatcher',
  'civil_affairs_officer', 'department_officer', 'banner_head',
]

/** All kinds. */
export const ALL_POSTS: readonly PostKind[] = postKinds

/** Title of a post kind in Chinese. */
export const postTitle = (kind: string): string => (POST_KINDS as Record<string, { title: string }>)[kind]?.title ?? kind

/** Posts that every place of a level ought to have somebody in; where there is nobody, the list of posts shows a vacancy. */
export const EXPECTED_POSTS: Readonly<Record<'grid' | 'community' | 'township' | 'county', readonly PostKind[]>> = {
  grid: ['grid_worker'],
  community: ['station_head', 'community_worker', 'window_clerk'],
  township: ['street_head', 'street_officer'],
  county: ['civil_affairs_officer', 'privacy_officer', 'administrator', 'auditor'],
}
