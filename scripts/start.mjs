// npm start: sets everything up and serves. Settings: PORT, LINLI_HOME, DATABASE_URL, LINLI_DEMO (see docs/running.md).
import { main } from './progress.mjs'
import { runProgram } from './program.mjs'
import { setUp } from './setup.mjs'

await main(async () => {
  await setUp()
  return runProgram('server', process.argv.slice(2))
})
