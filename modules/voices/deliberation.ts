import { create, propose } from './deeds/topics.ts'
import type { Ctx } from './needs.ts'

/**
 * Takes what another module found to be on many people's minds and makes a topic of it with a proposal to deliberation, in the caller's
 * transaction and within the caller's place. @returns id of the proposal.
 */
export async function bringToDeliberation(ctx: Ctx, one: { region: string; title: string; why: string }): Promise<string> {
  const topic = await create(ctx, { body: { region: one.region, kind: 'services', title: one.title, summary: one.why, clientId: ctx.newId() } })
  return (await propose(ctx, { params: { id: topic.id }, body: { title: one.title, why: one.why, clientId: ctx.newId() } })).id
}
