import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findRoot } from '../../platform/server/postgres/index.ts'

const root = findRoot()
const files = (readdirSync(join(root, 'modules'), { recursive: true, encoding: 'utf8' }))
  .filter((file) => /\.tsx?$/.test(file) && !/node_modules|\.test\.tsx?$/.test(file))
  .map((file) => ({ file, text: readFileSync(join(root, 'modules', file), 'utf8') }))

test('what a notice or a page of the portal points to under 我的 is a page that exists', () => {
  const pages = new Set(files.filter(({ file }) => file.endsWith('web/portal/index.ts')).flatMap(({ text }) => [...text.matchAll(/path: '([^':]+)/g)].map((m) => m[1]!)))
  const links = files.flatMap(({ file, text }) => [...text.matchAll(/\b(?:link|href)(?::|=)\s*['"`{]*(\/(?:my|me)\b[^'"`?#$]*)/g)].map((m) => ({ file, to: m[1]! })))
  expect(pages.size).toBeGreaterThan(15)
  expect(links.length).toBeGreaterThan(20)
  expect(links.filter(({ to }) => !pages.has(to))).toEqual([])
})
