import { accessSync, constants, existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { gzipSync } from 'node:zlib'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { sendRefusal } from '#platform/http/api.ts'
import type { Problems } from '#platform/http/problem.ts'
import { refuse } from '#platform/refusal.ts'
import { StartRefused } from './start-refused.ts'

const ROOT = resolve(import.meta.dirname, '../../..')
const BUILT = join(ROOT, 'dist/web')
const SOURCES = [
  'src/**/*.{ts,tsx,css,html,json,svg,png,webmanifest}',
  'engine/**/*.ts',
  'vite.config.ts',
  'tools/web/*.ts',
  'package-lock.json',
]

/**
 * Builds the web app where it is missing or older than its sources; in a published package it is there. A build without
 * its compressed twins counts as older: it would be sent three times as large. An account that may not write here
 * serves what is there.
 */
export async function ensureWebFiles(say: (line: string) => void): Promise<void> {
  const compressed = join(BUILT, 'index.html.gz')
  if (!existsSync(join(ROOT, 'vite.config.ts'))) return
  if (existsSync(compressed) && statSync(compressed).mtimeMs >= newestSource()) return
  if (!mayBuild()) return insistOnBuilt(say)
  say('Building the web app (only after a change of its sources) …')
  await runVite()
  compress()
}

function mayBuild(): boolean {
  try {
    const folders = [existsSync(join(ROOT, 'dist')) ? join(ROOT, 'dist') : ROOT, join(ROOT, 'node_modules')]
    for (const folder of folders) accessSync(folder, constants.W_OK | constants.X_OK)
    return true
  } catch {
    // another account's clone: what that means is said by insistOnBuilt
    return false
  }
}

function insistOnBuilt(say: (line: string) => void): void {
  if (!existsSync(join(BUILT, 'index.html'))) {
    throw new StartRefused(
      `The web app isn't built yet, and this account may not write to ${ROOT}: start Askwell once as the account that owns it.`,
    )
  }
  say(
    'The web app is older than its sources, and this account may not build it: the one that is there is served.',
  )
}

function newestSource(): number {
  const paths = SOURCES.flatMap((pattern) => globSync(pattern, { cwd: ROOT }))
  return Math.max(...paths.map((path) => statSync(join(ROOT, path)).mtimeMs))
}

function runVite(): Promise<void> {
  const vite = join(createRequire(import.meta.url).resolve('vite/package.json'), '../bin/vite.js')
  const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
    // Whatever this process runs in: React has a slow and talkative twin for everything but production.
    env: { ...process.env, NODE_ENV: 'production' },
  })
  return new Promise((done, failed) => {
    child.on('error', failed)
    child.on('exit', (code) =>
      code === 0
        ? done()
        : failed(new StartRefused('The web app could not be built; the lines above say why.')),
    )
  })
}

/** Compressed once at build, so that no request pays for it. */
function compress(): void {
  for (const path of globSync('**/*.{js,css,html,svg,json,webmanifest}', { cwd: BUILT })) {
    const file = join(BUILT, path)
    writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }))
  }
}

/** The web app: hashed files forever, the page itself never from a cache, and its own addresses led to the page. */
export async function addWebFiles(server: FastifyInstance, problems: Problems): Promise<void> {
  const hasApp = existsSync(join(BUILT, 'index.html'))
  if (hasApp) {
    await server.register(fastifyStatic, {
      root: BUILT,
      preCompressed: true,
      index: false,
      // A folder is no file of ours: without this a client that takes no gzip is told that it asked wrongly.
      allowedPath: (path) => !path.endsWith('/'),
      cacheControl: false,
      setHeaders: (reply, path) => {
        const isHashed = path.includes('/assets/')
        reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  }
  server.setNotFoundHandler((request, reply) => {
    const accepts = request.headers.accept ?? ''
    const wantsPage = request.method === 'GET' && (request.url === '/' || accepts.includes('text/html'))
    if (hasApp && wantsPage && !request.url.startsWith('/api/')) return reply.sendFile('index.html')
    return sendRefusal(problems, reply, refuse('request.notFound'))
  })
}
