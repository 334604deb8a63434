import type { Route } from '../../platform/server/context.ts'
import { shanghaiDate } from '../../platform/kernel/dates.ts'
import type { Job } from '../../platform/server/jobs.ts'
import type { Abilities } from '../../modules/organisations/index.ts'
import { accountAbilities, makeAccountRoutes, type AccountsNeed } from '../../modules/accounts/index.ts'
import { regionRoutes } from '../../modules/regions/index.ts'
import { checkPhone, peopleByPhone, registerAbilities, registerRoutes } from '../../modules/register/index.ts'
import { noticeAbilities, noticeJobs, noticeRoutes } from '../../modules/notices/index.ts'
import { fileAbilities, fileJobs, fileRoutes } from '../../modules/files/index.ts'
import { operationAbilities, operationJobs, operationRoutes } from '../../modules/operations/index.ts'

/** Everything that the modules bring, put together. An app assembles; it holds no rule of its own. */
export interface Assembly {
  routes: Route[]
  abilities: Abilities
  jobs: Job[]
}

/** Adds the modules up. To add one: its routes, abilities and jobs here, its pages in apps/desk/pages.ts and apps/portal/pages.ts. */
export function assemble(demo: AccountsNeed['demo']): Assembly {
  const abilities: Abilities = {
    ...accountAbilities,
    ...registerAbilities,
    ...noticeAbilities,
    ...fileAbilities,
    ...operationAbilities,
  }
  const accounts = makeAccountRoutes({
    abilities,
    async peopleByPhone(ctx, phone) {
      const { county } = ctx.services.settings
      const found = await peopleByPhone(ctx.tx, ctx.services.sealer, county, phone, shanghaiDate(ctx.now))
      return found.filter((p) => p.state === 'present' || p.state === 'moved_away').map((p) => ({ county, id: p.id, name: p.name, region: p.region }))
    },
    normalisePhone: (typed) => {
      const checked = checkPhone(typed)
      return checked.ok && checked.kind === 'mobile' ? checked.number : null
    },
    releaseWork: async () => {},
    demo,
  })
  return {
    routes: [...accounts, ...regionRoutes, ...registerRoutes, ...noticeRoutes, ...fileRoutes, ...operationRoutes],
    abilities,
    jobs: [...noticeJobs, ...fileJobs, ...operationJobs],
  }
}
