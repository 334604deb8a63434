import { z } from 'zod'
import { operation } from '../../platform/kernel/operation.ts'

/** The doors for signing in and out, as the desk uses them. */
export const createSession = operation({
  id: 'createSession',
  method: 'POST',
  path: '/api/sessions',
  summary: 'Sign in',
  access: 'public',
  body: z.object({ identifier: z.string(), secret: z.string(), code: z.string().optional() }),
  reply: z.object({ token: z.string(), needsSecondFactor: z.boolean().optional() }),
})

export const endSession = operation({
  id: 'endSession',
  method: 'DELETE',
  path: '/api/sessions/current',
  summary: 'Sign out',
  access: 'signed-in',
  reply: z.undefined(),
})

const HeldPost = z.object({ id: z.string(), kind: z.string(), title: z.string(), region: z.string(), regionName: z.string() })
export type HeldPost = z.infer<typeof HeldPost>

export const getMe = operation({
  id: 'getMe',
  method: 'GET',
  path: '/api/me',
  summary: 'Who is signed in, for which post, with which abilities',
  access: 'signed-in',
  reply: z.object({
    account: z.object({ id: z.string(), name: z.string() }),
    posts: z.array(HeldPost),
    currentPost: z.string().nullable(),
    abilities: z.array(z.string()),
  }),
})

const DemoAccount = z.object({ identifier: z.string(), secret: z.string(), name: z.string().optional(), post: z.string(), region: z.string() })
export type DemoAccount = z.infer<typeof DemoAccount>

/** Answers on a demo database only. */
export const listDemoAccounts = operation({
  id: 'listDemoAccounts',
  method: 'GET',
  path: '/api/demo/accounts',
  summary: 'Sign-ins of the demo database',
  access: 'public',
  reply: z.object({ items: z.array(DemoAccount) }),
})
