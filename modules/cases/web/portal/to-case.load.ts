import { redirect, type LoadContext } from '../../../../platform/web/page.ts'

/** Messages name a case by its number; a resident reads it on the own pages. */
export async function load({ params }: LoadContext): Promise<null> {
  return redirect(`/my/cases/${encodeURIComponent(params['id'] ?? '')}`)
}
