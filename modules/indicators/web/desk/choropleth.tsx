import { LngLatBounds, Map as MapView, Marker, setWorkerUrl, NavigationControl, type GeoJSONSource } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import 'maplibre-gl/dist/maplibre-gl.css'
import { useEffect, useRef, useState } from 'react'
import type { Reply } from '../../../../platform/kernel/operation.ts'
import { t } from '../../../../platform/web/text.ts'
import type { getBoundaries } from '../../../regions/contract.ts'

setWorkerUrl(workerUrl)

type Feature = Reply<typeof getBoundaries>['features'][number]

export interface Shaded {
  code: string
  /** None where nothing is known. */
  colour: string | undefined
  /** The value as it is written, with its unit; or why there is none. */
  words: string
}

const LABEL_FROM_PX = 64
const NOTHING = 'rgba(0,0,0,0)'

const colourOf = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(`--c-${name}`).trim() || '#888'
const pointsOf = ({ geometry }: Feature): [number, number][] => {
  if (geometry.type === 'Polygon') return (geometry.coordinates as [number, number][][]).flat()
  return geometry.type === 'MultiPolygon' ? (geometry.coordinates as [number, number][][][]).flat(2) : []
}

/**
 * Places shaded by one figure, on a pale ground without tiles from anywhere. What it shows stands in the table beside it too; a place without a
 * number stays empty and says so.
 */
export default function Choropleth({ features, shaded, onChoose, still = false, title }: {
  features: readonly Feature[]
  shaded: readonly Shaded[]
  onChoose?: (code: string) => void
  /** In a hall: nothing to press. */
  still?: boolean
  title: string
}) {
  const room = useRef<HTMLDivElement>(null)
  const map = useRef<MapView>(undefined)
  const choose = useRef(onChoose)
  choose.current = onChoose
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
          sources: { places: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } } },
          layers: [
            { id: 'ground', type: 'background', paint: { 'background-color': colourOf('sunk') } },
            { id: 'empty', type: 'fill', source: 'places', paint: { 'fill-color': colourOf('panel') } },
            { id: 'fill', type: 'fill', source: 'places', paint: { 'fill-color': ['get', 'colour'] } },
            { id: 'line', type: 'line', source: 'places', paint: { 'line-color': colourOf('text-2'), 'line-width': 0.8 } },
          ],
        },
        attributionControl: false, dragRotate: false, pitchWithRotate: false, renderWorldCopies: false, maxZoom: 18, interactive: !still,
        locale: { 'NavigationControl.ZoomIn': t('放大'), 'NavigationControl.ZoomOut': t('缩小'), 'Map.Title': title },
      })
    } catch {
      setFailed(true)
      return
    }
    map.current = view
    if (!still) {
      view.addControl(new NavigationControl({ showCompass: false }), 'top-right')
      view.touchZoomRotate.disableRotation()
      view.scrollZoom.disable()
      view.on('click', 'empty', (event) => {
        const code = event.features?.[0]?.properties['code'] as string | undefined
        if (code) choose.current?.(code)
      })
      view.on('mouseenter', 'empty', () => (view.getCanvas().style.cursor = 'pointer'))
      view.on('mouseleave', 'empty', () => (view.getCanvas().style.cursor = ''))
    }
    view.on('load', () => setReady(true))
    view.on('webglcontextlost' as never, () => setFailed(true))
    return () => {
      map.current = undefined
      view.remove()
    }
  }, [still, title])

  useEffect(() => {
    const view = map.current
    if (!view || !ready) return
    const byCode = new Map(shaded.map((one) => [one.code, one]))
    void (view.getSource('places') as GeoJSONSource).setData({
      type: 'FeatureCollection',
      features: features.map((one) => ({ ...one, properties: { ...one.properties, colour: byCode.get(one.properties.code)?.colour ?? NOTHING } })) as never,
    })
    const bounds = new LngLatBounds()
    for (const point of features.flatMap(pointsOf)) bounds.extend(point)
    if (!bounds.isEmpty()) view.fitBounds(bounds, { padding: 20, animate: false })
    const labels = features.map((feature) => {
      const points = pointsOf(feature)
      const [west, east] = [Math.min(...points.map(([lon]) => lon)), Math.max(...points.map(([lon]) => lon))]
      const [south, north] = [Math.min(...points.map(([, lat]) => lat)), Math.max(...points.map(([, lat]) => lat))]
      const element = document.createElement('span')
      element.className = 'b-map-label'
      element.textContent = `${feature.properties.name} ${byCode.get(feature.properties.code)?.words ?? ''}`
      element.setAttribute('aria-hidden', 'true')
      return { marker: new Marker({ element }).setLngLat([(west + east) / 2, (south + north) / 2]).addTo(view), element, west, east, lat: (south + north) / 2 }
    })
    const settle = () => {
      for (const { element, west, east, lat } of labels) element.hidden = view.project([east, lat]).x - view.project([west, lat]).x < LABEL_FROM_PX
    }
    settle()
    view.on('moveend', settle)
    return () => {
      view.off('moveend', settle)
      for (const { marker } of labels) marker.remove()
    }
  }, [features, shaded, ready])

  return (
    <div className="b-map">
      <div ref={room} className="b-map-room" />
      {failed && <p className="b-map-none">{t('这台设备显示不了地图，数值见表格。')}</p>}
    </div>
  )
}
