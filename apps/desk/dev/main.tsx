import { createRoot } from 'react-dom/client'
import '../../../platform/web/desk/desk.css'
import '../shell.css'
import { makeDesk } from '../app.tsx'
import { installFakeApi } from './fake-api.ts'
import * as sample from './sample.tsx'

installFakeApi()
const Desk = makeDesk([sample])
createRoot(document.getElementById('root')!).render(<Desk />)
