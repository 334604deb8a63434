import { pino, type DestinationStream, type Logger } from 'pino'
import { maskChildren, maskedLogOptions } from './mask-log.ts'

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']

export interface LogSettings {
  env?: NodeJS.ProcessEnv
  /** Where lines go; standard output if not said. */
  destination?: DestinationStream
}

/**
 * The server's log, safe against careless lines ({@link maskedLogOptions}): one JSON object a line in production (`NODE_ENV`), or wherever
 * standard output is not a terminal; one short readable line otherwise. `LOG_LEVEL` (default `info`), times in UTC. Throws a sentence
 * for a wrong level.
 */
export function createLogger({ env = process.env, destination }: LogSettings = {}): Logger {
  const level = env.LOG_LEVEL || 'info'
  if (!LEVELS.includes(level)) throw new Error(`LOG_LEVEL 设置为“${level}”，应为以下之一：${LEVELS.join('、')}。`)
  const output = destination ?? pino.destination({ dest: 1, sync: true })
  const readable = env.NODE_ENV !== 'production' && !destination && process.stdout.isTTY
  return maskChildren(pino(maskedLogOptions(level), readable ? { write: (line) => output.write(readableLine(line)) } : output))
}

/** `09:30:01 WARN job failed job=nightly`: for a person at a terminal; a fault's stack follows on its own lines. */
export function readableLine(line: string): string {
  const { level, time, msg, err, ...rest } = JSON.parse(line) as Record<string, unknown>
  const fields = Object.entries(rest).map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
  const stack = (err as { stack?: string } | undefined)?.stack
  const head = [String(time).slice(11, 19), String(level).toUpperCase().padEnd(5), msg, ...fields].filter((part) => part !== undefined)
  return `${head.join(' ')}\n${stack ? `${stack}\n` : ''}`
}
