// Run by launcher.test.ts in a process of its own, so that the process can be killed: starts, says how it went, and waits for a line or a signal.
import { StartError, startPostgres } from './index.ts'

const [home = '', port = '0'] = process.argv.slice(2)
try {
  const server = await startPostgres({ home, port: Number(port), sharedBuffersMb: 16 })
  console.log(JSON.stringify({ url: server.url, pid: server.pid, shared: server.shared }))
  process.stdin.once('data', () => void server.stop().then(() => process.exit(0)))
} catch (error) {
  console.log(JSON.stringify({ refused: error instanceof StartError ? error.code : String(error) }))
  process.exit(error instanceof StartError ? error.exitCode : 2)
}
