import { Chips, PageTools } from '../../../../platform/web/kit/index.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import type { Whose } from './whose.ts'

/** The way back to the file, and whose it is where the reader stands for others. */
export function FileTools({ of, path }: { of: Whose; path: string }) {
  const t = useT()
  return (
    <>
      <PageTools back={{ href: of.isOwn ? '/my/file' : `/my/file?of=${of.id}`, label: t('我的档案') }} />
      {of.people.length > 0 && (
        <Chips label={t('看谁的')} links={of.people.map((one) => ({ href: one.own ? path : `${path}?of=${one.id}`, label: one.name,
          current: one.id === of.id }))} />
      )}
    </>
  )
}
