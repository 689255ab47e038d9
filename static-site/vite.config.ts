import { readFileSync } from 'node:fs'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig, type Plugin } from 'vite'

/** In development only: serves the instance's config.json, says where its API is, and drops the policy that Vite's inline styles would break. */
function developmentInstance(configFile: string | undefined): Plugin {
  return {
    name: 'arvio-development-instance',
    apply: 'serve',
    configureServer(server) {
      if (!configFile) return
      server.middlewares.use('/config.json', (_request, response) => {
        response.setHeader('Content-Type', 'application/json')
        response.setHeader('Cache-Control', 'no-store')
        response.end(readFileSync(configFile))
      })
    },
    transformIndexHtml(html) {
      const { api = '', websocket = '' } = configFile ? JSON.parse(readFileSync(configFile, 'utf8')) : {}
      const open = html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, '')
      return open.replace('__API__', api).replace('__WEBSOCKET__', websocket)
    },
  }
}

/** The page is never rendered on a server and uses no experimental mode: said as constants, the bundler drops what they guard. */
function browserOnlySvelte(): Plugin {
  const flag = /^export let (hydrating|async_mode_flag|legacy_mode_flag|tracing_mode_flag) = false/gm
  const setter = /^\t(hydrating|async_mode_flag|legacy_mode_flag|tracing_mode_flag) = .*$/gm
  return {
    name: 'arvio-browser-only-svelte',
    apply: 'build',
    transform: {
      filter: { id: /svelte\/src\/internal\/(flags\/index|client\/dom\/hydration)\.js$/ },
      handler: (code) => ({ code: code.replace(setter, '').replace(flag, 'export const $1 = false'), map: null }),
    },
  }
}

/** Most visits need these two beside the page itself: asked for at once, instead of when that has been read. */
function preloadedFiles(): Plugin {
  return {
    name: 'arvio-preloaded-files',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle = {} }) {
        const files = Object.values(bundle).filter(({ name }) => ['shared', 'AssignmentView'].includes(name ?? ''))
        return files
          .map(({ fileName }) => ({ tag: 'link', injectTo: 'head' as const, attrs: { rel: 'modulepreload', crossorigin: true, href: `./${fileName}` } }))
          .sort((a, b) => a.attrs.href.localeCompare(b.attrs.href))
      },
    },
  }
}

// What several later views share, in one file. Svelte's own index mentions these parts of it, but the first paint uses none.
const SHARED = /svelte\/.*\/(blocks\/(each|html)|bindings\/input)\.js|src\/plain\.ts|src\/words\/(all|en-later)|src\/view\/(Badge|VerdictStatus|DueDate|clock)/
const FILES = [
  { name: 'shared', test: SHARED, priority: 2, includeDependenciesRecursively: false },
  { name: 'page', test: /src\/(main\.ts|App\.svelte|store\.svelte)|node_modules\/svelte\//, priority: 1 },
]

export default defineConfig({
  // The same build is served from a bucket's folder, a domain of its own and CloudFront.
  base: './',
  plugins: [svelte(), tailwindcss(), browserOnlySvelte(), preloadedFiles(), developmentInstance(process.env.ARVIO_SITE_CONFIG)],
  server: { host: '127.0.0.1' },
  build: {
    target: 'es2022',
    // One style sheet and no preloading: what is fetched later needs nothing but the entry, so the code for it can go.
    cssCodeSplit: false,
    modulePreload: false,
    rolldownOptions: {
      // Its modules only define; without this word for it, the first load would fetch parts for later views as well.
      treeshake: { moduleSideEffects: [{ test: /svelte\/src\/internal/, sideEffects: false }] },
      optimization: { inlineConst: { mode: 'all', pass: 3 } },
      output: { codeSplitting: { groups: FILES } },
    },
  },
  // Svelte's server build would be picked under Vitest, and it cannot mount a component.
  resolve: process.env.VITEST ? { conditions: ['browser'] } : {},
  test: { environment: 'jsdom', env: { TZ: 'Europe/Helsinki' }, include: ['tests/**/*.test.ts'], setupFiles: ['tests/setup.ts'] },
} as Parameters<typeof defineConfig>[0])
