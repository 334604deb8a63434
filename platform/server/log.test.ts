import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createLogger, readableLine } from './log.ts'
import { maskText } from './mask-text.ts'

/** What is written for what is done with a log at its finest level. */
function written(deed: (log: ReturnType<typeof createLogger>) => void, env: NodeJS.ProcessEnv = { LOG_LEVEL: 'trace' }) {
  const lines: string[] = []
  deed(createLogger({ env, destination: { write: (line) => void lines.push(line) } }))
  return lines
}
const told = (deed: Parameters<typeof written>[0]) => JSON.parse(written(deed)[0]!) as Record<string, unknown>

const ID = '15292119800101003X'
const PHONE = '13800000000'
const TOKEN = 'q3Jd8-Zx0_aLmN4oPqRsTuVwXyZ0123456789abcdEF'
const UUID = '0198c0de-1234-7000-8000-123456789012'

describe('a text in the log', () => {
  const examples: [string, string][] = [
    [`ID ${ID}.`, 'ID ***.'],
    ['old ID 152921800101003', 'old ID ***'],
    [`call ${PHONE}, 138-0000-0000 or 138 0000 0000 or +86${PHONE}`, 'call ***, *** or *** or +***'],
    ['landline 0483-8221234', 'landline 0483-***'],
    ['GET /api/people?name=王敏&phone=1 done', 'GET /api/people?*** done'],
    [`postgres://linli:pass@db:5432/linli?sslmode=require`, 'postgres://***@db:5432/linli?***'],
    [`Authorization: Bearer ${TOKEN}`, 'Authorization: Bearer ***'],
    [`token ${TOKEN}`, 'token ***'],
    ['/people/%E7%8E%8B%E6%95%8F', '/people/***'],
    ['mail to wang.min@example.cn now', 'mail to *** now'],
    [`row ${UUID} of 152921001001 took 1234 ms`, `row ${UUID} of 152921001001 took 1234 ms`],
    ['since 2026-11-22T03:00:00.000Z', 'since 2026-11-22T03:00:00.000Z'],
    ['at open (/srv/app/db.ts:123:45)', 'at open (/srv/app/db.ts:123:45)'],
    ['x'.repeat(5000), `${'x'.repeat(4000)}…`],
  ]
  for (const [given, kept] of examples) test(given.slice(0, 60), () => expect(maskText(given)).toBe(kept))

  test('never holds an ID or phone number, whatever stands around it', () => {
    const around = fc.string({ unit: 'grapheme', maxLength: 30 })
    const phone = fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }).map(String)
    const digits = (min: number, max: number) => fc.integer({ min, max })
    const id = fc.tuple(digits(11_000_000, 65_999_999), digits(100_000_000, 999_999_999)).map(([a, b]) => `${a}${b}X`)
    fc.assert(
      fc.property(around, fc.oneof(phone, id), around, (before, number, after) => {
        const digitsBeside = /\d$/.test(before) || /^[\dXx]/.test(after)
        fc.pre(!digitsBeside)
        expect(maskText(before + number + after)).not.toContain(number)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('a line in the log', () => {
  test('says when, how grave and what, with the fields that lead to the record', () => {
    const fields = { rowId: UUID, ms: 12, place: '152921001001' }
    const time = expect.stringMatching(/^\d{4}-.*Z$/) as string
    expect(told((log) => log.info(fields, 'row written'))).toEqual({ level: 'info', time, ...fields, msg: 'row written' })
  })

  test('holds nothing personal or secret at any depth, under any spelling of a name', () => {
    const names = ['password', 'newPassword', 'x_csrf_token', 'Set-Cookie', 'idNumber', 'id_number', 'applicantPhone', 'email']
    const personal = {
      ...Object.fromEntries(names.map((name) => [name, 'hunter2'])),
      body: { reason: 'hunter2' },
      query: { q: 'hunter2' },
      headers: { host: 'hunter2' },
      many: [[{ secret: 'hunter2' }]],
      note: `${ID} ${PHONE}`,
      call: Number(PHONE),
      account: 6_222_020_200_112_230_000n,
      photo: Buffer.from('hunter2'),
    }
    for (const line of [
      ...written((log) => log.info(personal, 'x')),
      ...written((log) => log.info({ a: { b: { c: personal } } }, 'x')),
      ...written((log) => log.child({ personal }).info('x')),
      ...written((log) => log.child({ a: 1 }).child(personal, { level: 'info' }).info('x')),
      ...written((log) => log.info('x %o', personal)),
    ]) {
      expect(line).not.toMatch(/hunter2|1380000|1529211980|622202/)
      expect(line).not.toContain(Buffer.from('hunter2').toJSON().data.join())
    }
  })

  test('masks its sentence too, and what is put into it', () => {
    expect(told((log) => log.warn(`no account ${PHONE}`)).msg).toBe('no account ***')
    expect(told((log) => log.warn('no account %s', PHONE)).msg).toBe('no account ***')
    expect(told((log) => log.warn({ a: 1 }, 'no account %s', PHONE)).msg).toBe('no account ***')
  })

  test('tells a request by method and route', () => {
    const req = { method: 'GET', url: `/api/people/1?phone=${PHONE}`, headers: { cookie: TOKEN }, body: { a: 'x' }, id: 'r1' }
    const of = (more: object) => told((log) => log.info({ req: { ...req, ...more } })).req
    expect(of({ routeOptions: { url: '/api/people/:id' } })).toEqual({ id: 'r1', method: 'GET', path: '/api/people/:id' })
    expect(of({ url: `/verify/${TOKEN}?a=1` })).toEqual({ id: 'r1', method: 'GET', path: '/verify/***' })
    expect(told((log) => log.info({ res: { statusCode: 201, headers: { cookie: TOKEN } } })).res).toEqual({ status: 201 })
  })

  test('tells a fault without the values it quotes', () => {
    const duplicate = Object.assign(new Error('duplicate key value violates unique constraint "people_id_index"'), {
      code: '23505', detail: `Key (id_index)=(${ID}) already exists.`, table: 'people', where: 'x', parameters: [ID],
    })
    const line = told((log) => log.error({ err: duplicate }, 'fault'))
    expect(line.err).toMatchObject({ type: 'Error', message: duplicate.message, code: '23505', table: 'people' })
    expect(JSON.stringify(line)).not.toMatch(/1529211980|already exists/)

    const quoting = Object.assign(new Error('invalid input syntax for type date: "王敏"'), { code: '22007' })
    expect(JSON.stringify(told((log) => log.error(quoting)))).not.toContain('王敏')
    for (const broken of ['王敏', `{"name": 王敏`, `{"a": "${'长'.repeat(50)}" 王敏}`]) {
      const [line] = written((log) => {
        try {
          JSON.parse(broken)
        } catch (fault) {
          log.error(fault)
        }
      })
      expect(line).toContain('not valid JSON')
      expect(line).not.toMatch(/王|长/)
    }
  })

  test('of a fault alone repeats its message masked, through causes', () => {
    const fault = new Error(`cannot reach ${PHONE}`, { cause: new Error(`because of ${ID}`) })
    for (const line of [...written((log) => log.error(fault)), ...written((log) => log.error({ err: { message: `a ${PHONE}` } }))]) {
      expect(line).not.toMatch(/1380000|1529211980/)
    }
    expect(told((log) => log.error(fault))).toMatchObject({ msg: 'cannot reach ***', err: { cause: { message: 'because of ***' } } })
  })

  test('survives anything', () => {
    const circle: Record<string, unknown> = { f: () => 1, s: Symbol('s'), when: new Date(NaN), map: new Map([['a', 1]]) }
    circle.self = circle
    expect(written((log) => log.info(circle, 'x'))).toHaveLength(1)
    fc.assert(fc.property(fc.anything(), (value) => void expect(written((log) => log.info({ value }, 'x'))).toHaveLength(1)))
    for (const value of [null, undefined, 1, true]) expect(() => written((log) => log.error(value as never))).not.toThrow()
  })
})

describe('the level', () => {
  test('is info unless LOG_LEVEL says otherwise', () => {
    const both = (log: ReturnType<typeof createLogger>) => {
      log.debug('d')
      log.info('i')
    }
    expect(written(both, {})).toHaveLength(1)
    expect(written(both, { LOG_LEVEL: 'debug' })).toHaveLength(2)
    expect(written(both, { LOG_LEVEL: 'silent' })).toHaveLength(0)
  })

  test('is refused with a sentence when it is none', () => {
    expect(() => createLogger({ env: { LOG_LEVEL: 'verbose' } })).toThrow('LOG_LEVEL')
  })
})

test('at a terminal a line is short, with the stack below', () => {
  const [line] = written((log) => log.error({ err: new Error('away'), job: 'nightly' }, 'job failed'))
  expect(readableLine(line!)).toMatch(/^\d\d:\d\d:\d\d ERROR job failed job=nightly\nError: away\n {4}at /)
})
