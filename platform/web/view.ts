import { asLocale, type Locale } from './text.ts'

/** How the reader wants pages shown. Kept in a readable cookie, so that the server's first answer already looks right. */
export interface ViewSettings {
  /** `large` is the elders' mode (长辈版). */
  size: 'normal' | 'large'
  contrast: 'normal' | 'high'
  locale: Locale
  /** `kiosk`: a shared machine; large keys, clears itself. */
  place: 'own' | 'kiosk'
}

export const VIEW_COOKIE = 'linli-view'

export const DEFAULT_VIEW: ViewSettings = { size: 'normal', contrast: 'normal', locale: 'zh-CN', place: 'own' }

/** Reads the settings from a cookie value or a query string; whatever is not understood becomes the default. */
export function parseView(text: string | undefined, base: ViewSettings = DEFAULT_VIEW): ViewSettings {
  const given = new URLSearchParams(text ?? '')
  const pick = <V extends string>(name: string, values: readonly V[], fallback: V): V => {
    const value = given.get(name)
    return values.find((one) => one === value) ?? fallback
  }
  return {
    size: pick('size', ['normal', 'large'], base.size),
    contrast: pick('contrast', ['normal', 'high'], base.contrast),
    locale: given.has('locale') ? asLocale(given.get('locale') ?? undefined) : base.locale,
    place: pick('place', ['own', 'kiosk'], base.place),
  }
}

/** The cookie value of the settings; only what differs from the default. */
export function writeView(view: ViewSettings): string {
  const out = new URLSearchParams()
  for (const key of ['size', 'contrast', 'locale', 'place'] as const) if (view[key] !== DEFAULT_VIEW[key]) out.set(key, view[key])
  return out.toString()
}

/** The attributes of `<html>` for the settings. */
export function viewAttributes(view: ViewSettings): Record<string, string> {
  const attributes: Record<string, string> = { lang: view.locale, 'data-size': view.size, 'data-contrast': view.contrast }
  if (view.locale === 'mn-Mong') attributes['data-script'] = 'mong'
  if (view.place === 'kiosk') attributes['data-place'] = 'kiosk'
  return attributes
}

/** Address that changes settings and comes back; an ordinary link, so that it works without script. */
export function viewHref(change: Partial<ViewSettings>, back: string): string {
  return `/view?${new URLSearchParams({ ...change, back }).toString()}`
}

/** A path of our own site, or `/`: never a way out to another one. */
export function localPath(path: string | undefined): string {
  return path && /^\/(?![/\\])[^\s\\]*$/.test(path) ? path : '/'
}
