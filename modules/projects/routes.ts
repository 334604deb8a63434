import { route, type Route } from '../../platform/server/context.ts'
import * as c from './contract.ts'
import * as accounts from './deeds/accounts.ts'
import * as budgets from './deeds/budgets.ts'
import * as funds from './deeds/funds.ts'
import * as payments from './deeds/payments.ts'
import * as projects from './deeds/projects.ts'
import * as rules from './deeds/rules.ts'
import type { Ctx, ProjectNeeds } from './needs.ts'

/** The doors of projects, their money, accounts and payments, activity funds, budgets, and the public page of funds. */
export const makeProjectRoutes = (need: ProjectNeeds): Route[] => [
  route(c.listProjects, (ctx: Ctx, input) => projects.list(ctx, input)),
  route(c.getProjectMoney, (ctx: Ctx, input) => projects.money(ctx, input)),
  route(c.listMoneyRules, (ctx: Ctx) => rules.list(ctx)),
  route(c.createRatio, (ctx: Ctx, input) => rules.addRatio(ctx, input)),
  route(c.createSource, (ctx: Ctx, input) => rules.addSource(ctx, input)),
  route(c.endSource, (ctx: Ctx, input) => rules.endSource(ctx, input)),
  route(c.listAccounts, (ctx: Ctx, input) => accounts.list(ctx, input)),
  route(c.getAccount, (ctx: Ctx, input) => accounts.open(ctx, input)),
  route(c.listEntries, (ctx: Ctx, input) => accounts.entries(ctx, input)),
  route(c.exportEntries, (ctx: Ctx, input) => accounts.exported(ctx, input)),
  route(c.openAccount, (ctx: Ctx, input) => accounts.openNew(ctx, input)),
  route(c.closeAccount, (ctx: Ctx, input) => accounts.close(ctx, input)),
  route(c.receiveMoney, (ctx: Ctx, input) => accounts.receive(ctx, input)),
  route(c.listPayments, (ctx: Ctx, input) => payments.list(ctx, input)),
  route(c.proposePayment, (ctx: Ctx, input) => payments.propose(ctx, input)),
  route(c.takeBackEntry, (ctx: Ctx, input) => payments.takeBack(ctx, input)),
  route(c.decidePayment, (ctx: Ctx, input) => payments.decide(ctx, input)),
  route(c.withdrawPayment, (ctx: Ctx, input) => payments.withdraw(ctx, input)),
  route(c.listActivityRounds, (ctx: Ctx) => budgets.listRounds(ctx)),
  route(c.getActivityRound, (ctx: Ctx, input) => budgets.openRound(ctx, input)),
  route(c.computeActivityFunds, budgets.compute(need)),
  route(c.getBudgets, (ctx: Ctx, input) => budgets.list(ctx, input)),
  route(c.enterBudget, (ctx: Ctx, input) => budgets.set(ctx, input)),
  route(c.askBudget, (ctx: Ctx, input) => budgets.ask(ctx, input)),
  route(c.listPublicFunds, (ctx: Ctx, input) => funds.list(ctx, input)),
  route(c.getPublicFund, (ctx: Ctx, input) => funds.open(ctx, input)),
  route(c.createProject, (ctx: Ctx, input) => projects.create(ctx, input)),
  route(c.getProject, (ctx: Ctx, input) => projects.open(ctx, input)),
  route(c.updateProject, (ctx: Ctx, input) => projects.update(ctx, input)),
  route(c.moveProject, (ctx: Ctx, input) => projects.move(ctx, input)),
  route(c.reportProjectProgress, (ctx: Ctx, input) => projects.report(ctx, input)),
]
