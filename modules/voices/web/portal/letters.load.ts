import type { LoadContext } from '../../../../platform/web/page.ts'
import { CONCERNED, getLetterReply, LETTER_KINDS, LETTER_ROUNDS, LETTER_STATES, listMyLetters } from '../../contract.ts'
import { askedFor } from './asked.ts'
import { placesFor } from './places.ts'

const choices = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }))

export const load = async (ctx: LoadContext) => ({
  ...(await askedFor(ctx.query, (number, code) => ctx.api(getLetterReply, { query: { number, code } }))),
  signedIn: ctx.me !== null,
  ...(ctx.me ? await placesFor(ctx) : { places: [], own: null }),
  mine: ctx.me ? (await ctx.api(listMyLetters, {})).items.map((one) => ({ ...one, stateName: LETTER_STATES[one.state], roundName: LETTER_ROUNDS[one.round] })) : [],
  kinds: choices(LETTER_KINDS), concerned: choices(CONCERNED),
})
