import { t } from '../../../../platform/web/text.ts'
import { faultOf, tidy, type Ring } from '../../geometry.ts'

const NAMES = ['name', 'NAME', 'Name', '名称', '网格名称']

/** Reads polygons with a name from a GeoJSON text; what is wrong is told as a sentence. */
export function readShapes(text: string): { name: string; ring: Ring }[] | string {
  let file: { features?: unknown }
  try {
    file = JSON.parse(text) as typeof file
  } catch {
    return t('文件不是GeoJSON，请重新导出。')
  }
  if (!Array.isArray(file.features)) return t('文件里没有图形（features），请导出为GeoJSON。')
  const found: { name: string; ring: Ring }[] = []
  for (const [i, feature] of (file.features as { geometry?: { type?: string; coordinates?: unknown }; properties?: Record<string, unknown> | null }[]).entries()) {
    const name = NAMES.map((key) => feature.properties?.[key]).find((one): one is string => typeof one === 'string' && one.trim() !== '')?.trim() ?? t('网格{n}', { n: i + 1 })
    if (feature.geometry?.type !== 'Polygon' || !Array.isArray(feature.geometry.coordinates)) return t('“{name}”不是单个多边形，请先拆开。', { name })
    const ring = (feature.geometry.coordinates as unknown[][])[0]
    const points = (ring ?? []).filter((p): p is [number, number] => Array.isArray(p) && typeof p[0] === 'number' && typeof p[1] === 'number')
    const closed = tidy(points)
    const fault = points.length < 3 ? t('顶点太少') : faultOf(closed)
    if (fault) return t('“{name}”有问题：{fault}。', { name, fault })
    found.push({ name: name.slice(0, 30), ring: closed })
  }
  return found.length ? found : t('文件里没有图形。')
}
