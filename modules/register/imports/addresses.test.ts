import { expect, test } from 'vitest'
import { buildingNames, doorNames, splitAddress } from './addresses.ts'

test('an address is divided into estate, building and door, whatever stands in front of it', () => {
  const parts = (text: string) => Object.values(splitAddress(text) ?? {})
  expect(parts('王府花园小区12号楼1单元201室')).toEqual(['王府花园小区', '12号楼', '1单元201室'])
  expect(parts('内蒙古自治区阿拉善盟阿拉善左旗额鲁特街道王府社区翠湖家园３号楼２单元５０１室')).toEqual(['翠湖家园', '3号楼', '2单元501室'])
  expect(parts('巴彦浩特镇新华街45号')).toEqual(['新华街', '45号', ''])
  expect(parts('测试小区3栋2-501')).toEqual(['测试小区', '3栋', '2-501'])
  expect(splitAddress('王府社区')).toBeNull()
  expect([doorNames('2-501')[0], doorNames('二单元501')[0], doorNames('501')[0], buildingNames('3#')[0], buildingNames('3')[0]]).toEqual(['2单元501室', '2单元501室', '501室', '3号楼', '3号楼'])
})
