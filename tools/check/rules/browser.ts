import type { Rule } from '../finding.ts'
import { linksOf, type Link } from '../links.ts'
import { isBrowserCode, isTest } from '../place.ts'
import { codePaths, type Project } from '../project.ts'

const SERVER_PACKAGES =
  /^(pg|kysely|fastify|@fastify\/.*|nodemailer|pino|prom-client|csv-parse|better-auth|@better-auth\/.*)$/

export const browser: Rule = {
  name: 'browser',
  says: 'Nothing that the web app loads leads to Node or to a package of the server.',
  *find(project) {
    const seen = new Set<string>()
    for (const path of codePaths(project)) {
      if (!isBrowserCode(path) || isTest(path)) continue
      for (const { links, leak } of leaksFrom(project, path, seen)) {
        const way = [...links.map((link) => link.from), leak].join(' > ')
        yield {
          path: leafOf(links, path),
          line: links.at(-1)?.line ?? 0,
          message: `server code in the browser: ${way}`,
        }
      }
    }
  },
}

interface Leak {
  readonly links: readonly Link[]
  readonly leak: string
}

/** Follows what is loaded at run time (`import type` isn't); each file is visited once over all starts. */
function* leaksFrom(
  project: Project,
  start: string,
  seen: Set<string>,
  trail: readonly Link[] = [],
): Iterable<Leak> {
  if (seen.has(start)) return
  seen.add(start)
  for (const link of linksOf(project, start)) {
    if (link.typeOnly) continue
    const links = [...trail, link]
    if (link.target.kind === 'file') yield* leaksFrom(project, link.target.path, seen, links)
    else if (link.target.kind === 'node' || SERVER_PACKAGES.test(link.target.name)) {
      yield { links, leak: link.specifier }
    }
  }
}

function leafOf(links: readonly Link[], start: string): string {
  return links.at(-1)?.from ?? start
}
