import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../../platform/web/desk/desk.css'
import './shell.css'
import { makeDesk } from './app.tsx'

const Desk = makeDesk()
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Desk />
  </StrictMode>,
)
