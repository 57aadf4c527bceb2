import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { expect, test } from 'vitest'

/** Debian's Chromium or another one on PATH; `CHROMIUM` names a different file. Undefined where there is none. */
export function chromiumPath(): string | undefined {
  const named = process.env['CHROMIUM']
  if (named) return isExecutable(named) ? named : undefined
  return onPath('chromium') ?? onPath('chromium-browser') ?? onPath('google-chrome')
}

/**
 * For tests that need a program which not every machine has: says loudly that they are left out. Where CI is
 * set a missing program is a failure instead, so that nobody takes a run without them for a full one.
 *
 * @param name what is missing, for people (`Chromium`)
 * @param found what was found, for instance a path
 * @returns whether to run the tests: `describe.runIf(requireOrSkip('Chromium', chromiumPath()))`
 */
export function requireOrSkip(name: string, found: unknown): boolean {
  if (found) return true
  if (process.env['CI']) {
    test(`${name} is here`, () => expect.fail(`${name} is missing, and in CI nothing may be left out`))
  } else {
    console.warn(`\n*** ${name} is missing: the tests that need it are LEFT OUT ***\n`)
  }
  return false
}

function onPath(program: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return folders.map((folder) => join(folder, program)).find(isExecutable)
}

function isExecutable(file: string): boolean {
  if (!existsSync(file)) return false
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    // there, but not for us: as good as missing
    return false
  }
}
