import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findRoot } from '../../platform/server/postgres/index.ts'
import { readGraph } from './graph.ts'

const root = findRoot()
const files = readGraph(root, ['modules']).files.filter((f) => !/\.(test|bench)\.ts$|\/web\/|\/test-/.test(f))
const TABLES = /\b(?:from|join|into|update)\s+(?:only\s+)?([a-z_]+\.[a-z_]+)\b/gi
const SCHEMAS = new Set(files.map((f) => f.split('/')[1]!))

const reading = files
  .map((file) => ({ file, own: file.split('/')[1]!, named: [...readFileSync(join(root, file), 'utf8').matchAll(TABLES)].map((m) => m[1]!.toLowerCase()) }))
  .filter(({ named }) => named.some((name) => SCHEMAS.has(name.split('.')[0]!)))

/** Functions that a module grants to all, like a view. */
const GRANTED = /^(accounts\.(session_of|account_of)|platform\.)/

test('a module’s SQL reads other modules only through their published views', () => {
  const trespasses = reading.flatMap(({ file, own, named }) =>
    named
      .filter((name) => SCHEMAS.has(name.split('.')[0]!) && !name.startsWith(`${own}.`) && !/^[a-z_]+\.published_/.test(name) && !GRANTED.test(name))
      .map((name) => `${file}: ${name}`),
  )
  expect(trespasses).toEqual([])
})

test('the rule found files to look at', () => expect(reading.length).toBeGreaterThan(10))
