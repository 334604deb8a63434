import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { expect, test } from 'vitest'
import { itemsIn } from '../deeds/client.ts'
import { attributesIn, rangeOf, w3 } from './georeport.ts'
import { mayReturn, nextTry, PAUSES, verdictOf } from './orders.ts'
import { document, read, textOf, type Value } from './xml.ts'

const ITEM_OF = { service_requests: 'request' }

test('whatever is written is well formed, and is read again as it was', () => {
  fc.assert(fc.property(fc.array(fc.record({ description: fc.string({ unit: 'binary', maxLength: 80 }), n: fc.integer() }), { maxLength: 5 }), (rows) => {
    const text = document('service_requests', rows as unknown as Value, ITEM_OF)
    // An independent parser finds nothing wrong.
    const parser = new SaxesParser()
    const faults: string[] = []
    parser.on('error', (error) => void faults.push(error.message))
    parser.write(text).close()
    expect(faults).toEqual([])
    const back = read(text)
    const legal = (words: string) => [...words].filter((char) => /[\t\n\r\u0020-\ud7ff\ue000-\ufffd]/u.test(char) || char.codePointAt(0)! >= 0x10000).join('')
    expect(back.inner.map((one) => [textOf(one, 'description'), textOf(one, 'n')])).toEqual(rows.map((one) => [legal(one.description).trim(), String(one.n)]))
  }))
})

test('answers written as in the specification are read, in XML and in JSON', () => {
  const xml = `<?xml version="1.0" encoding="utf-8"?>
    <service_requests>
      <request><service_request_id>1001</service_request_id><status>closed</status><status_notes>Double &amp; done.</status_notes><address_id/></request>
      <request><service_request_id>1002</service_request_id><status>open</status><status_notes></status_notes></request>
    </service_requests>`
  const json = '[{"service_request_id":1001,"status":"closed","status_notes":"Double & done."},{"service_request_id":1002,"status":"open","status_notes":null}]'
  for (const text of [xml, json, `{"service_requests":${json}}`]) {
    expect(itemsIn(text)!.map((one) => [String(one['service_request_id']), one['status'], one['status_notes'] || ''])).toEqual([['1001', 'closed', 'Double & done.'], ['1002', 'open', '']])
  }
  expect(itemsIn('<service_requests><request>')).toBeUndefined()
  expect(itemsIn('not an answer')).toBeUndefined()
})

test('attributes of a form post are read as the specification writes them', () => {
  expect(attributesIn({ 'attribute[WHISPAWN]': '123456', 'attribute[A][]': ['x', 'y'], description: 'z', 'attribute[]': 'no' })).toEqual({ WHISPAWN: ['123456'], A: ['x', 'y'] })
})

test('a range is never longer than ninety days, and the latest ninety when nothing is said', () => {
  const now = new Date('2026-03-02T01:00:00Z')
  const day = (n: number) => new Date(now.getTime() + n * 86_400_000).toISOString()
  fc.assert(fc.property(fc.option(fc.integer({ min: -400, max: 10 }), { nil: undefined }), fc.option(fc.integer({ min: -400, max: 10 }), { nil: undefined }), (a, b) => {
    const range = rangeOf(a === undefined ? undefined : day(a), b === undefined ? undefined : day(b), now)
    if (typeof range === 'string') return
    expect(range.until.getTime() - range.from.getTime()).toBeLessThanOrEqual(90 * 86_400_000)
    if (a !== undefined) expect(range.from.toISOString()).toBe(day(a))
    if (b !== undefined) expect(range.until.toISOString()).toBe(day(b))
  }))
  expect(rangeOf('2010-05-24T00:00:00Z', '2010-06-24T00:00:00Z', now)).not.toBe('too_long')
  expect([rangeOf('x', undefined, now), rangeOf(day(-200), day(-1), now), rangeOf(day(-1), day(-2), now)]).toEqual(['bad_date', 'too_long', 'bad_date'])
  expect(w3('2026-03-02T01:00:00.000Z')).toBe('2026-03-02T09:00:00+08:00')
})

test('a return is open for 24 hours; a message is tried again with growing pauses and then waits for a person', () => {
  const at = new Date('2026-03-02T01:00:00Z')
  expect([0, 24 * 3_600_000, 24 * 3_600_000 + 1].map((ms) => mayReturn(at, new Date(at.getTime() + ms)))).toEqual([true, true, false])
  const pauses = PAUSES.map((_, i) => nextTry(i + 1, at)!.getTime() - at.getTime())
  expect(pauses).toEqual([...pauses].sort((a, b) => a - b))
  expect(nextTry(PAUSES.length + 1, at)).toBeNull()
  expect([200, 201, 0, 503, 429, 400, 404, 302].map(verdictOf)).toEqual(['done', 'done', 'again', 'again', 'again', 'refused', 'refused', 'refused'])
})
