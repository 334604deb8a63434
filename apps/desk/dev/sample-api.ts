import { z } from 'zod'
import { operation } from '../../../platform/kernel/operation.ts'

const Row = z.object({
  id: z.string(), number: z.string(), title: z.string(), who: z.string(), place: z.string(), next: z.string(), left: z.number(), at: z.string(),
})

export const listSamples = operation({
  id: 'listSamples', method: 'GET', path: '/api/sample', summary: 'Samples', access: 'signed-in',
  query: z.object({ q: z.string().optional(), tab: z.string().optional(), place: z.string().optional(), after: z.string().optional(), limit: z.string().optional() }),
  reply: z.object({ items: z.array(Row), next: z.string().nullable(), total: z.number(), counts: z.record(z.string(), z.number()) }),
})

export const getSample = operation({
  id: 'getSample', method: 'GET', path: '/api/sample/:id', summary: 'One sample', access: 'signed-in', params: z.object({ id: z.string() }), reply: Row,
})

export const moveSample = operation({
  id: 'moveSample', method: 'POST', path: '/api/sample/:id', summary: 'Move a sample', access: 'signed-in',
  params: z.object({ id: z.string() }), body: z.object({ move: z.string(), reason: z.string() }), reply: Row,
})

export const revealSample = operation({
  id: 'revealSample', method: 'POST', path: '/api/sample/:id/reveal', summary: 'Open a protected value', access: 'signed-in',
  params: z.object({ id: z.string() }), body: z.object({ kind: z.string(), note: z.string() }), reply: z.object({ value: z.string() }),
})
