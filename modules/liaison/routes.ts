import { route, type Route } from '../../platform/server/context.ts'
import * as c from './contract.ts'
import * as briefings from './deeds/briefings.ts'
import * as gatherings from './deeds/gatherings.ts'
import * as library from './deeds/library.ts'
import * as oversight from './deeds/oversight.ts'
import * as units from './deeds/units.ts'
import type { Ctx, LiaisonNeeds } from './needs.ts'

/** The doors of demonstration units and what belongs to keeping contact with them. */
export const makeLiaisonRoutes = (need: LiaisonNeeds): Route[] => [
  route(c.listUnits, (ctx: Ctx, input) => units.list(ctx, input)),
  route(c.addUnit, (ctx: Ctx, input) => units.add(ctx, input)),
  route(c.getUnit, (ctx: Ctx, input) => units.open(ctx, input)),
  route(c.updateUnit, (ctx: Ctx, input) => units.update(ctx, input)),
  route(c.setOfficer, (ctx: Ctx, input) => units.nameOfficer(ctx, input)),
  route(c.revealOfficerPhone, (ctx: Ctx, input) => units.reveal(ctx, input)),
  route(c.listReports, (ctx: Ctx, input) => units.listReports(ctx, input)),
  route(c.fileReport, (ctx: Ctx, input) => units.report(ctx, input)),
  route(c.addCheck, (ctx: Ctx, input) => units.check(ctx, input)),
  route(c.correctCheck, (ctx: Ctx, input) => units.correct(ctx, input)),
  route(c.moveStanding, (ctx: Ctx, input) => units.moveStanding(ctx, input)),
  route(c.listBriefings, (ctx: Ctx, input) => briefings.list(ctx, input)),
  route(c.createBriefing, (ctx: Ctx, input) => briefings.create(ctx, input)),
  route(c.getBriefing, (ctx: Ctx, input) => briefings.open(ctx, input)),
  route(c.writeBriefing, (ctx: Ctx, input) => briefings.write(ctx, input)),
  route(c.sendBriefing, briefings.send(need)),
  route(c.readBriefing, (ctx: Ctx, input) => briefings.read(ctx, input)),
  route(c.listGatherings, (ctx: Ctx, input) => gatherings.list(ctx, input)),
  route(c.planGathering, (ctx: Ctx, input) => gatherings.plan(ctx, input)),
  route(c.getGathering, (ctx: Ctx, input) => gatherings.open(ctx, input)),
  route(c.moveGathering, (ctx: Ctx, input) => gatherings.move(ctx, input)),
  route(c.signUp, (ctx: Ctx, input) => gatherings.signUp(ctx, input)),
  route(c.sharePaper, (ctx: Ctx, input) => gatherings.share(ctx, input)),
  route(c.listPractices, (ctx: Ctx, input) => library.list(ctx, input)),
  route(c.submitPractice, (ctx: Ctx, input) => library.submit(ctx, input)),
  route(c.getPractice, (ctx: Ctx, input) => library.open(ctx, input)),
  route(c.movePractice, (ctx: Ctx, input) => library.move(ctx, input)),
  route(c.reusePractice, (ctx: Ctx, input) => library.reuse(ctx, input)),
  route(c.listStories, (ctx: Ctx, input) => library.stories(ctx, input)),
  route(c.writeStory, (ctx: Ctx, input) => library.writeStory(ctx, input)),
  route(c.updateStory, (ctx: Ctx, input) => library.updateStory(ctx, input)),
  route(c.moveStory, (ctx: Ctx, input) => library.moveStory(ctx, input)),
  route(c.listPublicStories, (ctx: Ctx, input) => library.publicStories(ctx, input)),
  route(c.listPilots, (ctx: Ctx, input) => oversight.pilots(ctx, input)),
  route(c.addPilot, (ctx: Ctx, input) => oversight.addPilot(ctx, input)),
  route(c.decidePilot, (ctx: Ctx, input) => oversight.decide(ctx, input)),
  route(c.listCampaignTasks, (ctx: Ctx, input) => oversight.tasks(ctx, input)),
  route(c.addCampaignTask, (ctx: Ctx, input) => oversight.addTask(ctx, input)),
  route(c.measureTask, (ctx: Ctx, input) => oversight.measure(ctx, input)),
  route(c.listFeed, (ctx: Ctx, input) => oversight.feed(ctx, input)),
  route(c.findFeed, (ctx: Ctx, input) => oversight.find(ctx, input)),
  route(c.correctFeed, (ctx: Ctx, input) => oversight.correct(ctx, input)),
]
