import { LngLatBounds, Map as MapView, Marker, NavigationControl, setWorkerUrl, type GeoJSONSource } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import 'maplibre-gl/dist/maplibre-gl.css'
import { useEffect, useRef, useState } from 'react'
import { t } from '../../../../../platform/web/text.ts'
import { boundsOf, extentOf, featureAt, middleOf, ringsOf, stemOf, type Feature, type Tally } from './places.ts'

setWorkerUrl(workerUrl)

export interface GridMapProps {
  features: readonly Feature[]
  /** The places that the features lie in: drawn as thicker lines with their names. */
  around?: readonly Feature[] | undefined
  tally?: ReadonlyMap<string, Tally>
  chosen?: string | undefined
  onChoose?: (code: string) => void
  /** How many lie in a small square around each point, for the heat. */
  cells?: readonly { lon: number; lat: number; n: number }[] | undefined
  /** A place that was picked, and what to do with a click. */
  point?: { lon: number; lat: number } | undefined
  onPick?: (lon: number, lat: number, feature: Feature | undefined) => void
}

/** A label is shown where its place is at least this wide on the screen. */
const LABEL_FROM_PX = 56

const colour = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(`--c-${name}`).trim() || '#888'
const collection = (features: readonly Feature[]) => ({ type: 'FeatureCollection' as const, features: features as never })

/**
 * Places as thin lines on a pale ground, open events as shapes with counts. No tiles, fonts or signs from anywhere: labels are text of the page.
 * Whatever it says stands in a list beside it too.
 */
export default function GridMap(props: GridMapProps) {
  const { features, around, tally, chosen, point, onPick, cells } = props
  const room = useRef<HTMLDivElement>(null)
  const map = useRef<MapView>(undefined)
  const latest = useRef(props)
  latest.current = props
  const [ready, setReady] = useState(false)
  const [failed, setFailed] = useState(false)

  useEffect(() => {
    if (!room.current) return
    let view: MapView
    try {
      view = new MapView({
        container: room.current,
        style: {
          version: 8,
          sources: { places: { type: 'geojson', data: collection([]) }, around: { type: 'geojson', data: collection([]) }, cells: { type: 'geojson', data: collection([]) } },
          layers: [
            { id: 'ground', type: 'background', paint: { 'background-color': colour('sunk') } },
            { id: 'fill', type: 'fill', source: 'places', paint: { 'fill-color': colour('panel'), 'fill-opacity': 0.9 } },
            { id: 'chosen', type: 'fill', source: 'places', filter: ['==', ['get', 'code'], ''], paint: { 'fill-color': colour('accent-tint') } },
            // Squares of about two hundred metres, darker where more lies: sums, never a single spot.
            { id: 'cells', type: 'fill', source: 'cells', paint: { 'fill-color': colour('danger'), 'fill-opacity': ['interpolate', ['linear'], ['get', 'share'], 0, 0.15, 1, 0.7] } },
            { id: 'line', type: 'line', source: 'places', paint: { 'line-color': colour('line-strong'), 'line-width': 1 } },
            { id: 'around', type: 'line', source: 'around', paint: { 'line-color': colour('text-2'), 'line-width': 2.5 } },
            { id: 'chosen-line', type: 'line', source: 'places', filter: ['==', ['get', 'code'], ''], paint: { 'line-color': colour('accent'), 'line-width': 2.5 } },
          ],
        },
        attributionControl: false,
        dragRotate: false,
        pitchWithRotate: false,
        renderWorldCopies: false,
        maxZoom: 19,
        locale: { 'NavigationControl.ZoomIn': t('放大'), 'NavigationControl.ZoomOut': t('缩小'), 'Map.Title': t('网格地图') },
      })
    } catch {
      setFailed(true)
      return
    }
    map.current = view
    view.addControl(new NavigationControl({ showCompass: false }), 'top-right')
    view.touchZoomRotate.disableRotation()
    view.on('load', () => setReady(true))
    view.on('webglcontextlost' as never, () => setFailed(true))
    view.on('click', ({ lngLat }) => {
      const hit = featureAt(latest.current.features, lngLat.lng, lngLat.lat)
      if (latest.current.onPick) latest.current.onPick(lngLat.lng, lngLat.lat, hit)
      else if (hit) latest.current.onChoose?.(hit.properties.code)
    })
    return () => {
      map.current = undefined
      view.remove()
    }
  }, [])

  useEffect(() => {
    const view = map.current
    if (!view || !ready) return
    void (view.getSource('places') as GeoJSONSource).setData(collection(features))
    const bounds = boundsOf(features)
    if (bounds) view.fitBounds(new LngLatBounds(bounds), { padding: 24, animate: false })
  }, [features, ready])

  useEffect(() => {
    const view = map.current
    if (!view || !ready || !around) return
    void (view.getSource('around') as GeoJSONSource).setData(collection(around))
  }, [around, ready])

  useEffect(() => {
    const view = map.current
    if (!view || !ready) return
    void (view.getSource('cells') as GeoJSONSource).setData(collection(squares(cells ?? [])))
  }, [cells, ready])

  useEffect(() => {
    const view = map.current
    if (!view || !ready) return
    view.setFilter('chosen', ['==', ['get', 'code'], chosen ?? ''])
    view.setFilter('chosen-line', ['==', ['get', 'code'], chosen ?? ''])
  }, [chosen, ready])

  useEffect(() => {
    const view = map.current
    if (!view || !ready) return
    const headed = headings(features, around ?? [])
    const markers = features.map((feature) => {
      const element = markerOf(feature, headed.get(feature), tally?.get(feature.properties.code), () => latest.current.onChoose?.(feature.properties.code))
      return { marker: new Marker({ element }).setLngLat(middleOf(feature.geometry)).addTo(view), feature, label: element.querySelector<HTMLElement>('.c-map-label:not(.c-map-around)')! }
    })
    const settle = () => {
      for (const { feature, label } of markers) {
        const longitudes = ringsOf(feature.geometry).flat().map(([lon]) => lon)
        const [lon, lat] = middleOf(feature.geometry)
        const left = view.project([Math.min(...longitudes, lon), lat]).x
        const right = view.project([Math.max(...longitudes, lon), lat]).x
        label.hidden = right - left < LABEL_FROM_PX
      }
    }
    settle()
    view.on('moveend', settle)
    return () => {
      view.off('moveend', settle)
      for (const { marker } of markers) marker.remove()
    }
  }, [features, around, tally, ready])

  useEffect(() => {
    const view = map.current
    if (!view || !ready || !point) return
    const marker = new Marker({ color: colour('danger') }).setLngLat([point.lon, point.lat]).addTo(view)
    marker.getElement().setAttribute('aria-label', t('选定的位置'))
    marker.getElement().setAttribute('role', 'img')
    return () => void marker.remove()
  }, [point?.lon, point?.lat, ready])

  return (
    <div className="c-map" style={onPick ? { cursor: 'crosshair' } : undefined}>
      <div ref={room} style={{ inlineSize: '100%', blockSize: '100%' }} />
      {!ready && !failed && <p className="c-map-none" role="status">{t('正在画地图…')}</p>}
      {failed && <p className="c-map-none" role="status">{t('这台设备显示不了地图，请用旁边的清单，内容是一样的。')}</p>}
    </div>
  )
}

/** A cell as a square of 0.002 degrees, with its share of the fullest one. */
function squares(cells: readonly { lon: number; lat: number; n: number }[]): readonly Feature[] {
  const most = Math.max(1, ...cells.map((one) => one.n))
  return cells.map(({ lon, lat, n }) => {
    const [w, e, s, u] = [lon - 0.001, lon + 0.001, lat - 0.001, lat + 0.001]
    return { type: 'Feature', properties: { share: n / most }, geometry: { type: 'Polygon', coordinates: [[[w, s], [e, s], [e, u], [w, u], [w, s]]] } } as never
  })
}

/** The name of each surrounding place stands once, in the largest of the places within it. */
function headings(features: readonly Feature[], around: readonly Feature[]): Map<Feature, string> {
  const found = new Map<Feature, string>()
  for (const outer of around) {
    const stem = stemOf(outer.properties.code, outer.properties.level)
    const within = features.filter((one) => one.properties.code.startsWith(stem)).sort((a, b) => extentOf(b.geometry) - extentOf(a.geometry))
    if (within[0]) found.set(within[0], outer.properties.name)
  }
  return found
}

/** The name of a place and, where events are open, their count: square in time, round and red when one is late. */
function markerOf(feature: Feature, heading: string | undefined, tally: Tally | undefined, onChoose: () => void): HTMLElement {
  const element = document.createElement('div')
  element.style.textAlign = 'center'
  if (heading) {
    const above = document.createElement('div')
    above.className = 'c-map-label c-map-around'
    above.textContent = heading
    above.setAttribute('aria-hidden', 'true')
    element.append(above)
  }
  if (tally) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = tally.late > 0 ? 'c-map-count c-map-count-late' : 'c-map-count'
    button.textContent = String(tally.open)
    button.setAttribute('aria-label', `${feature.properties.name}：${t('{n}件在办', { n: tally.open })}${tally.late > 0 ? t('，{n}件超期', { n: tally.late }) : ''}`)
    button.addEventListener('click', (event) => {
      event.stopPropagation()
      onChoose()
    })
    element.append(button)
  }
  const label = document.createElement('div')
  label.className = 'c-map-label'
  label.textContent = feature.short ?? feature.properties.name
  label.setAttribute('aria-hidden', 'true')
  element.append(label)
  return element
}
