/**
 * Lets pages for work outside open without network: registers the desk's service worker and hands it what this page is made of, so that it is there
 * the next time. Only who opens these pages has it. `pages` brings the code of all of them.
 */
export function keepForOffline(pages: () => Promise<unknown>): void {
  if (!('serviceWorker' in navigator)) return
  void (async () => {
    try {
      await navigator.serviceWorker.register('/desk/sw.js', { scope: '/desk/' })
      const { active } = await navigator.serviceWorker.ready
      // Their code comes before one needs it.
      await pages()
      const loaded = performance.getEntriesByType('resource').map((one) => one.name)
      const named = [...document.querySelectorAll<HTMLLinkElement | HTMLScriptElement>('link[href], script[src]')].map((one) => ('src' in one ? one.src : one.href))
      active?.postMessage({ keep: [...new Set([...loaded, ...named])].filter((url) => new URL(url).pathname.startsWith('/desk/assets/')) })
    } catch {
      // Without it the page works as long as there is a network; what waits lies in the phone's store all the same.
    }
  })()
}
