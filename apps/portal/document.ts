import { viewAttributes, type ViewSettings } from '../../platform/web/view.ts'

/** One entry of the build's manifest. */
export interface ManifestEntry { file: string; imports?: string[]; css?: string[] }
export type Manifest = Readonly<Record<string, ManifestEntry>>

export const CLIENT_ENTRY = 'apps/portal/entry-client.tsx'

const ICON = [
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E",
  "%3Crect width='32' height='32' rx='6' fill='%230b6e69'/%3E%3Cpath d='M6 17l10-9 10 9M9 15v10h14V15M13 25v-6h6v6' ",
  "fill='none' stroke='%23fff' stroke-width='2.5' stroke-linejoin='round'/%3E%3C/svg%3E",
].join('')

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)
}

/** JSON that can stand inside a script element. */
export function dataBlock(value: unknown): string {
  return JSON.stringify(value).replace(/[<\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** Files that the first view of a page needs: all scripts that will be loaded, each once. */
export function scriptsOf(manifest: Manifest, viewFile: string | undefined): string[] {
  const found = new Set<string>()
  const add = (key: string) => {
    const entry = manifest[key]
    if (!entry || found.has(entry.file)) return
    found.add(entry.file)
    entry.imports?.forEach(add)
  }
  add(CLIENT_ENTRY)
  if (viewFile) add(viewFile)
  return [...found]
}

function stylesOf(manifest: Manifest): string[] {
  return [...new Set(Object.values(manifest).flatMap((entry) =>
    [...(entry.css ?? []), ...(entry.file.endsWith('.css') ? [entry.file] : [])]))]
}

export interface DocumentParts {
  html: string
  title: string
  view: ViewSettings
  /** State for the browser. */
  state: unknown
  csrf: string | undefined
  manifest: Manifest
  viewFile: string | undefined
}

/** The complete page. No inline script or style: only a JSON block, which is data; it names the script of this page, so that the browser needs no list of all pages. */
export function documentOf({ html, title, view, state, csrf, manifest, viewFile }: DocumentParts): string {
  const attributes = Object.entries(viewAttributes(view)).map(([name, value]) => ` ${name}="${escapeHtml(value)}"`).join('')
  const entry = manifest[CLIENT_ENTRY]?.file
  const script = viewFile && manifest[viewFile]?.file
  const lines = [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">',
    `<title>${escapeHtml(title)}</title>`,
    '<meta name="theme-color" content="#ffffff">',
    '<meta name="format-detection" content="telephone=no">',
    csrf ? `<meta name="linli-csrf" content="${escapeHtml(csrf)}">` : '',
    `<link rel="icon" href="${ICON}">`,
    ...stylesOf(manifest).map((file) => `<link rel="stylesheet" href="/${file}">`),
    ...scriptsOf(manifest, viewFile).filter((file) => file !== entry).map((file) => `<link rel="modulepreload" href="/${file}">`),
    entry ? `<script type="module" src="/${entry}"></script>` : '',
  ]
  return `<!doctype html><html${attributes}><head>${lines.join('')}</head><body><div id="root">${html}</div>`
    + `<script type="application/json" id="linli-data"${script ? ` data-view="/${script}"` : ''}>${dataBlock(state)}</script></body></html>`
}
