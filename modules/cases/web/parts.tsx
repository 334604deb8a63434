/** Parts of the counter's pages that other modules' pages use: finding, who brings it, what the register holds, papers. */
import './desk/cases.css'

export { Finder, type Hit } from './desk/window/finder.tsx'
export { BroughtBy, BY_SELF, faultOf, onBehalfOf, type Bringer } from './desk/window/brought-by.tsx'
export { HandIn, isOwed, materialsOf, papersFor, type Handed, type HandedIn } from './desk/window/hand-in.tsx'
export { knownOf, phoneOf, wantsPhone, type Known } from './desk/window/person-known.ts'
export { sendFile } from './desk/case-file.tsx'
