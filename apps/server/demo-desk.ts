import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

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
  private readonly file: string
  private readonly kept: Array<{ to: string; text: string; at: string }> = []

  constructor(home: string) {
    this.file = join(home, 'demo-accounts.json')
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
    return existsSync(this.file) ? (JSON.parse(readFileSync(this.file, 'utf8')) as DemoAccount[]) : []
  }

  write(accounts: DemoAccount[]): void {
    writeFileSync(this.file, JSON.stringify(accounts, null, 2) + '\n')
  }
}
