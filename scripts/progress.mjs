// Shows what a long step is doing: a spinner with seconds on a terminal, plain lines elsewhere. Everything goes to stderr, so that a command's
// own output on stdout stays clean. Steps shorter than two seconds leave no trace.
import { spawn } from 'node:child_process'

const QUIET_MS = 2000
const PLAIN_EVERY_MS = 15_000
const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏']
const terminal = Boolean(process.stderr.isTTY) && !process.env.CI

/** Ends the program with one sentence. */
export class Stop extends Error {
  constructor(sentence, exitCode = 1) {
    super(sentence)
    this.exitCode = exitCode
  }
}

/** Runs `work` under a name in Chinese and shows that it is at work. What `work` answers may carry a `code`; any but 0 is shown as a failure. */
export async function step(name, work, { closing = true } = {}) {
  const begun = Date.now()
  let frame = 0
  let nextPlain = QUIET_MS
  const tick = setInterval(() => {
    const passed = Date.now() - begun
    const seconds = Math.round(passed / 1000)
    if (terminal) process.stderr.write(`\r\x1b[2K${FRAMES[frame++ % FRAMES.length]} ${name}… ${seconds} 秒`)
    else if (passed >= nextPlain) {
      process.stderr.write(`… ${name}（已 ${seconds} 秒）\n`)
      nextPlain = passed + PLAIN_EVERY_MS
    }
  }, terminal ? 100 : 250)
  let mark = '✗'
  try {
    const result = await work()
    mark = result?.code ? '✗' : '✓'
    return result
  } finally {
    clearInterval(tick)
    const passed = Date.now() - begun
    if (terminal) process.stderr.write('\r\x1b[2K')
    if (closing && (passed >= QUIET_MS || mark === '✗')) process.stderr.write(`${mark} ${name}（${(passed / 1000).toFixed(1)} 秒）\n`)
  }
}

/** Runs a program without showing its output; answers its exit code and what it said. */
export function quietly(program, parameters, options = {}) {
  return new Promise((resolve) => {
    let output = ''
    const child = spawn(program, parameters, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.on('error', (error) => resolve({ code: 127, output: `${output}${error.message}\n` }))
    child.on('close', (code, signal) => resolve({ code: code ?? 1, output: signal ? `${output}${signal}\n` : output }))
  })
}

/** Runs the main part of a script; a Stop becomes its sentence and exit code, without a stack. */
export async function main(work) {
  try {
    process.exitCode = (await work()) ?? 0
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = error.exitCode
  }
}
