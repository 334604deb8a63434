/*
 * The desk without network, for those who work outside: the shell, its scripts, and the few answers that the pages of the field need to open (who I
 * am, kinds of events, places and their boundaries). Everything else goes to the server as ever. Nothing about a person is kept but the name and
 * posts of who is signed in, and that goes with the sign-out.
 */
const SHELL = 'linli-desk-shell-1'
const ANSWERS = 'linli-desk-answers-1'
const KEPT = [/^\/api\/me$/, /^\/api\/grid-events\/lists$/, /^\/api\/regions(\/|$)/]

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(SHELL).then((cache) => cache.add('/desk/')).then(() => self.skipWaiting()))
})

self.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) if (name.startsWith('linli-desk-') && name !== SHELL && name !== ANSWERS) await caches.delete(name)
    await self.clients.claim()
  })())
})

/** Scripts that a page has loaded already. Those of earlier versions go. */
self.addEventListener('message', (event) => {
  const keep = event.data?.keep
  if (!Array.isArray(keep)) return
  event.waitUntil((async () => {
    const cache = await caches.open(SHELL)
    const wanted = keep.filter((url) => new URL(url).origin === self.location.origin && new URL(url).pathname.startsWith('/desk/assets/'))
    for (const url of wanted) if (!(await cache.match(url))) await cache.add(url).catch(() => {})
  })())
})

const withTime = (request, ms) => new Promise((done, failed) => {
  const timer = setTimeout(() => failed(new Error('slow')), ms)
  fetch(request).then((answer) => { clearTimeout(timer); done(answer) }, (fault) => { clearTimeout(timer); failed(fault) })
})

async function page(request) {
  const cache = await caches.open(SHELL)
  try {
    const answer = await withTime(request, 6000)
    if (answer.ok) await cache.put('/desk/', answer.clone())
    return answer
  } catch {
    return (await cache.match('/desk/')) ?? Response.error()
  }
}

async function asset(request) {
  const cache = await caches.open(SHELL)
  const kept = await cache.match(request.url)
  if (kept) return kept
  const answer = await fetch(request)
  if (answer.ok) await cache.put(request.url, answer.clone())
  return answer
}

/** The server first; the kept answer for the same post where it is not reached. */
async function answer(request) {
  const cache = await caches.open(ANSWERS)
  const name = `${request.url}${request.url.includes('?') ? '&' : '?'}kept-for=${encodeURIComponent(request.headers.get('x-linli-post') ?? '')}`
  try {
    const fresh = await withTime(request, 8000)
    if (fresh.ok) await cache.put(name, fresh.clone())
    if (fresh.status === 401) await caches.delete(ANSWERS)
    return fresh
  } catch {
    return (await cache.match(name)) ?? Response.error()
  }
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (url.origin !== self.location.origin) return
  if (request.method === 'DELETE' && url.pathname.startsWith('/api/sessions')) {
    event.respondWith(caches.delete(ANSWERS).then(() => fetch(request)))
    return
  }
  if (request.method !== 'GET') return
  if (request.mode === 'navigate' && url.pathname.startsWith('/desk')) event.respondWith(page(request))
  else if (url.pathname.startsWith('/desk/assets/')) event.respondWith(asset(request))
  else if (KEPT.some((one) => one.test(url.pathname))) event.respondWith(answer(request))
})
