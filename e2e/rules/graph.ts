import { readFileSync, readdirSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { parseAst } from 'rolldown/parseAst'

/** One import that exists at run time (`type` ones vanish), from file to file, both relative to the root. */
export interface Edge {
  from: string
  to: string
  typeOnly: boolean
}

export interface Graph {
  files: string[]
  edges: Edge[]
  /** Relative imports that name no file: a sign that the reader went blind. */
  unresolved: string[]
}

const SKIP = new Set(['node_modules', 'dist', '.git'])

function* sourceFiles(folder: string): Generator<string> {
  for (const name of readdirSync(folder).sort()) {
    if (SKIP.has(name)) continue
    const path = join(folder, name)
    if (statSync(path).isDirectory()) yield* sourceFiles(path)
    else if (/\.tsx?$/.test(name) && !name.endsWith('.d.ts')) yield path
  }
}

/** Reads who imports whom. Imports carry their file's full name here, so that resolving is looking. */
export function readGraph(root: string, folders: readonly string[]): Graph {
  const files = folders.flatMap((folder) => [...sourceFiles(join(root, folder))])
  const known = new Set(files)
  const edges: Edge[] = []
  const unresolved: string[] = []
  for (const file of files) {
    for (const { source, typeOnly } of importsOf(file)) {
      if (!source.startsWith('.')) continue
      const target = resolve(dirname(file), source)
      if (known.has(target)) edges.push({ from: relative(root, file), to: relative(root, target), typeOnly })
      else if (/\.tsx?$/.test(source)) unresolved.push(`${relative(root, file)} → ${source}`)
    }
  }
  return { files: files.map((f) => relative(root, f)), edges, unresolved }
}

function importsOf(file: string): Array<{ source: string; typeOnly: boolean }> {
  const found: Array<{ source: string; typeOnly: boolean }> = []
  const program = parseAst(readFileSync(file, 'utf8'), { lang: file.endsWith('x') ? 'tsx' : 'ts', astType: 'ts' } as never, file) as unknown
  walk(program, (node) => {
    const source = (node.source as { value?: unknown } | undefined)?.value
    if (typeof source !== 'string') return
    if (node.type === 'ImportDeclaration') {
      const specifiers = (node.specifiers ?? []) as Array<{ importKind?: string }>
      const each = specifiers.length > 0 && specifiers.every((s) => s.importKind === 'type')
      found.push({ source, typeOnly: node.importKind === 'type' || each })
    } else if (node.type === 'ExportNamedDeclaration' || node.type === 'ExportAllDeclaration') {
      const specifiers = (node.specifiers ?? []) as Array<{ exportKind?: string }>
      const each = specifiers.length > 0 && specifiers.every((s) => s.exportKind === 'type')
      found.push({ source, typeOnly: node.exportKind === 'type' || each })
    } else if (node.type === 'ImportExpression') found.push({ source, typeOnly: false })
  })
  return found
}

type Node = Record<string, unknown> & { type?: string }

function walk(node: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(node)) {
    for (const one of node) walk(one, visit)
    return
  }
  if (!node || typeof node !== 'object') return
  if (typeof (node as Node).type === 'string') visit(node as Node)
  for (const value of Object.values(node)) if (value && typeof value === 'object') walk(value, visit)
}

/** The files that can be reached from a file at run time, with the way there. */
export function reachable(graph: Graph, from: string): Map<string, string[]> {
  const next = new Map<string, string[]>()
  for (const e of graph.edges) if (!e.typeOnly) next.set(e.from, [...(next.get(e.from) ?? []), e.to])
  const ways = new Map<string, string[]>([[from, [from]]])
  const queue = [from]
  for (let at = queue.shift(); at; at = queue.shift()) {
    for (const to of next.get(at) ?? []) {
      if (ways.has(to)) continue
      ways.set(to, [...ways.get(at)!, to])
      queue.push(to)
    }
  }
  return ways
}

/** A circle of run-time imports, if there is one. */
export function findCycle(graph: Graph): string[] | undefined {
  const next = new Map<string, string[]>()
  for (const e of graph.edges) if (!e.typeOnly) next.set(e.from, [...(next.get(e.from) ?? []), e.to])
  const state = new Map<string, 'open' | 'done'>()
  const path: string[] = []
  const visit = (file: string): string[] | undefined => {
    state.set(file, 'open')
    path.push(file)
    for (const to of next.get(file) ?? []) {
      if (state.get(to) === 'open') return [...path.slice(path.indexOf(to)), to]
      if (!state.has(to)) {
        const cycle = visit(to)
        if (cycle) return cycle
      }
    }
    path.pop()
    state.set(file, 'done')
    return undefined
  }
  for (const file of graph.files) {
    if (state.has(file)) continue
    const cycle = visit(file)
    if (cycle) return cycle
  }
  return undefined
}
