// npm run linli -- <command>: the command line tool; `--help` lists the commands.
import { main } from './progress.mjs'
import { runProgram } from './program.mjs'
import { setUp } from './setup.mjs'

await main(async () => {
  await setUp(['programs'])
  return runProgram('cli', process.argv.slice(2))
})
