import { theme as antd, type ThemeConfig } from 'antd'

/** How the desk looks: the system's choice, or one of three. */
export type LookChoice = 'auto' | 'light' | 'dark' | 'contrast'
export type Look = Exclude<LookChoice, 'auto'>

/** Colours of one look. Every text colour stands at 4.5 : 1 or better on every ground it is used on; control edges at 3 : 1. */
interface Palette {
  scheme: 'light' | 'dark'
  /** Page, panel, head of a table, row under the pointer. */
  ground: string
  panel: string
  sunk: string
  hover: string
  line: string
  lineStrong: string
  text: string
  text2: string
  /** Filled buttons and marks; the text upon them; links; selected ground. */
  accent: string
  onAccent: string
  accentText: string
  accentTint: string
  accentHover: string
  accentActive: string
  /** Yours to do. */
  due: string
  dueMark: string
  dueTint: string
  danger: string
  dangerTint: string
  dangerHover: string
  done: string
  doneTint: string
  focus: string
}

export const PALETTES: Record<Look, Palette> = {
  light: {
    scheme: 'light', ground: '#F8F7F4', panel: '#FFFFFF', sunk: '#F1F0EC', hover: '#F6F9F8', line: '#E2E0DA', lineStrong: '#8F8C85',
    text: '#1E2422', text2: '#555C59',
    accent: '#0B6E69', onAccent: '#FFFFFF', accentText: '#0B6560', accentTint: '#E5F2F0', accentHover: '#095C58', accentActive: '#074A47',
    due: '#8A4B00', dueMark: '#C77700', dueTint: '#FFF1D6',
    danger: '#B3261E', dangerTint: '#FCEBE9', dangerHover: '#8F1C16', done: '#1D6B3C', doneTint: '#E6F3EA', focus: '#0B6E69',
  },
  dark: {
    scheme: 'dark', ground: '#14191A', panel: '#1C2223', sunk: '#252C2D', hover: '#22292A', line: '#353D3E', lineStrong: '#7C8685',
    text: '#E9EEEC', text2: '#B4BDBA',
    accent: '#4DB8AE', onAccent: '#04211F', accentText: '#6FD0C6', accentTint: '#1B3936', accentHover: '#6FD0C6', accentActive: '#8ADCD3',
    due: '#F2BC66', dueMark: '#E0A040', dueTint: '#3D2F14',
    danger: '#FF9A90', dangerTint: '#43201D', dangerHover: '#FFB4AC', done: '#7FCF9B', doneTint: '#1B3625', focus: '#6FD0C6',
  },
  contrast: {
    scheme: 'dark', ground: '#000000', panel: '#000000', sunk: '#1A1A1A', hover: '#262626', line: '#8C8C8C', lineStrong: '#FFFFFF',
    text: '#FFFFFF', text2: '#E6E6E6',
    accent: '#5FE8DB', onAccent: '#000000', accentText: '#7DF2E7', accentTint: '#0C3B37', accentHover: '#9BF6EE', accentActive: '#C2FAF5',
    due: '#FFD27A', dueMark: '#FFC247', dueTint: '#3A2A00',
    danger: '#FFB0A8', dangerTint: '#4A0F0A', dangerHover: '#FFD0CB', done: '#9DF0B8', doneTint: '#0E3A1E', focus: '#FFE14D',
  },
}

export const FONT =
  "'PingFang SC', 'Noto Sans CJK SC', 'Noto Sans SC', 'Source Han Sans SC', 'Microsoft YaHei', 'WenQuanYi Micro Hei', system-ui, sans-serif"

/** The look that a choice means on this machine. */
export function lookOf(choice: LookChoice): Look {
  if (choice !== 'auto') return choice
  if (matchMedia('(prefers-contrast: more)').matches) return 'contrast'
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}

/** Sets the colours that desk.css and shell.css use. */
export function paint(look: Look): void {
  const p = PALETTES[look]
  const root = document.documentElement
  root.dataset['look'] = look
  const set = (name: string, value: string) => root.style.setProperty(`--c-${name}`, value)
  set('scheme', p.scheme)
  set('font', FONT)
  for (const [key, value] of Object.entries(p)) if (key !== 'scheme') set(key.replace(/[A-Z0-9]/g, (c) => `-${c.toLowerCase()}`), value)
}

/** antd in our colours. What its algorithms derive is overwritten where it would fall under 4.5 : 1. */
export function themeOf(look: Look): ThemeConfig {
  const p = PALETTES[look]
  const base = p.scheme === 'dark' ? antd.darkAlgorithm : antd.defaultAlgorithm
  return {
    algorithm: (seed, map) => ({
      ...base(seed, map),
      colorPrimary: p.accent,
      colorPrimaryHover: p.accentHover,
      colorPrimaryActive: p.accentActive,
      colorPrimaryText: p.accentText,
      colorPrimaryTextHover: p.accentHover,
      colorPrimaryBg: p.accentTint,
      colorPrimaryBgHover: p.accentTint,
      colorPrimaryBorder: p.accent,
      colorError: p.danger,
      colorErrorHover: p.dangerHover,
      colorErrorActive: p.dangerHover,
      colorErrorText: p.danger,
      colorErrorBg: p.dangerTint,
      colorErrorBorder: p.danger,
      colorErrorBorderHover: p.danger,
      colorWarning: p.due,
      colorWarningText: p.due,
      colorWarningBg: p.dueTint,
      colorWarningBorder: p.dueMark,
      colorSuccess: p.done,
      colorSuccessText: p.done,
      colorSuccessBg: p.doneTint,
      colorSuccessBorder: p.done,
      colorInfo: p.accentText,
      colorInfoBg: p.accentTint,
      colorInfoBorder: p.accent,
      colorLink: p.accentText,
      colorLinkHover: p.accentHover,
      colorLinkActive: p.accentActive,
      colorText: p.text,
      colorTextSecondary: p.text2,
      colorTextTertiary: p.text2,
      colorTextQuaternary: p.text2,
      colorBgBase: p.panel,
      colorBgLayout: p.ground,
      colorBgContainer: p.panel,
      colorBgElevated: p.scheme === 'dark' ? p.sunk : p.panel,
      colorBorder: p.lineStrong,
      colorBorderSecondary: p.line,
    }),
    token: {
      colorPrimary: p.accent,
      fontFamily: FONT,
      fontSize: 14,
      borderRadius: 6,
      borderRadiusLG: 6,
      borderRadiusSM: 4,
      controlHeight: 34,
      controlHeightSM: 28,
      controlHeightLG: 40,
      lineHeight: 1.6,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
      colorTextPlaceholder: p.text2,
      colorTextDescription: p.text2,
      colorTextDisabled: p.text2,
      colorTextLabel: p.text,
      colorTextHeading: p.text,
      colorTextLightSolid: p.onAccent,
      colorIcon: p.text2,
      colorSplit: p.line,
      boxShadow: '0 4px 16px rgb(0 0 0 / 16%)',
      boxShadowSecondary: '0 4px 16px rgb(0 0 0 / 16%)',
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
      Tooltip: { colorBgSpotlight: p.text, colorTextLightSolid: p.ground },
      Tag: { defaultBg: p.sunk, defaultColor: p.text },
      Form: { itemMarginBottom: 20, verticalLabelPadding: '0 0 4px' },
      Alert: { defaultPadding: '8px 12px', withDescriptionPadding: '12px 16px' },
    },
  }
}
