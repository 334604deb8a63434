import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { catalogueFor } from '../../../apps/portal/messages.ts'
import { makeT } from '../../../platform/web/text.ts'
import { TextContext } from '../../../platform/web/use-t.ts'
import Guide from '../../matters/web/portal/guide.tsx'
import { fromAbroad } from '../catalogue/living-here.ts'

test('[FLO-06] the steps for residents from abroad are shown in the person’s language, with no label left in Chinese', async () => {
  const missing = new Set<string>()
  const t = makeT('en', await catalogueFor('en'), (source) => missing.add(source))
  const { guide, materials, ...matter } = fromAbroad
  const data = {
    signedIn: false, held: [], online: true,
    matter: {
      ...matter, guide, inForce: true, result: null, stages: [],
      materials: materials.map((one) => ({ code: one.code, title: one.title, note: one.note, always: one.need === 'always', heldBy: null, followDays: one.mayFollow?.withinDays ?? null, copies: one.copies })),
    },
  }
  const html = renderToStaticMarkup(<TextContext value={t}><Guide data={data as never} params={{}} query={{}} me={null} view={{} as never} url="/" /></TextContext>)
  expect([...missing]).toEqual([])
  expect(html).toContain('24 hours')
  const words = html.replace(/<[^>]+>/g, ' ').replace(/12345/g, '')
  expect(words.match(/[\u4e00-\u9fff]+/g) ?? []).toEqual([])
})
