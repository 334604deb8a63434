import { LngLatBounds, Map as MapView, Marker, NavigationControl, setWorkerUrl, type GeoJSONSource } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import 'maplibre-gl/dist/maplibre-gl.css'
import { useEffect, useRef, useState } from 'react'
import { t } from '../../../../platform/web/text.ts'
import { boxOf, pointInside, type Geometry, type Point, type Ring } from '../../geometry.ts'

setWorkerUrl(workerUrl)

export interface MapShape {
  key: string
  name: string
  geometry: Geometry
}

export interface GridMapProps {
  shapes: readonly MapShape[]
  outline?: Geometry | null
  neighbours?: readonly MapShape[]
  buildings?: readonly { lon: number; lat: number }[]
  flaws?: readonly Ring[]
  /** The shape that is being worked on. */
  chosen?: string | undefined
  onChoose?: (key: string) => void
  /** Corners that may be moved, and which one is picked. */
  corners?: readonly Point[]
  corner?: number | undefined
  onCorner?: (at: number) => void
  onMove?: (at: number, to: Point) => void
  /** A click on the ground, with the reach of a finger in degrees. */
  onGround?: (at: Point, reach: number) => void
  marker?: Point | undefined
  small?: boolean
}

const colour = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(`--c-${name}`).trim() || '#888'
const area = (geometry: Geometry, properties: object) => ({ type: 'Feature' as const, properties, geometry: geometry as never })
const collection = (features: object[]) => ({ type: 'FeatureCollection' as const, features: features as never })
const REACH_PX = 12

/** Grids on a pale ground, with corners that can be moved. Whatever it says and does stands in a list beside it too. */
export default function GridMap(props: GridMapProps) {
  const room = useRef<HTMLDivElement>(null)
  const map = useRef<MapView>(undefined)
  const latest = useRef(props)
  latest.current = props
  const [ready, setReady] = useState(false)
  const [failed, setFailed] = useState(false)
  const fitted = useRef(false)
  const { shapes, outline, neighbours, buildings, flaws, chosen, corners, corner, marker } = props

  useEffect(() => {
    if (!room.current) return
    let view: MapView
    const empty = { type: 'geojson' as const, data: collection([]) }
    try {
      view = new MapView({
        container: room.current,
        style: {
          version: 8,
          sources: { neighbours: empty, shapes: empty, outline: empty, flaws: empty, buildings: empty },
          layers: [
            { id: 'ground', type: 'background', paint: { 'background-color': colour('sunk') } },
            { id: 'neighbours', type: 'line', source: 'neighbours', paint: { 'line-color': colour('line-strong'), 'line-width': 1, 'line-dasharray': [3, 3] } },
            { id: 'fill', type: 'fill', source: 'shapes', paint: { 'fill-color': colour('panel'), 'fill-opacity': 0.9 } },
            { id: 'chosen', type: 'fill', source: 'shapes', filter: ['==', ['get', 'key'], ''], paint: { 'fill-color': colour('accent-tint') } },
            { id: 'line', type: 'line', source: 'shapes', paint: { 'line-color': colour('text-2'), 'line-width': 1.5 } },
            { id: 'outline', type: 'line', source: 'outline', paint: { 'line-color': colour('text'), 'line-width': 3 } },
            { id: 'flaws', type: 'fill', source: 'flaws', paint: { 'fill-color': colour('danger'), 'fill-opacity': 0.6 } },
            { id: 'buildings', type: 'circle', source: 'buildings', paint: { 'circle-radius': 3, 'circle-color': colour('accent') } },
          ],
        },
        attributionControl: false, dragRotate: false, pitchWithRotate: false, renderWorldCopies: false, maxZoom: 20,
        locale: { 'NavigationControl.ZoomIn': t('放大'), 'NavigationControl.ZoomOut': t('缩小'), 'Map.Title': t('网格图') },
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
    view.on('click', ({ lngLat, point }) => {
      const side = view.unproject([point.x + REACH_PX, point.y])
      latest.current.onGround?.([lngLat.lng, lngLat.lat], Math.abs(side.lng - lngLat.lng))
    })
    return () => {
      map.current = undefined
      view.remove()
    }
  }, [])

  useEffect(() => {
    const view = map.current
    if (!view || !ready) return
    const put = (source: string, features: object[]) => void (view.getSource(source) as GeoJSONSource).setData(collection(features))
    put('shapes', shapes.map((s) => area(s.geometry, { key: s.key })))
    put('outline', outline ? [area(outline, {})] : [])
    put('neighbours', (neighbours ?? []).map((s) => area(s.geometry, {})))
    put('flaws', (flaws ?? []).map((ring) => area({ type: 'Polygon', coordinates: [ring] }, {})))
    put('buildings', (buildings ?? []).map((b) => ({ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [b.lon, b.lat] } })))
    const first = outline ?? shapes[0]?.geometry
    if (!fitted.current && first) {
      fitted.current = true
      const boxes = [first, ...(outline ? [] : shapes.map((s) => s.geometry))].map(boxOf)
      const bounds: [number, number, number, number] = [Math.min(...boxes.map((b) => b[0])), Math.min(...boxes.map((b) => b[1])), Math.max(...boxes.map((b) => b[2])), Math.max(...boxes.map((b) => b[3]))]
      view.fitBounds(new LngLatBounds(bounds), { padding: 32, animate: false })
    }
  }, [shapes, outline, neighbours, buildings, flaws, ready])

  useEffect(() => {
    const view = map.current
    if (view && ready) view.setFilter('chosen', ['==', ['get', 'key'], chosen ?? ''])
  }, [chosen, ready])

  useEffect(() => {
    const view = map.current
    if (!view || !ready) return
    const markers = shapes.map((shape) => {
      const element = document.createElement('div')
      element.className = 'g-label'
      element.textContent = shape.name
      element.setAttribute('aria-hidden', 'true')
      return new Marker({ element }).setLngLat(pointInside(shape.geometry) as [number, number]).addTo(view)
    })
    return () => markers.forEach((one) => void one.remove())
  }, [shapes, ready])

  useEffect(() => {
    const view = map.current
    if (!view || !ready || !corners) return
    const markers = corners.map((point, at) => {
      const element = document.createElement('button')
      element.type = 'button'
      element.className = 'g-vertex'
      element.setAttribute('aria-label', t('顶点{n}', { n: at + 1 }))
      element.setAttribute('aria-pressed', String(at === corner))
      element.addEventListener('click', (event) => {
        event.stopPropagation()
        latest.current.onCorner?.(at)
      })
      const one = new Marker({ element, draggable: latest.current.onMove !== undefined }).setLngLat(point as [number, number]).addTo(view)
      one.on('dragend', () => latest.current.onMove?.(at, [one.getLngLat().lng, one.getLngLat().lat]))
      return one
    })
    return () => markers.forEach((one) => void one.remove())
  }, [corners, corner, ready])

  useEffect(() => {
    const view = map.current
    if (!view || !ready || !marker) return
    const one = new Marker({ color: colour('danger') }).setLngLat(marker as [number, number]).addTo(view)
    one.getElement().setAttribute('aria-label', t('选定的位置'))
    one.getElement().setAttribute('role', 'img')
    return () => void one.remove()
  }, [marker?.[0], marker?.[1], ready])

  return (
    <div className={props.small ? 'g-map g-map-small' : 'g-map'}>
      <div ref={room} style={{ inlineSize: '100%', blockSize: '100%' }} />
      {!ready && !failed && <p className="g-map-none" role="status">{t('正在画地图…')}</p>}
      {failed && <p className="g-map-none" role="status">{t('这台设备显示不了地图，请用旁边的清单，内容是一样的。')}</p>}
    </div>
  )
}
