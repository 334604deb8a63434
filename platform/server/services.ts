import type { Logger } from 'pino'
import type { Clock } from '../kernel/clock.ts'
import type { Sealer } from './crypto.ts'
import type { BlobStore } from './files/index.ts'
import type { KeyRing } from './keys.ts'
import type { Jobs } from './jobs.ts'
import type { EmailAdaptor } from './email.ts'
import type { SmsAdaptor } from './sms.ts'
import type { WechatAdaptor } from './wechat.ts'

/** What the server holds beside the database; made once at start and handed to every handler and job. */
export interface Services {
  /** Seals personal fields and makes their blind indexes. */
  sealer: Sealer
  /** The data keys behind it, which can be changed while the server runs. */
  keys: KeyRing
  /** Seals second factors, with a key of its own. */
  totpSealer: Sealer
  blobs: BlobStore
  sms: SmsAdaptor
  /** Absent where the place has set up none. */
  email?: EmailAdaptor | undefined
  wechat?: WechatAdaptor | undefined
  jobs: Jobs
  clock: Clock
  log: Logger
  settings: Settings
}

/** Settings of this installation, from the environment and the database's own facts. */
export interface Settings {
  /** Where people reach us from outside, for links in messages and QR codes; no slash at the end. */
  publicUrl: string
  /** The served county, 6 digits. */
  county: string
  /** Name of the place pack in data/packs. */
  pack: string
  /** A demonstration database: demo sign-ins and the SMS page are shown. */
  demo: boolean
  /** Cookies only over HTTPS. */
  secureCookies: boolean
}
