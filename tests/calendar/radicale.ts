import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { until } from '../fixtures/until.ts'

const RADICALE = '/usr/bin/radicale'

export function radicaleIsHere(): boolean {
  return existsSync(RADICALE)
}

export interface Radicale {
  readonly url: string
  /** the address of a person's calendar of that name */
  calendarOf(user: string, name?: string): string
  /** makes an empty calendar */
  make(user: string, name?: string): Promise<void>
  /** puts an entry into it, as the person's own program would */
  put(user: string, name: string, lines: readonly string[]): Promise<void>
  remove(user: string, name: string): Promise<void>
  /** changes the one entry that is there */
  overwrite(user: string, text: string): Promise<void>
  /** the entries of a calendar as they lie on disk */
  entries(user: string): readonly string[]
  close(): Promise<void>
}

export const PASSWORD = 'open sesame'

/**
 * Radicale from Debian on a port of its own, in a folder of its own: whoever knows the password is let in as the user
 * whose name they give.
 */
export async function startRadicale(): Promise<Radicale> {
  const folder = mkdtempSync(join(tmpdir(), 'radicale-'))
  const port = await freePort()
  const users = ['ines', 'ada', 'ben'].map((user) => `${user}:${PASSWORD}`).join('\n')
  writeFileSync(join(folder, 'users'), `${users}\n`)
  mkdirSync(join(folder, 'collections'))
  writeFileSync(
    join(folder, 'config'),
    `[server]
hosts = 127.0.0.1:${port}
[auth]
type = htpasswd
htpasswd_filename = ${folder}/users
htpasswd_encryption = plain
delay = 0
[storage]
filesystem_folder = ${folder}/collections
[logging]
level = warning
`,
  )
  const server = spawn(RADICALE, ['--config', join(folder, 'config')], { stdio: 'ignore' })
  await until('Radicale', () => answers(port))
  const url = `http://127.0.0.1:${port}`
  const calendarOf = (user: string, name = 'work') => `${url}/${user}/${name}/`
  const request = async (method: string, user: string, address: string, body?: string) => {
    const authorization = `Basic ${Buffer.from(`${user}:${PASSWORD}`).toString('base64')}`
    const answer = await fetch(address, { method, headers: { authorization }, ...(body ? { body } : {}) })
    if (!answer.ok) throw new Error(`${method} ${address}: ${answer.status}`)
  }
  const placeOf = (user: string) => join(folder, 'collections', 'collection-root', user, 'work')
  const filesOf = (user: string) => readdirSync(placeOf(user)).filter((name) => name.endsWith('.ics'))
  return {
    url,
    calendarOf,
    make: (user, name) => request('MKCALENDAR', user, calendarOf(user, name)),
    put: (user, name, lines) => request('PUT', user, `${calendarOf(user)}${name}.ics`, entry(name, lines)),
    remove: (user, name) => request('DELETE', user, `${calendarOf(user)}${name}.ics`),
    async overwrite(user, text) {
      const [name = ''] = filesOf(user)
      await request('PUT', user, `${calendarOf(user)}${name}`, text)
    },
    entries: (user) => filesOf(user).map((name) => readFileSync(join(placeOf(user), name), 'utf8')),
    async close() {
      await ended(server)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function entry(uid: string, lines: readonly string[]): string {
  const event = ['BEGIN:VEVENT', `UID:${uid}`, 'DTSTAMP:20261101T090000Z', ...lines, 'END:VEVENT']
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//EN', ...event, 'END:VCALENDAR', ''].join('\r\n')
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return port
}

function answers(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      done(true)
    })
    socket.once('error', () => done(false))
  })
}

async function ended(server: ChildProcess): Promise<void> {
  const exit = new Promise<void>((done) => server.once('exit', () => done()))
  if (server.exitCode !== null) return
  server.kill()
  await exit
}
