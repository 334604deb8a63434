/**
 * How an event touches rows: each deed writes down what stood before and what stands after, so that the event can be taken back exactly.
 * A book is opened for one event, after its rows were found and held within the caller's scope, and goes on in the scope of the county.
 */
import { shanghaiDate } from '../../../platform/kernel/dates.ts'
import { accountsOf, actorOf, closeAccounts, holdersNear } from '../../accounts/index.ts'
import type { EventKind } from '../contract.ts'
import { countyHere, recordChange, type Ctx } from '../here.ts'
import type { RegisterNeeds } from '../needs.ts'
import { openPhone } from '../numbers.ts'
import * as rows from '../queries/events.ts'
import { holdPersonAnywhere, insertRepresentative, movePerson, standingsFor, standingsOf, type PersonRow } from '../queries/people.ts'
import { insertHousehold, tiesOf, type TieRow } from '../queries/places.ts'
import { regionByTies, tie, widenToCounty, type Place, type TieKind } from '../ties.ts'

export type Role = 'subject' | 'spouse' | 'parent' | 'head' | 'member'

export interface Entry {
  kind: EventKind
  on: string
  region: string
  householdId?: string | null
  otherHouseholdId?: string | null
  facts?: Record<string, unknown>
  source?: string
  reason?: string
  undoes?: string | null
}

export class Book {
  readonly ctx: Ctx
  readonly needs: RegisterNeeds
  readonly county: string
  readonly today: string
  readonly steps: rows.Step[] = []
  readonly flagged: rows.Flagged[] = []
  private readonly concerned = new Map<string, Role>()
  private readonly held = new Map<string, PersonRow>()

  private constructor(ctx: Ctx, needs: RegisterNeeds) {
    this.ctx = ctx
    this.needs = needs
    this.county = countyHere(ctx)
    this.today = shanghaiDate(ctx.now)
  }

  /** Opens the book and widens to the county: only after everything that the caller names was found within their own scope. */
  static async open(ctx: Ctx, needs: RegisterNeeds): Promise<Book> {
    const book = new Book(ctx, needs)
    await widenToCounty(ctx.tx, book.county)
    return book
  }

  concerns(personId: string, role: Role): void {
    if (!this.concerned.has(personId)) this.concerned.set(personId, role)
  }

  /** The person, held once for this event. */
  async person(id: string): Promise<PersonRow> {
    const known = this.held.get(id)
    if (known) return known
    const row = await holdPersonAnywhere(this.ctx.tx, this.county, id)
    if (!row) throw new Error(`an event names ${id}, who is not there`)
    this.held.set(id, row)
    return row
  }

  /** What an undo brought back: where no tie says where the person belongs, it is the place where they stood before. */
  putBack(id: string, was: rows.PersonImage): void {
    const person = this.held.get(id)
    if (person) this.held.set(id, { ...person, region: was.region, state: was.state as PersonRow['state'], died_on: was.diedOn })
  }

  /** Notes a person that this event made. */
  async made(id: string): Promise<PersonRow> {
    const person = await this.person(id)
    this.steps.push({ row: 'person', id, was: null, is: { state: person.state, diedOn: person.died_on, region: person.region } })
    return person
  }

  /** Ties a person to a place from a day on; what held until then ends that day. @returns id of the new tie. */
  async tieTo(personId: string, kind: TieKind, place: Place, relation: string, on: string, source: string): Promise<string> {
    const person = await this.person(personId)
    const id = this.ctx.newId()
    const earlier = await tiesOf(this.ctx.tx, this.county, personId)
    const ended = await tie(
      this.ctx.tx, this.county, { id: personId, region: person.region, bornOn: person.born_on },
      { kind, relation, validFrom: on, source }, place, { id, today: this.today, earlier },
    )
    if (ended) this.steps.push({ row: 'tie', id: ended.id, personId, was: { until: null }, is: { until: on } })
    this.steps.push({ row: 'tie', id, personId, was: null, is: { until: null } })
    return id
  }

  async endTie(t: Pick<TieRow, 'id' | 'person_id' | 'valid_from' | 'valid_until'>, on: string): Promise<void> {
    const until = on < t.valid_from ? t.valid_from : on
    await rows.setUntil(this.ctx.tx, 'ties', this.county, t.id, until)
    this.steps.push({ row: 'tie', id: t.id, personId: t.person_id, was: { until: t.valid_until }, is: { until } })
  }

  /** Everything that still ties a person to a place ends. */
  async endTiesOf(personId: string, on: string, kinds: readonly TieKind[] = ['registered', 'living', 'cared_for']): Promise<void> {
    for (const t of await tiesOf(this.ctx.tx, this.county, personId)) {
      if (kinds.includes(t.kind) && (t.valid_until === null || t.valid_until > on)) await this.endTie(t, on)
    }
  }

  async setLife(personId: string, life: { state: string; diedOn: string | null }): Promise<void> {
    const person = await this.person(personId)
    await rows.setLife(this.ctx.tx, this.county, personId, life)
    this.steps.push({
      row: 'person', id: personId, was: { state: person.state, diedOn: person.died_on, region: person.region }, is: { ...life, region: person.region },
    })
    this.held.set(personId, { ...person, state: life.state as PersonRow['state'], died_on: life.diedOn })
  }

  async openHousehold(h: { region: string; kind: 'family' | 'collective'; number: string | null; dwellingId: string | null; headId: string | null; from: string }): Promise<string> {
    const id = this.ctx.newId()
    await insertHousehold(this.ctx.tx, {
      county: this.county, id, region: h.region, kind: h.kind, number: h.number, dwellingId: h.dwellingId, headId: h.headId, validFrom: h.from, now: this.ctx.now,
    })
    this.steps.push({ row: 'household', id, was: null, is: { until: null, headId: h.headId } })
    return id
  }

  async setHousehold(id: string, was: rows.HouseholdImage, is: rows.HouseholdImage): Promise<void> {
    await rows.setHousehold(this.ctx.tx, this.county, id, is)
    this.steps.push({ row: 'household', id, was, is })
  }

  async addRepresentative(r: { personId: string; byPersonId: string; kind: string; powers: string[]; from: string; until: string | null; source: string; basis: string; document: string }): Promise<void> {
    const id = this.ctx.newId()
    const person = await this.person(r.personId)
    await insertRepresentative(this.ctx.tx, {
      county: this.county, id, region: person.region, personId: r.personId, byPersonId: r.byPersonId, kind: r.kind, powers: r.powers, validFrom: r.from,
      validUntil: r.until, source: r.source, basis: r.basis, document: r.document,
    })
    this.steps.push({ row: 'representative', id, personId: r.personId, was: null, is: { until: r.until } })
  }

  /** Whoever acted for the person, and whomever the person acted for: it ends (民法典 arts. 39, 173, 175). */
  async endRepresentativesOf(personId: string, on: string): Promise<void> {
    const standings = [...(await standingsFor(this.ctx.tx, this.county, personId)), ...(await standingsOf(this.ctx.tx, this.county, personId))]
    for (const s of standings) {
      if (s.valid_until !== null && s.valid_until <= on) continue
      const until = on < s.valid_from ? s.valid_from : on
      await rows.setUntil(this.ctx.tx, 'representatives', this.county, s.id, until)
      this.steps.push({ row: 'representative', id: s.id, personId: s.person_id, was: { until: s.valid_until }, is: { until } })
    }
  }

  /** The accounts with which a person signs in are closed. */
  async closeAccountsOf(personId: string): Promise<void> {
    const ids = (await accountsOf(this.ctx.tx, this.county, personId)).map((a) => a.id)
    if (!ids.length) return
    await closeAccounts(this.ctx.tx, this.county, ids, this.ctx.now)
    this.steps.push({ row: 'accounts', id: personId, ids })
  }

  /** Tells the owners of everything that stands open for a person: nothing of it is ended from here. */
  async flagAffairsOf(personId: string, sentence: string): Promise<void> {
    const { tx, now, services } = this.ctx
    for (const affair of await this.needs.affairsOf({ tx, now, services }, this.county, personId)) {
      const accounts = affair.accounts.length ? [...affair.accounts] : (await holdersNear(tx, affair.posts, affair.region, this.today)).map((h) => h.account_id)
      for (const accountId of new Set(accounts)) {
        await this.needs.notify({ tx, now, services }, {
          county: this.county, region: affair.region, accountId, template: 'person_gone', title: '服务对象情况有变', body: `${sentence}请核对：${affair.title}。`, link: affair.link,
        })
      }
      this.flagged.push({ title: affair.title, region: affair.region, link: affair.link, told: new Set(accounts).size })
    }
  }

  /** Tells the person, or the guardians of a child, what was written down about them. */
  async tell(personId: string, note: { template: string; title: string; body: string }): Promise<void> {
    const { tx, now, services } = this.ctx
    const person = await this.person(personId)
    const guardians = (await standingsFor(tx, this.county, personId)).filter((s) => s.kind === 'guardian' && (s.valid_until === null || s.valid_until > this.today))
    for (const to of guardians.length ? guardians.map((g) => g.by_person_id) : [personId]) {
      const reader = to === personId ? person : await this.person(to)
      const phone = reader.phone_sealed && openPhone(services.sealer, reader.id, reader.phone_sealed)
      await this.needs.notify({ tx, now, services }, {
        county: this.county, region: reader.region, personId: to, ...note, link: '/my/file', phone, sms: `${note.title}，详情请登录查看或联系社区。`,
      })
    }
  }

  /** The place of everybody concerned follows their ties; whoever was away and has a tie here again is present. */
  async settle(): Promise<void> {
    for (const id of this.concerned.keys()) await this.settleOne(id)
  }

  private async settleOne(id: string): Promise<void> {
    const person = await this.person(id)
    const region = (await regionByTies(this.ctx.tx, this.county, id)) ?? person.region
    await movePerson(this.ctx.tx, this.county, id, region)
    if (region !== person.region) {
      this.steps.push({
        row: 'person', id, was: { state: person.state, diedOn: person.died_on, region: person.region }, is: { state: person.state, diedOn: person.died_on, region },
      })
      this.held.set(id, { ...person, region })
    }
  }

  /** Writes the event, whom it concerns, a line in the history of each, and the audit. @returns the event's id. */
  async close(entry: Entry): Promise<string> {
    await this.settle()
    const actor = actorOf(this.ctx)
    const id = this.ctx.newId()
    await rows.insertEvent(this.ctx.tx, {
      county: this.county, id, region: entry.region, kind: entry.kind, on_day: entry.on, household_id: entry.householdId ?? null,
      other_household_id: entry.otherHouseholdId ?? null, facts: entry.facts ?? {}, steps: this.steps, flagged: this.flagged, undoes: entry.undoes ?? null,
      source: entry.source ?? '', reason: entry.reason ?? '', byAccount: actor.accountId, by_name: actor.name, now: this.ctx.now,
    })
    for (const [personId, role] of this.concerned) {
      const person = await this.person(personId)
      await rows.insertEventPerson(this.ctx.tx, { county: this.county, eventId: id, personId, region: person.region, role })
      await recordChange(this.ctx, {
        region: person.region, subject: 'person', subjectId: personId, deed: `event_${entry.kind}`, after: { event: id, on: entry.on, role }, reason: entry.reason ?? '',
      })
      await this.ctx.audit(`register.event_${entry.kind}`, { subject: personId, region: person.region, because: entry.reason || entry.source || '', detail: { event: id } })
    }
    for (const householdId of [entry.householdId, entry.otherHouseholdId]) {
      if (householdId) {
        await recordChange(this.ctx, {
          region: entry.region, subject: 'household', subjectId: householdId, deed: `event_${entry.kind}`, after: { event: id, on: entry.on }, reason: entry.reason ?? '',
        })
      }
    }
    return id
  }
}
