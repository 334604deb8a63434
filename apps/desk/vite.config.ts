import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const here = import.meta.dirname

/** The staff web. Built to dist/desk and served under /desk/; pages and the map come in chunks of their own when first opened. */
export default defineConfig({
  root: here,
  base: '/desk/',
  cacheDir: '../../node_modules/.vite-desk',
  plugins: [react()],
  build: {
    outDir: `${here}/../../dist/desk`,
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler|@tanstack)\// },
            { name: 'antd', test: /node_modules\/(antd|@ant-design|@rc-component|dayjs|@emotion|stylis)\//, entriesAware: true, entriesAwareMergeThreshold: 40_000 },
          ],
        },
      },
    },
  },
  server: { port: 5174, proxy: { '/api': 'http://127.0.0.1:8080' } },
})
