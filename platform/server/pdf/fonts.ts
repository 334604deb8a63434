import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
// @ts-expect-error it brings no types
import { create } from 'fontkit'

/** Noto Sans SC (OFL 1.1): 30,890 characters, among them every one of 通用规范汉字表 and of Unicode's extension A, for names. */
const FACES = {
  regular: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
}

export interface Fonts {
  regular: Buffer
  bold: Buffer
  /** Whether the font can draw this character. */
  has(codePoint: number): boolean
}

let loading: Promise<Fonts> | undefined

/** The fonts of our documents, read at first use and kept (21 MB). A failed read is tried again at the next use. */
export function fonts(): Promise<Fonts> {
  return (loading ??= load().catch((fault: unknown) => {
    loading = undefined
    throw fault
  }))
}

async function load(): Promise<Fonts> {
  const read = (face: string) => readFile(fileURLToPath(import.meta.resolve(face)))
  const [regular, bold] = await Promise.all([read(FACES.regular), read(FACES.bold)])
  const drawn = create(regular) as { hasGlyphForCodePoint(codePoint: number): boolean }
  return { regular, bold, has: (codePoint) => drawn.hasGlyphForCodePoint(codePoint) }
}
