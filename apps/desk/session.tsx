import { useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, useContext, useMemo, type ReactNode } from 'react'
import { endSession, getMe, type Me, type Post } from '../../modules/accounts/contract.ts'
import { AbilitiesProvider, actAs, callNow, ProblemAlert, problemOf } from '../../platform/web/desk/index.ts'
import { t } from '../../platform/web/text.ts'
import { ChangeSecretPage, ResidentHere } from './sign-in-duties.tsx'
import { SignInPage } from './sign-in.tsx'

interface Session {
  me: Me
  /** The post the calls act for; undefined where none is held. */
  post: Post | undefined
  switchPost: (id: string) => void
  signOut: () => Promise<void>
}

const POST_KEY = 'linli.desk.post'
const Current = createContext<Session | null>(null)

function keptPost(): string | undefined {
  try {
    return localStorage.getItem(POST_KEY) ?? undefined
  } catch {
    return undefined
  }
}

function keepPost(id: string | undefined): void {
  actAs(id)
  try {
    if (id) localStorage.setItem(POST_KEY, id)
    else localStorage.removeItem(POST_KEY)
  } catch {
    // Not remembered for the next time, but acted for now.
  }
}

const ME_KEY = 'linli.desk.me'
/** Pages that are used where there is no network, by their beginning. */
const FIELD = '/desk/incidents/'

/** Name, posts and abilities of whoever opened a page of the field, so that it opens again without network; gone with the sign-out. The server asks anew whenever something is sent. */
function keepMe(me: Me | null): void {
  try {
    if (me === null) localStorage.removeItem(ME_KEY)
    else if (location.pathname.startsWith(FIELD)) localStorage.setItem(ME_KEY, JSON.stringify(me))
  } catch {
    // Without storage the pages of the field want the network to open.
  }
}

function keptMe(): Me | null {
  try {
    return location.pathname.startsWith(FIELD) ? (JSON.parse(localStorage.getItem(ME_KEY) ?? 'null') as Me | null) : null
  } catch {
    return null
  }
}

/** Who is signed in, with the post that the calls act for. A remembered post that is no longer held is forgotten. */
export async function whoAmI(signal?: AbortSignal): Promise<Me> {
  const ask = () => callNow(getMe, {}, signal ? { signal } : {})
  const kept = keptPost()
  actAs(kept)
  let me: Me
  try {
    me = await ask()
  } catch (fault) {
    const before = problemOf(fault).status === 0 ? keptMe() : null
    if (before) return before
    if (problemOf(fault).status === 401) keepMe(null)
    if (!kept || problemOf(fault).status !== 403) throw fault
    keepPost(undefined)
    me = await ask()
  }
  if (!me.currentPost && me.posts[0]) {
    keepPost(me.posts[0].id)
    me = await ask()
  }
  actAs(me.currentPost?.id)
  keepMe(me)
  return me
}

/** Shows the sign-in page until someone is signed in; below it every page knows who, for which post and with which abilities. */
export function SessionDoor({ children }: { children: ReactNode }) {
  const client = useQueryClient()
  const query = useQuery({ queryKey: ['me'], queryFn: ({ signal }) => whoAmI(signal), staleTime: 60_000, refetchOnWindowFocus: false })
  const me = query.data
  const session = useMemo<Session | null>(
    () =>
      me
        ? {
            me,
            post: me.currentPost ?? undefined,
            switchPost: (id) => {
              keepPost(id)
              // What was shown belonged to the other post: nothing of it may stay in memory.
              void client.cancelQueries().then(() => {
                client.removeQueries({ predicate: (each) => each.queryKey[0] !== 'me' })
                return client.invalidateQueries({ queryKey: ['me'] })
              })
            },
            signOut: async () => {
              try {
                await callNow(endSession, {})
              } finally {
                keepPost(undefined)
                keepMe(null)
                client.clear()
                location.assign(import.meta.env.BASE_URL)
              }
            },
          }
        : null,
    [me, client],
  )
  const again = () => void client.resetQueries({ queryKey: ['me'] })
  if (session && me?.secondFactorOwed) {
    return <SignInPage onSignedIn={again} note={<p className="d-sentence-small">{t('还差一步：请重新输入密码，再输入动态验证码。')}</p>} />
  }
  if (session && me?.account.kind === 'resident') return <ResidentHere name={me.account.name} onLeave={() => void session.signOut()} />
  if (session && me?.mustChangeSecret) return <ChangeSecretPage onDone={again} onLeave={() => void session.signOut()} />
  if (session) {
    return (
      <Current value={session}>
        <AbilitiesProvider abilities={session.me.abilities}>{children}</AbilitiesProvider>
      </Current>
    )
  }
  if (query.error && problemOf(query.error).status === 401) {
    return <SignInPage onSignedIn={again} />
  }
  return (
    <main className="s-lone">
      {query.error ? (
        <>
          <h1 className="d-hidden">{t('邻里工作台')}</h1>
          <ProblemAlert error={query.error} retry={() => void query.refetch()} />
        </>
      ) : (
        <p role="status" className="d-quiet">
          {t('正在打开工作台…')}
        </p>
      )}
    </main>
  )
}

/** The session of the page; only below `SessionDoor`. */
export function useSession(): Session {
  const session = useContext(Current)
  if (!session) throw new Error('useSession is for pages below SessionDoor')
  return session
}
