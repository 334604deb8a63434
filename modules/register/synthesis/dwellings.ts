/** Dwellings of one community, one after another: invented estates of old six-storey and new high buildings, houses in a gacha. */
import type { CommunityKind } from './pyramid.ts'
import type { Random } from './random.ts'

export interface Dwelling {
  estate: string
  building: string
  unit: string | null
  room: string | null
  /** Estate, building, unit and room as one text, without the names of the regions above. */
  address: string
  use: 'owner' | 'tenant' | 'vacant'
  areaM2: number
  /** The grid of the building, or null for a community without grids. */
  gridCode: string | null
}

const FIRST_PARTS = (
  '翠湖 驼铃 胡杨 沁和 云栖 晨曦 锦绣 月泉 金沙 碧波 梧桐 清韵 丽景 朝晖 瑞祥 福满 和润 祥泰 盛景 颐和 星河 望山 听泉 雅南 明湖 泰和 春晓 秋实 幸福 怡安 金桂 玉泉 紫荆 丁香 海棠 芳草 ' +
  '天鹅 白桦 青松 翰林 书香 文澜 景泰 安和 康宁 永兴 新悦 东望 西苑 南屏 北辰 长乐 同心 和顺 嘉禾 丰泽 润泽 晴川 兰亭 竹溪'
).split(' ')
const ESTATE_ENDINGS = ['家园', '花园', '小区', '佳苑', '雅居', '华庭', '新城', '名苑', '嘉园', '公寓']
const VILLAGE_ENDINGS = ['新村', '北村', '南村', '东村', '西村', '上营', '下营', '新营', '牧村', '河村']
// Prime to the 600 names, so that neighbouring numbers look unlike each other.
const NAME_STRIDE = 371
const LEFT_OUT = 0.03

/** The name of estate number `n`: different numbers give different names (from 600 on with 2期, 3期 …). */
export function estateName(n: number, kind: CommunityKind): string {
  const names = FIRST_PARTS.length * ESTATE_ENDINGS.length
  const at = (n * NAME_STRIDE) % names
  const phase = Math.floor(n / names)
  const second = (kind === 'gacha' ? VILLAGE_ENDINGS : ESTATE_ENDINGS)[Math.floor(at / FIRST_PARTS.length)]!
  return FIRST_PARTS[at % FIRST_PARTS.length]! + second + (phase === 0 ? '' : `${phase + 1}期`)
}

export class Street {
  private readonly random: Random
  private readonly kind: CommunityKind
  private readonly gridCodes: readonly string[]
  private readonly households: number
  private readonly community: number
  private readonly communities: number
  private estates = 0
  private given = 0
  private estate = ''
  private buildingsLeft = 0
  private building = 0
  private units = 1
  private unit = 1
  private floors = 0
  private floor = 0
  private doors = 2
  private door = 0
  private baseArea = 80
  private front = ''
  private gridCode: string | null = null

  /** `community` of `communities` decides which estate names belong to this one. */
  constructor(
    random: Random, kind: CommunityKind, gridCodes: readonly string[], households: number, community: number, communities: number,
  ) {
    this.random = random
    this.kind = kind
    this.gridCodes = gridCodes
    this.households = households
    this.community = community
    this.communities = communities
  }

  next(use: Dwelling['use']): Dwelling {
    do this.step()
    while (this.random.unit() < LEFT_OUT)
    this.given++
    if (this.kind === 'gacha') {
      const building = `${this.building}号`
      return this.dwelling(building, null, null, this.estate + building, use)
    }
    const room = `${this.floor}0${this.door}`
    return this.dwelling(`${this.building}号楼`, `${this.unit}单元`, room, `${this.front}${room}室`, use)
  }

  private dwelling(building: string, unit: string | null, room: string | null, address: string, use: Dwelling['use']): Dwelling {
    return { estate: this.estate, building, unit, room, address, use, areaM2: this.area(), gridCode: this.gridCode }
  }

  private area(): number {
    return this.baseArea + this.random.below(25) + 12 * (this.door & 1)
  }

  private step() {
    if (this.kind === 'gacha') {
      if (this.buildingsLeft-- <= 0) this.openEstate(0, this.random.between(60, 140))
      else if (++this.building % 20 === 1) this.placeInGrid()
      return
    }
    if (++this.door <= this.doors && this.floor > 0) return
    this.door = 1
    if (++this.floor <= this.floors) return
    this.floor = 1
    if (++this.unit > this.units) {
      this.unit = 1
      this.building++
      if (--this.buildingsLeft <= 0) this.openEstate(1, this.random.between(5, 12))
      this.placeInGrid()
    }
    this.front = `${this.estate}${this.building}号楼${this.unit}单元`
  }

  private openEstate(firstUnit: number, buildings: number) {
    const { random } = this
    this.estate = estateName(this.community + this.communities * this.estates++, this.kind)
    this.buildingsLeft = buildings
    this.building = 1
    this.unit = firstUnit
    const high = this.kind === 'urban' && random.chance(0.35)
    this.floors = high ? random.between(11, 33) : 6
    this.doors = high ? random.between(2, 4) : random.between(2, 3)
    this.units = high ? random.between(1, 3) : random.between(2, 4)
    this.baseArea = this.kind === 'gacha' ? 70 : high ? random.between(78, 110) : random.between(50, 82)
    if (this.kind === 'gacha') {
      this.door = 1
      this.placeInGrid()
    }
  }

  private placeInGrid() {
    const last = this.gridCodes.length - 1
    const at = Math.floor((this.given * this.gridCodes.length) / this.households)
    this.gridCode = last < 0 ? null : this.gridCodes[Math.min(last, at)]!
  }
}
