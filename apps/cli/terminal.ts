/** A refusal for the person at the terminal: shown as it is, without a stack. */
export class Plain extends Error {
  readonly plain = true
}

let shown = 0
let lastStep = ''

/** One line that is written over on a terminal; elsewhere a line when the step changes. */
export function bar(line: string): void {
  if (process.stderr.isTTY) {
    process.stderr.write(`\r\x1b[2K${line}`)
    shown = 1
    return
  }
  const step = line.replace(/\d+/g, '')
  if (step !== lastStep) process.stderr.write(line + '\n')
  lastStep = step
}

/** Clears the progress line. */
export function done(): void {
  if (shown) process.stderr.write('\r\x1b[2K')
  shown = 0
}
