import { pinyin } from 'pinyin-pro'

/** First letters of the syllables of a place's name, for finding it as one types. */
export const initialsOf = (name: string) =>
  pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' }).join('').toLowerCase().replace(/[^a-z0-9]/g, '')
