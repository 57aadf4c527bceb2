import { relative } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { loadProject } from './tools/check/project.ts'
import { coachFiles } from './tools/web/coach-files.ts'
import { splitTexts } from './tools/web/split-texts.ts'

/** The two faces that every page shows first; all other scripts and weights wait until a letter needs them. */
const FIRST_FONTS = /(literata|geologica)-latin-wght-normal[^/]*\.woff2$/

/** What the frame around every page needs: in one file, for forty small ones compress far worse than their sum. */
const FIRST_SCRIPT =
  /\/node_modules\/(?:@tanstack|react|react-dom|scheduler|use-sync-external-store)\/|\/src\/kit\/(?:ask-ring|avatar|band|button|class-names|client|hidden|icon|kbd|keys|live-region|switch|text|time|toast|waiting|chip)\b|\/people\/ui\/parts\/me\.ts|rolldown|vite\/preload/

const WEB = 'src/surfaces/web'

const ROOT = import.meta.dirname
const coach = coachFiles(loadProject(ROOT))
const isCoach = (id: string) => coach.has(relative(ROOT, id).replaceAll('\\', '/'))

function preloadFonts(): Plugin {
  return {
    name: 'preload-fonts',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle }) =>
        Object.keys(bundle ?? {})
          .filter((file) => FIRST_FONTS.test(file))
          .map((file) => ({
            tag: 'link',
            attrs: { rel: 'preload', as: 'font', type: 'font/woff2', href: `/${file}`, crossorigin: '' },
            injectTo: 'head-prepend' as const,
          })),
    },
  }
}

export default defineConfig({
  root: WEB,
  plugins: [react(), preloadFonts(), splitTexts(ROOT)],
  server: { proxy: { '/api': 'http://127.0.0.1:7400', '/auth': 'http://127.0.0.1:7400' } },
  build: {
    outDir: '../../../dist/web',
    emptyOutDir: true,
    target: ['chrome123', 'firefox120', 'safari17.5'],
    // Inlined fonts and pictures are data: addresses, which a strict content security policy refuses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: `${WEB}/index.html`, 'service-worker': `${WEB}/service-worker/service-worker.ts` },
      output: {
        // A worker's address stays the same: the browser asks there whether there is a newer one.
        entryFileNames: ({ name }) =>
          name === 'service-worker' ? 'service-worker.js' : 'assets/[name]-[hash].js',
        codeSplitting: {
          groups: [
            { name: 'first', test: FIRST_SCRIPT },
            { name: 'coach', test: isCoach },
          ],
        },
      },
    },
  },
})
