import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { makeQueryClient, SubjectCardsProvider } from '../../platform/web/desk/index.ts'
import { ContributionsProvider } from './contributions.tsx'
import { CrashBoundary } from './crash.tsx'
import { Looks } from './looks.tsx'
import { collect, type DeskModule } from './pages.ts'
import { makeRouter } from './router.tsx'
import { SessionDoor } from './session.tsx'

/** The whole desk over a set of modules; returned once per window. */
export function makeDesk(modules?: readonly DeskModule[]) {
  const collected = modules ? collect(modules) : collect()
  const router = makeRouter(collected.pages)
  const client = makeQueryClient()
  return function Desk() {
    return (
      <Looks>
        <CrashBoundary>
          <QueryClientProvider client={client}>
            <SessionDoor>
              <ContributionsProvider value={collected}>
                <SubjectCardsProvider value={collected.subjectCards}>
                  <RouterProvider router={router} />
                </SubjectCardsProvider>
              </ContributionsProvider>
            </SessionDoor>
          </QueryClientProvider>
        </CrashBoundary>
      </Looks>
    )
  }
}
