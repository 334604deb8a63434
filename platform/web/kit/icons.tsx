import type { ReactNode } from 'react'

/** One set, drawn on a 24-unit square with one stroke. Decoration only: a word always stands beside it. */
export type Icon = () => ReactNode

function drawing(path: string): Icon {
  return function Drawing() {
    return (
      <svg className="icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round"
        strokeLinejoin="round" aria-hidden="true" focusable="false">
        <path d={path} />
      </svg>
    )
  }
}

export const BackIcon = /* @__PURE__ */ drawing('M15 5l-7 7 7 7')
export const NextIcon = /* @__PURE__ */ drawing('M9 5l7 7-7 7')
export const SearchIcon = /* @__PURE__ */ drawing('M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16.2 16.2L21 21')
export const PhoneIcon = /* @__PURE__ */ drawing(
  'M6 3h3l2 5-2.5 1.5a11 11 0 0 0 6 6L16 13l5 2v3a3 3 0 0 1-3.2 3A16 16 0 0 1 3 6.200A3 3 0 0 1 6 3z',
)
export const HomeIcon = /* @__PURE__ */ drawing('M4 11l8-7 8 7M6 9.500V20h12V9.500M10 20v-6h4v6')
export const ListIcon = /* @__PURE__ */ drawing('M5 4h14v17H5zM9 9h6M9 13h6M9 17h3')
export const PersonIcon = /* @__PURE__ */ drawing('M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.500 21a7.500 7.500 0 0 1 15 0')
export const ElderIcon = /* @__PURE__ */ drawing(
  'M10 3.500a2.500 2.500 0 1 0 0 5 2.500 2.500 0 0 0 0-5zM10 11c-2.500 1-3.500 3.500-3 7l1 3M9.500 12l3 4 .5 5' +
  'M10 11.500l5 2.500M17.500 21v-8a2 2 0 0 0-3.500-1',
)
export const ChildIcon = /* @__PURE__ */ drawing(
  'M12 3a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM5 8.500l4.500 3h5l4.500-3M9.500 11.500V16l-1 5M14.500 11.500V16l1 5M9.500 16h5',
)
export const HealthIcon = /* @__PURE__ */ drawing(
  'M12 20.500C6 16 3 12.800 3 9.200A4.700 4.700 0 0 1 12 7a4.700 4.700 0 0 1 9 2.200c0 3.600-3 6.800-9 11.300zM12 10v5' +
  'M9.500 12.500h5',
)
export const WorkIcon = /* @__PURE__ */ drawing('M4 8h16v12H4zM9 8V5h6v3M4 13h16M12 12v2.500')
export const HouseIcon = /* @__PURE__ */ drawing(
  'M3 20.500h18M5 20V5.500L13 3v17M13 8l6 2v10M8 8.500h2M8 12h2M8 15.500h2M16 13h.5M16 16.500h.5',
)
export const HelpIcon = /* @__PURE__ */ drawing(
  'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM5.700 5.700l3.500 3.500M14.800 14.800l3.500 3.500' +
  'M18.300 5.700l-3.500 3.500M9.200 14.800l-3.500 3.500',
)
export const CameraIcon = /* @__PURE__ */ drawing(
  'M4 8h3.500L9 5.500h6L16.500 8H20v11H4zM12 10a3.500 3.500 0 1 0 0 7 3.500 3.500 0 0 0 0-7z',
)
export const SpeakerIcon = /* @__PURE__ */ drawing(
  'M4 9.500v5h3.500L12 18.500v-13L7.500 9.500zM15.500 9a4 4 0 0 1 0 6M18 6.500a8 8 0 0 1 0 11',
)
export const StopIcon = /* @__PURE__ */ drawing('M6 6h12v12H6z')
export const CheckIcon = /* @__PURE__ */ drawing('M5 12.500l4.500 4.500L19 7.500')
export const ClockIcon = /* @__PURE__ */ drawing('M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3.500 2')
export const AlertIcon = /* @__PURE__ */ drawing('M12 3.500L22 20.500H2zM12 10v4.500M12 17.300v.2')
export const InfoIcon = /* @__PURE__ */ drawing('M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v5.500M12 7.500v.2')
export const TrashIcon = /* @__PURE__ */ drawing('M4.500 7h15M9.500 7V4h5v3M6.500 7l1 13.500h9l1-13.500M10 11v5.500M14 11v5.500')
export const PlusIcon = /* @__PURE__ */ drawing('M12 5v14M5 12h14')
export const TextSizeIcon = /* @__PURE__ */ drawing('M3 19L8.500 5 14 19M5 14.500h7M15 19l3-7.500 3 7.500M16 16.700h4')
export const SettingsIcon = /* @__PURE__ */ drawing(
  'M4 7h9M17 7h3M4 17h3M11 17h9M15 4.700a2.300 2.300 0 1 0 0 4.600 2.300 2.300 0 0 0 0-4.600z' +
  'M9 14.700a2.300 2.300 0 1 0 0 4.600 2.300 2.300 0 0 0 0-4.600z',
)

/** A filled star, for ratings. */
export function StarIcon() {
  return (
    <svg className="icon" viewBox="0 0 24 24" fill="currentColor" aria-hidden="true" focusable="false">
      <path d="M12 2.500l2.900 6.100 6.600.9-4.800 4.600 1.200 6.600L12 17.500l-5.900 3.200 1.200-6.600L2.500 9.500l6.600-.9z" />
    </svg>
  )
}
