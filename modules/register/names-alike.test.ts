import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareNames, initialsAlike, readName } from './names-alike.ts'
import { foldVariants, isPlaceholderName, spellingsOf } from './names-variants.ts'
import { initialsOf } from './names.ts'

const compare = (a: string, b: string) => compareNames(readName(a), readName(b))

describe('[REG-13] how like two Chinese names are', () => {
  test.each([
    // The same, however it was typed.
    ['张建国', '張 建國', 'same'], ['王小明', '王小明 ', 'same'], ['巴特尔·朝鲁', '巴特尔•朝鲁', 'same'], ['巴特尔·朝鲁', '巴特尔朝鲁', 'same'],
    ['巴特尔・朝鲁', '巴特尔‧朝鲁', 'same'], ['Ｊｏｈｎ Smith', 'john smith', 'same'],
    // Variant and rare characters.
    ['李峯', '李峰', 'variant'], ['王昇', '王升', 'variant'], ['刘堃', '刘坤', 'variant'], ['陈喆', '陈哲', 'variant'], ['髙翔', '高翔', 'variant'], ['𠮷祥', '吉祥', 'variant'],
    // Order and letters.
    ['巴特尔·朝鲁', '朝鲁·巴特尔', 'order'], ['巴特尔', 'Bateer', 'latin'], ['朝鲁·巴特尔', 'Bateer Chaolu', 'latin'], ['额尔德尼', 'Erdeni', 'latin'],
    ['斯琴高娃', 'Siqin Gaowa', 'latin'], ['斯琴高娃', 'Sechin Gowa', 'different'],
    // By ear: the same sound, polyphones of surnames and given names.
    ['王伟', '王玮', 'sound'], ['单乐', '善月', 'sound'], ['曾丽', '增莉', 'sound'], ['仇英', '邱英', 'sound'], ['解晓东', '谢晓冬', 'sound'], ['李茜', '李倩', 'sound'],
    ['李茜', '李希', 'sound'], ['任重', '任众', 'sound'],
    // By ear, nearly.
    ['张珊', '张桑', 'near_sound'], ['陈静', '陈瑾', 'near_sound'], ['李兰', '李南', 'near_sound'], ['林芳', '林芬', 'different'], ['刘洋', '牛洋', 'near_sound'],
    // Other people.
    ['王秀英', '王秀荣', 'one_apart'], ['王秀英', '李秀英', 'different'], ['王伟', '王强', 'different'], ['王大宝', '王小宝', 'one_apart'], ['王伟', '王伟强', 'different'],
    // Says nothing.
    ['无名氏', '无名氏', 'placeholder'], ['李某某', '李某某', 'placeholder'], ['张丽之子', '张丽之子', 'placeholder'],
  ])('%s and %s: %s', (a, b, likeness) => {
    expect([compare(a, b), compare(b, a)]).toEqual([likeness, likeness])
  })

  test('a name is always like itself, and likeness has no direction', () => {
    const name = fc.stringMatching(/^[张单曾乐重娜峰峯刘牛李陈静a-z·]{1,6}$/)
    fc.assert(fc.property(name, name, (a, b) => {
      expect(compare(a, b)).toBe(compare(b, a))
      if (readName(a).plain && !isPlaceholderName(a)) expect(compare(a, a)).toBe('same')
    }))
  })

  test('placeholders are known, names of people are not taken for them', () => {
    for (const name of ['@', 'XXX', '未知', '不详', '李某', '王某某', '张丽之女', '新生儿']) expect(isPlaceholderName(name), name).toBe(true)
    for (const name of ['李秀英', '某日勒', '之豪', '巴特尔', '吴名', '白未知']) expect(isPlaceholderName(name), name).toBe(false)
  })

  test('spellings to look for by the exact name: the typed one, the common one, a few variants', () => {
    expect(spellingsOf('李峯')).toEqual(expect.arrayContaining(['李峯', '李峰']))
    expect(spellingsOf('李峰')).toEqual(expect.arrayContaining(['李峰', '李峯']))
    expect(spellingsOf('张国强').length).toBeLessThanOrEqual(8)
    fc.assert(fc.property(fc.stringMatching(/^[峯峰昇張张国國𠮷吉·]{1,6}$/u), (name) => {
      expect(spellingsOf(name).map(foldVariants)).toEqual(spellingsOf(name).map(() => foldVariants(name)))
    }))
  })

  test('the initials under which a like name lies contain the name’s own', () => {
    expect(initialsAlike('李乐')).toEqual(expect.arrayContaining(['ll', 'nl', 'ly', 'ny']))
    fc.assert(fc.property(fc.stringMatching(/^[张单曾乐重娜刘牛李陈静]{1,4}$/), (name) => {
      expect(initialsAlike(name)).toContain(initialsOf(name))
    }), { numRuns: 1000, examples: [['娜娜重乐']] })
  })
})
