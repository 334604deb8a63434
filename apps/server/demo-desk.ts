import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { postTitle } from '../../modules/organisations/index.ts'
import { readPack } from '../../modules/regions/index.ts'

/** A line of data/demo/accounts.json, with words for people. Residents sign in with the phone and, on a demonstration alone, this fixed code. */
export interface DemoAccount {
  identifier: string
  secret: string
  name: string
  post: string
  region: string
  regionName: string
  kind: string
}

/** What only a demonstration has: its sign-ins, and the short messages it would have sent. */
export class DemoDesk {
  private readonly root: string
  private readonly pack: string
  private readonly kept: Array<{ to: string; text: string; at: string }> = []
  private read: DemoAccount[] | undefined

  constructor(root: string, pack: string) {
    this.root = root
    this.pack = pack
  }

  /** Remembers a short message for the page that shows them; the last two hundred. */
  keep(message: { to: string; text: string; at: Date }): void {
    this.kept.unshift({ to: message.to, text: message.text, at: message.at.toISOString() })
    this.kept.length = Math.min(this.kept.length, 200)
  }

  messages() {
    return this.kept
  }

  accounts(): DemoAccount[] {
    if (!this.read) {
      const names = new Map(readPack(this.root, this.pack).regions.map((r) => [r.code, r.name]))
      const nameOf = (code: string) => names.get(code) ?? names.get(code.slice(0, 12)) ?? code
      const lines = JSON.parse(readFileSync(join(this.root, 'data/demo/accounts.json'), 'utf8')) as Array<{
        identifier: string
        secret: string
        name: string
        post: string
        region: string
      }>
      this.read = lines.map((a) => ({
        ...a,
        regionName: nameOf(a.region),
        kind: a.post === 'resident' ? 'resident' : 'staff',
        post: a.post === 'resident' ? '居民' : postTitle(a.post),
      }))
    }
    return this.read
  }

  /** The lines as the file has them: posts by their kind. */
  lines(): Array<{ identifier: string; secret: string; name: string; post: string; region: string }> {
    return JSON.parse(readFileSync(join(this.root, 'data/demo/accounts.json'), 'utf8'))
  }
}
