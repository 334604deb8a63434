// npm run bench -- --people N --json FILE: builds N people and writes one JSON object of named figures.
import { main } from './progress.mjs'
import { runProgram } from './program.mjs'
import { setUp } from './setup.mjs'

await main(async () => {
  await setUp()
  return runProgram('bench', process.argv.slice(2))
})
