import { App, ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import { createContext, useContext, useEffect, useLayoutEffect, useMemo, useState, type ReactNode } from 'react'
import { lookOf, paint, themeOf, type LookChoice } from './theme.ts'

const KEY = 'linli.desk.look'
const Choice = createContext<{ choice: LookChoice; choose: (choice: LookChoice) => void }>({ choice: 'auto', choose: () => {} })

function kept(): LookChoice {
  try {
    const value = localStorage.getItem(KEY)
    if (value === 'light' || value === 'dark' || value === 'contrast') return value
  } catch {
    // A browser without storage follows the system.
  }
  return 'auto'
}

/** Menus and choices open inside the landmark they belong to, so that a screen reader finds them there. */
const within = (opener?: HTMLElement) => opener?.closest<HTMLElement>('header, main') ?? document.body

/** Light, dark or high contrast for everything below; follows the system until the person chooses, and remembers the choice in this browser. */
export function Looks({ children }: { children: ReactNode }) {
  const [choice, setChoice] = useState(kept)
  const [look, setLook] = useState(() => lookOf(choice))
  useEffect(() => {
    setLook(lookOf(choice))
    const queries = [matchMedia('(prefers-color-scheme: dark)'), matchMedia('(prefers-contrast: more)')]
    const follow = () => setLook(lookOf(choice))
    queries.forEach((query) => query.addEventListener('change', follow))
    return () => queries.forEach((query) => query.removeEventListener('change', follow))
  }, [choice])
  useLayoutEffect(() => paint(look), [look])
  const config = useMemo(() => themeOf(look), [look])
  const value = useMemo(
    () => ({
      choice,
      choose: (next: LookChoice) => {
        setChoice(next)
        try {
          if (next === 'auto') localStorage.removeItem(KEY)
          else localStorage.setItem(KEY, next)
        } catch {
          // Not remembered, but shown now.
        }
      },
    }),
    [choice],
  )
  return (
    <Choice value={value}>
      <ConfigProvider locale={zhCN} theme={config} getPopupContainer={within} button={{ autoInsertSpace: false }} wave={{ disabled: true }}>
        <App component={false}>{children}</App>
      </ConfigProvider>
    </Choice>
  )
}

/** The chosen look and the way to change it. */
export function useLook() {
  return useContext(Choice)
}
