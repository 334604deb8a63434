import type { z } from 'zod'
import type { SchemeItem } from '../define.ts'

type Item = z.input<typeof SchemeItem>

/** What residents said, from a survey of the place where there is a result, else from the ratings of their cases. */
export const residents = (weight: number, more: Partial<Item> = {}): Item => ({ key: 'residents', title: '居民满意度', basis: '003 §四(四)“将居民满意度纳入绩效评价”', weight, way: 'residents', indicator: { code: 'CASE-SATISFIED', zero: 60, full: 95 }, ...more })
/** A figure that the place counts itself: nobody types it. */
export const counted = (key: string, title: string, weight: number, code: string, zero: number, full: number, more: Partial<Item> = {}): Item => ({ key, title, weight, way: 'indicator', indicator: { code, zero, full }, ...more })
export const paper = (key: string, title: string, weight: number, asks: string, more: Partial<Item> = {}): Item => ({ key, title, weight, way: 'file', asks, ...more })
export const onSite = (key: string, title: string, weight: number, more: Partial<Item> = {}): Item => ({ key, title, weight, way: 'site', ...more })
