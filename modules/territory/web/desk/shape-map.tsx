import { t } from '../../../../platform/web/text.ts'

export interface ShapeLine {
  code: string
  name: string
  geometry: { type: string; coordinates: unknown[] }
}

type Ring = [number, number][]

const ringsOf = ({ geometry }: ShapeLine): Ring[] =>
  (geometry.type === 'Polygon' ? (geometry.coordinates as Ring[]) : (geometry.coordinates as Ring[][]).flat())

const WIDTH = 480
const MOST = 420

/** Boundaries as thin lines on a pale ground: those that are chosen or change are tinted. Everything on it also stands in a list beside. */
export function ShapeMap({ label, shapes, marked, onPick }: { label: string; shapes: readonly ShapeLine[]; marked: ReadonlySet<string>; onPick?: (code: string) => void }) {
  const points = shapes.flatMap((each) => ringsOf(each).flat())
  if (points.length === 0) return <p className="d-quiet">{t('这些地方还没有画边界。')}</p>
  const [west, east] = [Math.min(...points.map((p) => p[0])), Math.max(...points.map((p) => p[0]))]
  const [south, north] = [Math.min(...points.map((p) => p[1])), Math.max(...points.map((p) => p[1]))]
  // A degree of longitude is shorter than one of latitude.
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const scale = Math.min(WIDTH / Math.max((east - west) * squeeze, 1e-6), MOST / Math.max(north - south, 1e-6))
  const width = (east - west) * squeeze * scale
  const height = (north - south) * scale
  const at = ([x, y]: [number, number]) => `${((x - west) * squeeze * scale).toFixed(1)},${((north - y) * scale).toFixed(1)}`
  const middle = (each: ShapeLine): { x: number; y: number; span: number } => {
    const ring = ringsOf(each).reduce((a, b) => (b.length > a.length ? b : a))
    const xs = ring.map((p) => (p[0] - west) * squeeze * scale)
    const ys = ring.map((p) => (north - p[1]) * scale)
    return { x: (Math.min(...xs) + Math.max(...xs)) / 2, y: (Math.min(...ys) + Math.max(...ys)) / 2, span: Math.max(...xs) - Math.min(...xs) }
  }
  return (
    <figure className="t-map">
      <svg viewBox={`-4 -4 ${width + 8} ${height + 8}`} role="img" aria-label={label}>
        {shapes.map((each) => (
          <path
            key={each.code}
            d={ringsOf(each).map((ring) => `M${ring.map(at).join('L')}Z`).join('')}
            className={`t-shape${marked.has(each.code) ? ' t-shape-on' : ''}${onPick ? ' t-shape-picks' : ''}`}
            onClick={onPick ? () => onPick(each.code) : undefined}
          >
            <title>{each.name}</title>
          </path>
        ))}
        {shapes.map((each) => {
          const { x, y, span } = middle(each)
          if (span < each.name.length * 9) return null
          return (
            <text key={each.code} x={x} y={y} className="t-shape-name" aria-hidden>
              {each.name}
            </text>
          )
        })}
      </svg>
      <figcaption>{label}</figcaption>
    </figure>
  )
}
