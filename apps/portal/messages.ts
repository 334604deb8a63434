import { SOURCE_LOCALE, type Catalogue, type Locale } from '../../platform/web/text.ts'

const files: Record<string, () => Promise<{ default: Catalogue }>> = {
  ...import.meta.glob<{ default: Catalogue }>('../../platform/web/messages/*.ts'),
  ...import.meta.glob<{ default: Catalogue }>('./messages/*.ts'),
  ...import.meta.glob<{ default: Catalogue }>('../../modules/*/web/messages/*.ts'),
}

const localeOf = (file: string) => /([\w-]+)\.ts$/.exec(file)?.[1]

/** Languages for which there is at least one catalogue, and the source language. */
export const offeredLocales: readonly string[] = [SOURCE_LOCALE, ...new Set(Object.keys(files).map((file) => localeOf(file)!))]

/** All texts of one language, from the platform, the portal and every module; a module's words win over the platform's. */
export async function catalogueFor(locale: Locale): Promise<Catalogue> {
  const wanted = Object.entries(files).filter(([file]) => localeOf(file) === locale)
  const parts = await Promise.all(wanted.map(([, load]) => load()))
  return Object.assign({}, ...parts.map((part) => part.default)) as Catalogue
}
