import { describe, expect, test } from 'vitest'
import { isQuiet, quietHoursOf, USUAL_QUIET_HOURS } from './quiet-hours.ts'
import { mobileNumber, smsText } from './sms-text.ts'

const at = (time: string) => new Date(`2026-03-02T${time}:00+08:00`)

describe('quiet hours', () => {
  test('cross midnight, in Shanghai, and end when they say', () => {
    const quiet = ['22:00', '23:59', '00:00', '06:59'].map((t) => isQuiet(at(t), USUAL_QUIET_HOURS))
    const loud = ['07:00', '12:00', '21:59'].map((t) => isQuiet(at(t), USUAL_QUIET_HOURS))
    expect([quiet, loud]).toEqual([[true, true, true, true], [false, false, false]])
  })

  test('may lie within one day, or be none', () => {
    expect(isQuiet(at('13:00'), { from: '12:30', until: '14:00' })).toBe(true)
    expect(isQuiet(at('14:00'), { from: '12:30', until: '14:00' })).toBe(false)
    expect(isQuiet(at('03:00'), { from: '00:00', until: '00:00' })).toBe(false)
  })

  test('are the usual ones where the setting cannot be read', () => {
    expect(quietHoursOf({ from: '21:00', until: '08:00' })).toEqual({ from: '21:00', until: '08:00' })
    for (const bad of [undefined, null, 'no', { from: '9', until: '25:00' }, { from: '21:00' }]) expect(quietHoursOf(bad)).toEqual(USUAL_QUIET_HOURS)
  })
})

describe('a short message', () => {
  test('goes to a Chinese mobile phone however it was written, and nowhere else', () => {
    for (const typed of ['13812345678', '138 1234 5678', '138-1234-5678', '+8613812345678', '0086 138 1234 5678']) {
      expect(mobileNumber(typed)).toBe('13812345678')
    }
    for (const typed of ['', '0483-8221234', '12812345678', '1381234567', '138123456789', '+1 415 555 0100', '１３８１２３４５６７８']) expect(mobileNumber(typed)).toBeNull()
  })

  test('is signed, and cut by characters, never within one', () => {
    expect(smsText('您的申请已受理', 'http://x/cases/1')).toBe('【邻里】您的申请已受理 http://x/cases/1')
    const long = smsText('𠮷'.repeat(400), '')
    expect(long.isWellFormed()).toBe(true)
    expect([...long]).toHaveLength('【邻里】'.length + 300)
  })
})
