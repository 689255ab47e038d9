import { readFileSync } from 'node:fs'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig, type Plugin } from 'vite'

/** In development only: serves the instance's config.json and drops the policy that Vite's inline styles would break. */
function developmentInstance(configFile: string | undefined): Plugin {
  return {
    name: 'arvio-development-instance',
    apply: 'serve',
    configureServer(server) {
      if (!configFile) return
      server.middlewares.use('/config.json', (_request, response) => {
        response.setHeader('Content-Type', 'application/json')
        response.end(readFileSync(configFile))
      })
    },
    transformIndexHtml: (html) => html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, ''),
  }
}

const SHELL = /node_modules\/(svelte|clsx|esm-env)\/|src\/(api|drafts|kept|routes|shapes)\.ts|src\/state\/problem|src\/words\/(en|language)|src\/view\/(format|Notice|CopyButton|Badge)/

export default defineConfig({
  // The same build is served from a bucket's folder, a domain of its own and CloudFront.
  base: './',
  plugins: [svelte(), tailwindcss(), developmentInstance(process.env.ARVIO_SITE_CONFIG)],
  server: { host: '127.0.0.1' },
  build: {
    target: 'es2022',
    // The polyfill would be an inline-free but needless kilobyte: every supported browser has modulepreload.
    modulePreload: { polyfill: false },
    // Small modules that the first view needs anyway: one request instead of eight.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'shell', test: SHELL }] } },
    },
  },
  // Svelte's server build would be picked under Vitest, and it cannot mount a component.
  resolve: process.env.VITEST ? { conditions: ['browser'] } : {},
  test: { environment: 'jsdom', include: ['tests/**/*.test.ts'], setupFiles: ['tests/setup.ts'] },
} as Parameters<typeof defineConfig>[0])
