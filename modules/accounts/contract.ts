import { z } from 'zod'
import { named, operation } from '../../platform/kernel/operation.ts'
import { postKinds } from '../organisations/contract.ts'

export * from './contract-posts.ts'

/** A post as its holder and the pages see it. */
export const Post = named(
  'Post',
  z.object({
    id: z.uuid(),
    kind: z.enum(postKinds),
    title: z.string(),
    region: z.string(),
    regionName: z.string(),
    /** Holder of the post that this deputy stands in for. */
    deputyFor: z.uuid().nullable(),
  }),
)
export type Post = z.output<typeof Post>

export const Me = named(
  'Me',
  z.object({
    account: z.object({ id: z.uuid(), name: z.string(), kind: z.enum(['staff', 'resident']), personId: z.uuid().nullable() }),
    posts: z.array(Post),
    currentPost: Post.nullable(),
    abilities: z.array(z.string()),
    csrf: z.string(),
    secondFactorOwed: z.boolean(),
    mustChangeSecret: z.boolean(),
  }),
)
export type Me = z.output<typeof Me>

export const Session = named(
  'Session',
  z.object({
    token: z.string().describe('Usable as `Authorization: Bearer`; shown once'),
    expiresAt: z.string(),
    csrf: z.string(),
    needsSecondFactor: z.boolean(),
    name: z.string(),
    kind: z.enum(['staff', 'resident']),
  }),
)

const Identifier = z.string().trim().min(1).max(64)
const Secret = z.string().min(1).max(128)

export const createSession = operation({
  id: 'createSession',
  method: 'POST',
  path: '/api/sessions',
  summary: 'Sign in: staff by sign-in name and password (and a code of the authenticator), residents by phone and one-time code',
  access: 'public',
  body: named('SignIn', z.strictObject({ identifier: Identifier, secret: Secret, code: z.string().trim().max(12).optional(), name: z.string().trim().max(50).optional().describe('Which of those who share a phone') })),
  reply: Session,
  refusals: ['accounts.wrong_credentials', 'accounts.locked', 'accounts.second_factor_required', 'accounts.second_factor_wrong', 'accounts.which_person'],
})

export const endSession = operation({
  id: 'endSession',
  method: 'DELETE',
  path: '/api/sessions/current',
  summary: 'Sign out; the token is worth nothing from now on',
  access: 'signed-in',
  reply: z.object({ done: z.boolean() }),
  beforeSecondFactor: true,
})

export const requestOneTimeCode = operation({
  id: 'requestOneTimeCode',
  method: 'POST',
  path: '/api/one-time-codes',
  summary: 'Send a one-time code to a resident’s phone. The answer is the same whether the phone is known or not',
  access: 'public',
  body: z.strictObject({ phone: z.string().trim().min(5).max(30) }),
  reply: named('OneTimeCodeSent', z.object({ sent: z.boolean(), validMinutes: z.int(), againAfterSeconds: z.int() })),
  status: 202,
  refusals: ['accounts.phone_invalid', 'accounts.code_too_soon'],
})

export const getMe = operation({
  id: 'getMe',
  method: 'GET',
  path: '/api/me',
  summary: 'Who is signed in, which posts they hold today, and what the current post may do',
  access: 'signed-in',
  reply: Me,
  beforeSecondFactor: true,
})

export const changeSecret = operation({
  id: 'changeSecret',
  method: 'PUT',
  path: '/api/me/secret',
  summary: 'Change one’s own password; all other sessions end',
  access: { staff: 'accounts.own_security' },
  body: z.strictObject({ old: Secret, new: z.string().min(10, '密码至少10位').max(128) }),
  reply: z.object({ done: z.boolean() }),
  refusals: ['accounts.wrong_credentials', 'accounts.secret_too_simple'],
})

export const beginSecondFactor = operation({
  id: 'beginSecondFactor',
  keepNoReply: true,
  method: 'POST',
  path: '/api/me/second-factor',
  summary: 'Begin to set up an authenticator: answers the secret once, to be confirmed by a code',
  access: { staff: 'accounts.own_security' },
  body: z.strictObject({ secret: Secret }),
  reply: named('SecondFactorSetup', z.object({ secret: z.string(), uri: z.string(), qrSvg: z.string(), sealed: z.string() })),
  refusals: ['accounts.wrong_credentials'],
})

export const confirmSecondFactor = operation({
  id: 'confirmSecondFactor',
  method: 'PUT',
  path: '/api/me/second-factor',
  summary: 'Confirm the authenticator with its first code; from now on it is asked for at sign-in',
  access: { staff: 'accounts.own_security' },
  body: z.strictObject({ sealed: z.string().max(500), code: z.string().trim().max(12) }),
  reply: z.object({ done: z.boolean() }),
  refusals: ['accounts.second_factor_wrong'],
})

export const listMySessions = operation({
  id: 'listMySessions',
  method: 'GET',
  path: '/api/me/sessions',
  summary: 'Where this account is signed in',
  access: 'signed-in',
  reply: named(
    'SessionList',
    z.object({ items: z.array(z.object({ key: z.string(), device: z.string(), createdAt: z.string(), seenAt: z.string(), current: z.boolean() })) }),
  ),
})

export const endMySession = operation({
  id: 'endMySession',
  method: 'DELETE',
  path: '/api/me/sessions/:key',
  summary: 'End one of the own sessions',
  access: 'signed-in',
  params: z.strictObject({ key: z.string().min(8).max(64) }),
  reply: z.object({ done: z.boolean() }),
  refusals: ['accounts.session_not_found'],
})

export const StaffAccount = named(
  'StaffAccount',
  z.object({
    id: z.uuid(),
    name: z.string(),
    identifier: z.string(),
    region: z.string(),
    regionName: z.string(),
    secondFactor: z.boolean(),
    closedAt: z.string().nullable(),
    lockedUntil: z.string().nullable(),
    posts: z.array(
      z.object({
        id: z.uuid(),
        kind: z.string(),
        title: z.string(),
        region: z.string(),
        regionName: z.string(),
        validFrom: z.string(),
        validUntil: z.string().nullable(),
        deputyFor: z.uuid().nullable(),
      }),
    ),
  }),
)
export type StaffAccount = z.output<typeof StaffAccount>

export const listAccounts = operation({
  id: 'listAccounts',
  method: 'GET',
  path: '/api/accounts',
  summary: 'Staff accounts within the place of the current post',
  access: { staff: 'accounts.administer' },
  query: z.strictObject({
    q: z.string().trim().max(50).optional(),
    state: z.enum(['open', 'closed', 'locked']).default('open'),
    after: z.string().max(200).optional(),
  }),
  reply: named('StaffAccountPage', z.object({ items: z.array(StaffAccount), next: z.string().nullable() })),
})

export const getAccount = operation({
  id: 'getAccount',
  method: 'GET',
  path: '/api/accounts/:id',
  summary: 'One staff account within the place of the current post, with the posts it holds and held',
  access: { staff: 'accounts.administer' },
  params: z.strictObject({ id: z.uuid() }),
  reply: StaffAccount,
  refusals: ['accounts.not_found'],
})

const Day = z.iso.date()

export const createAccount = operation({
  id: 'createAccount',
  keepNoReply: true,
  method: 'POST',
  path: '/api/accounts',
  summary: 'Open a staff account with a first password that must be changed at the first sign-in',
  access: { staff: 'accounts.administer' },
  body: named(
    'NewAccount',
    z.strictObject({
      name: z.string().trim().min(1).max(50),
      identifier: z.string().trim().toLowerCase().regex(/^[a-z][a-z0-9._-]{2,31}$/, '登录名用小写字母开头，3至32位字母、数字、点或横线'),
      region: z.string().regex(/^\d{12}(\d{3}){0,2}$/),
    }),
  ),
  reply: named('AccountOpened', z.object({ id: z.uuid(), firstSecret: z.string() })),
  refusals: ['accounts.identifier_taken', 'accounts.place_not_yours'],
})

export const closeAccount = operation({
  id: 'closeAccount',
  method: 'POST',
  path: '/api/accounts/:id/closure',
  summary: 'Close a staff account: sessions end, posts end today, open work returns to the post',
  access: { staff: 'accounts.administer' },
  params: z.strictObject({ id: z.uuid() }),
  body: z.strictObject({ reason: z.string().trim().min(2).max(200) }),
  reply: z.object({ done: z.boolean() }),
  refusals: ['accounts.not_found', 'accounts.not_your_own'],
})

export const resetSecret = operation({
  id: 'resetSecret',
  keepNoReply: true,
  method: 'POST',
  path: '/api/accounts/:id/secret-reset',
  summary: 'Give a staff account a new first password, and take its second factor off when asked',
  access: { staff: 'accounts.administer' },
  params: z.strictObject({ id: z.uuid() }),
  body: z.strictObject({ reason: z.string().trim().min(2).max(200), secondFactorToo: z.boolean().default(false) }),
  reply: named('SecretReset', z.object({ firstSecret: z.string() })),
  refusals: ['accounts.not_found', 'accounts.not_your_own'],
})

export const grantPost = operation({
  id: 'grantPost',
  method: 'POST',
  path: '/api/accounts/:id/posts',
  summary: 'Give a post at a place, from a day to a day. Nobody grants beyond their own place, nor administrative abilities they do not hold',
  access: { staff: 'accounts.administer' },
  params: z.strictObject({ id: z.uuid() }),
  body: named(
    'NewPost',
    z.strictObject({
      kind: z.enum(postKinds),
      region: z.string().regex(/^\d{12}(\d{3}){0,2}$/),
      validFrom: Day,
      validUntil: Day.nullable().default(null),
      deputyFor: z.uuid().nullable().default(null),
      clientId: z.string().min(8).max(100).optional(),
    }),
  ),
  reply: named('PostGranted', z.object({ id: z.uuid() })),
  refusals: ['accounts.not_found', 'accounts.place_not_yours', 'accounts.more_than_you_hold', 'accounts.not_your_own', 'accounts.post_not_at_this_level'],
})

export const endPost = operation({
  id: 'endPost',
  method: 'POST',
  path: '/api/posts/:id/end',
  summary: 'End a post today; open work taken over by its holder returns to the post',
  access: { staff: 'accounts.administer' },
  params: z.strictObject({ id: z.uuid() }),
  body: z.strictObject({ reason: z.string().trim().min(2).max(200) }),
  reply: z.object({ done: z.boolean() }),
  refusals: ['accounts.not_found'],
})

export const listDemoAccounts = operation({
  id: 'listDemoAccounts',
  method: 'GET',
  path: '/api/demo/accounts',
  summary: 'Demo sign-ins; only on a demonstration database',
  access: 'public',
  reply: named(
    'DemoAccounts',
    z.object({ items: z.array(z.object({ identifier: z.string(), secret: z.string(), name: z.string(), post: z.string(), region: z.string(), regionName: z.string(), kind: z.string() })) }),
  ),
  refusals: ['demo.not_here'],
})

export const listDemoMessages = operation({
  id: 'listDemoMessages',
  method: 'GET',
  path: '/api/demo/messages',
  summary: 'The short messages that a demonstration sent, newest first; only on a demonstration database',
  access: 'public',
  reply: named('DemoMessages', z.object({ items: z.array(z.object({ to: z.string(), text: z.string(), at: z.string() })) })),
  refusals: ['demo.not_here'],
})
