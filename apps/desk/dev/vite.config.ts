import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The desk over an API in the page, for looking at it. */
export default defineConfig({ root: import.meta.dirname, base: '/desk/', cacheDir: '../../../node_modules/.vite-desk', plugins: [react()], server: { port: 5175 } })
