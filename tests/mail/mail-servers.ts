import { type ChildProcess, spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { connect, createServer, type AddressInfo } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { until } from '../fixtures/until.ts'

const POSTFIX = '/usr/sbin/postfix'
const DOVECOT = '/usr/sbin/dovecot'

/** Both programs from Debian, and the right to run them: they give up root for users of their own. */
export function mailServersAreHere(): boolean {
  return existsSync(POSTFIX) && existsSync(DOVECOT) && process.getuid?.() === 0
}

export interface MailServers {
  readonly smtpUrl: string
  /** the mailbox of one user, whose name is what stands before the plus or the at sign */
  imapUrl(user: string): string
  /** the mails that lie in a mailbox, oldest first, as they were delivered */
  mailsOf(user: string): readonly string[]
  /** from now on mail to `PIPED` is handed to this shell script, as nobody, instead of a mailbox */
  pipeTo(script: string): void
  /** waits for the n-th mail of that mailbox */
  mailAt(user: string, place: number): Promise<string>
  close(): Promise<void>
}

/** Mail to this host is taken and then given back: its users don't exist. */
export const GONE = 'gone.example.org'

/** A mailbox behind which a program stands. */
export const PIPED = 'desk@example.org'

/**
 * Postfix for `example.org` and Dovecot behind it, in a folder of their own and in the foreground: no service is
 * touched and nothing is left. Everybody has a mailbox, and `name+anything` reaches it.
 */
export async function startMailServers(): Promise<MailServers> {
  const folder = mkdtempSync(join(tmpdir(), 'mx-'))
  chmodSync(folder, 0o755)
  const [smtp = 0, imap = 0, lmtp = 0] = await freePorts(3)
  const dovecot = startDovecot(folder, { imap, lmtp })
  const postfix = startPostfix(folder, { smtp, lmtp })
  await Promise.all([smtp, imap, lmtp].map((port) => until(`port ${port}`, () => answers(port))))
  const mailsOf = (user: string) => readMaildir(join(folder, 'mail', user.toLowerCase()))
  return {
    smtpUrl: `smtp://127.0.0.1:${smtp}`,
    imapUrl: (user) => `imap://${user}:secret@127.0.0.1:${imap}`,
    mailsOf,
    pipeTo: (script) => writeFileSync(join(folder, 'pipe.sh'), script, { mode: 0o644 }),
    mailAt: (user, place) => until(`mail ${place} of ${user}`, () => mailsOf(user)[place]),
    async close() {
      const master = Number(readFileSync(join(folder, 'queue', 'pid', 'master.pid'), 'utf8'))
      await Promise.all([ended(postfix, () => process.kill(master)), ended(dovecot, () => dovecot.kill())])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function startDovecot(folder: string, ports: { imap: number; lmtp: number }): ChildProcess {
  const base = join(folder, 'dovecot')
  mkdirSync(join(folder, 'mail'))
  const nobody = 65_534
  chownSync(join(folder, 'mail'), nobody, nobody)
  const config = join(folder, 'dovecot.conf')
  writeFileSync(
    config,
    `base_dir = ${base}
state_dir = ${base}
log_path = ${join(folder, 'dovecot.log')}
protocols = imap lmtp
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_username_format = %Ln
recipient_delimiter = +
mail_location = maildir:${folder}/mail/%n
first_valid_uid = 1
passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = static
  args = uid=${nobody} gid=${nobody} home=${folder}/mail/%n
}
service imap-login {
  inet_listener imap {
    port = ${ports.imap}
  }
  inet_listener imaps {
    port = 0
  }
}
service lmtp {
  inet_listener lmtp {
    address = 127.0.0.1
    port = ${ports.lmtp}
  }
}
`,
  )
  return spawn(DOVECOT, ['-F', '-c', config], { stdio: 'ignore' })
}

const SERVICES = `pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
error unix - - n - - error
retry unix - - n - - error
lmtp unix - - n - - lmtp
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
`

function startPostfix(folder: string, ports: { smtp: number; lmtp: number }): ChildProcess {
  const conf = join(folder, 'postfix')
  for (const name of [conf, join(folder, 'queue'), join(folder, 'data')]) mkdirSync(name)
  const { uid, gid } = accountOf('postfix')
  const program = `program unix - n n - 1 pipe\n  flags=Rq user=nobody argv=/bin/sh ${folder}/pipe.sh\n`
  chownSync(join(folder, 'data'), uid, gid)
  writeFileSync(join(conf, 'transport'), `${GONE} error:5.1.1 mailbox unavailable\n${PIPED} program:\n`)
  writeFileSync(
    join(conf, 'master.cf'),
    `127.0.0.1:${ports.smtp} inet n - n - - smtpd\n${SERVICES}${program}`,
  )
  writeFileSync(
    join(conf, 'main.cf'),
    `compatibility_level = 3.6
queue_directory = ${folder}/queue
data_directory = ${folder}/data
maillog_file = ${folder}/postfix.log
maillog_file_prefixes = ${folder}
daemon_directory = /usr/lib/postfix/sbin
command_directory = /usr/sbin
mail_owner = postfix
setgid_group = postdrop
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mx.example.org
mydestination =
local_recipient_maps =
alias_maps =
virtual_mailbox_domains = example.org
virtual_mailbox_maps = static:all
virtual_transport = lmtp:inet:127.0.0.1:${ports.lmtp}
relay_domains = ${GONE}
transport_maps = texthash:${conf}/transport
recipient_delimiter = +
smtp_dns_support_level = disabled
smtpd_tls_security_level = none
smtpd_reject_unlisted_recipient = no
shlib_directory = /usr/lib/postfix
meta_directory = /etc/postfix
`,
  )
  return spawn(POSTFIX, ['-c', conf, 'start-fg'], { stdio: 'ignore' })
}

function accountOf(name: string): { uid: number; gid: number } {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((one) => one.startsWith(`${name}:`))
  const [, , uid, gid] = (line ?? '').split(':')
  return { uid: Number(uid ?? userInfo().uid), gid: Number(gid ?? userInfo().gid) }
}

function readMaildir(folder: string): string[] {
  const files = ['new', 'cur'].flatMap((part) => {
    const path = join(folder, part)
    return existsSync(path) ? readdirSync(path).map((name) => join(path, name)) : []
  })
  const name = (path: string) => path.slice(path.lastIndexOf('/') + 1)
  return files.sort((a, b) => (name(a) < name(b) ? -1 : 1)).map((path) => readFileSync(path, 'utf8'))
}

async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer())
  await Promise.all(servers.map((server) => new Promise<void>((done) => server.listen(0, '127.0.0.1', done))))
  const ports = servers.map((server) => (server.address() as AddressInfo).port)
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))))
  return ports
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

/** Postfix's master is a child of the script that was started, and not told when that is asked to end. */
async function ended(server: ChildProcess, ask: () => void): Promise<void> {
  const exit = new Promise<void>((done) => server.once('exit', () => done()))
  if (server.exitCode !== null) return
  ask()
  await exit
}
