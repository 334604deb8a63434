import { fileKeys } from '../../platform/server/keys.ts'
import { createLogger } from '../../platform/server/log.ts'
import { assemble } from '../server/modules.ts'
import { buildApp } from '../server/app.ts'
import { openInstallation } from '../server/installation.ts'
import { refreshNotices } from '../../modules/calendar/index.ts'

/*
 * Background jobs in a process of their own: the same modules by another door. Start the server with LINLI_JOBS=elsewhere beside it.
 */
const log = createLogger()
try {
  const { jobs } = assemble({ accounts: () => [], messages: () => [] })
  const installation = await openInstallation({ jobs, say: (line) => log.info(line) })
  const app = await buildApp({ url: installation.url, home: installation.home, secrets: installation.secrets, keys: fileKeys(installation.home, installation.secrets), settings: installation.settings, log })
  await refreshNotices(app.db)
  await app.runner.start()
  await app.runner.work(app.db, app.services, app.services.clock)
  const end = async () => {
    await app.close()
    await installation.close()
    process.exit(0)
  }
  process.once('SIGINT', () => void end())
  process.once('SIGTERM', () => void end())
} catch (error) {
  process.stderr.write((error as Error).message + '\n')
  process.exit(1)
}
