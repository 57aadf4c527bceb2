import type { RequestListener } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import { isRefusal, Outage, refuse } from '../refusal.ts'
import { bodyOf, type OtherSide, otherSide } from './fixtures/other-side.ts'
import { testTls } from './fixtures/test-tls.ts'
import { isPublic, type Networks, readNetworks } from './networks.ts'
import { closedOutbound, openOutbound, type OutboundParts } from './open-outbound.ts'

const open: OtherSide[] = []
afterEach(async () => {
  for (const side of open.splice(0)) await side.close()
})

async function side(answer: RequestListener, options?: Parameters<typeof otherSide>[1]): Promise<OtherSide> {
  const made = await otherSide(answer, options)
  open.push(made)
  return made
}

function networks(text: string): Networks {
  const read = readNetworks(text)
  if (isRefusal(read)) throw new Error(read.refusal)
  return read
}

const nothing = networks('')
const loopback = networks('127.0.0.0/8')
const yes: RequestListener = (_request, response) => response.end('yes')

/** What every forbidden name of the tests resolves to; it has no other address. */
const HERE = async () => ['127.0.0.1']

const FORBIDDEN = [
  // one address, spelled in every way that somebody found
  '127.0.0.1',
  '127.1',
  '127.0.1',
  '2130706433',
  '0x7f000001',
  '0x7f.0.0.1',
  '0x7F.0x0.0x0.0x1',
  '017700000001',
  '0177.0.0.1',
  '0177.0.0.0x1',
  '00000177.0000.0000.0001',
  '0x7f.1',
  '127.0.0.1.',
  '127.0.0.0x1',
  '１２７.０.０.１',
  '127。0。0。1',
  '127．0．0．1',
  '127｡0｡0｡1',
  '①②⑦.⓪.⓪.①',
  '%31%32%37.0.0.1',
  '127%2e0%2e0%2e1',
  '127.127.127.127',
  '127.255.255.254',
  // nobody's own address means this machine
  '0',
  '0.0.0.0',
  '0x0',
  '0.0.0.1',
  // names of it
  'localhost',
  'LOCALHOST',
  'localhost.',
  'ｌｏｃａｌｈｏｓｔ',
  'any.localhost',
  'internal.example.org',
  'internal.example.org.',
  // private networks, metadata, and what isn't anybody's
  '10.0.0.1',
  '10.255.255.255',
  '012.0.0.1',
  '167772161',
  '172.16.0.1',
  '172.31.255.254',
  '192.168.0.1',
  '3232235521',
  '100.64.0.1',
  '100.100.100.200',
  '169.254.169.254',
  '2852039166',
  '0xA9FEA9FE',
  '168.63.129.16',
  '192.0.0.192',
  '192.0.2.1',
  '198.18.0.1',
  '198.51.100.1',
  '203.0.113.1',
  '192.88.99.1',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  // the same in the other family, plain and carried
  '[::1]',
  '[::]',
  '[0:0:0:0:0:0:0:1]',
  '[0000:0000:0000:0000:0000:0000:0000:0001]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[0:0:0:0:0:ffff:7f00:0001]',
  '[::ffff:0:127.0.0.1]',
  '[::127.0.0.1]',
  '[::ffff:10.0.0.1]',
  '[::ffff:169.254.169.254]',
  '[::ffff:8.8.8.8]',
  '[64:ff9b::7f00:1]',
  '[64:ff9b::10.0.0.1]',
  '[64:ff9b:1::1]',
  '[2002:7f00:1::1]',
  '[2002:0a00:0001::]',
  '[2001:0:7f00:1::1]',
  '[2001:db8::1]',
  '[3fff::1]',
  '[fe80::1]',
  '[fe80::1%25eth0]',
  '[fe80::1%eth0]',
  '[fec0::1]',
  '[fc00::1]',
  '[fd00:ec2::254]',
  '[ff02::1]',
  '[100::1]',
  '[5f00::1]',
]

describe('an address that leads inside is refused', () => {
  test(`in ${FORBIDDEN.length} spellings, each encrypted and plain, without a single connection`, async () => {
    const four = await side(yes, { host: '0.0.0.0' })
    const six = await side(yes, { host: '::', port: four.port }).catch(() => four)
    const outbound = openOutbound({ allowed: nothing, resolve: HERE })
    for (const host of FORBIDDEN) {
      for (const scheme of ['http', 'https']) {
        const address = `${scheme}://${host}:${four.port}/hook`
        expect({ address, outcome: await outbound.send({ address }) }).toEqual({
          address,
          outcome: expect.objectContaining({
            refusal: expect.stringMatching(/^outbound\.(notAllowed|badAddress)$/),
          }),
        })
        expect(await outbound.judge(address)).not.toBeNull()
        if (/^[\d.]+$|^\[/.test(host)) expect(outbound.read(address)).not.toBeNull()
      }
    }
    expect(four.connections() + six.connections()).toBe(0)
  })

  test.each([
    ['ftp://example.org/', 'outbound.badAddress'],
    ['file:///etc/passwd', 'outbound.badAddress'],
    ['gopher://127.0.0.1:6379/_', 'outbound.badAddress'],
    ['javascript:alert(1)', 'outbound.badAddress'],
    ['data:text/plain,x', 'outbound.badAddress'],
    ['//example.org/', 'outbound.badAddress'],
    ['example.org/hook', 'outbound.badAddress'],
    ['', 'outbound.badAddress'],
    ['https://', 'outbound.badAddress'],
    ['https://exa mple.org/', 'outbound.badAddress'],
    [`https://example.org/${'x'.repeat(2_000)}`, 'outbound.badAddress'],
    ['https://ada@example.org/', 'outbound.hasCredentials'],
    ['https://ada:secret@example.org/', 'outbound.hasCredentials'],
    ['https://example.org@127.0.0.1/', 'outbound.hasCredentials'],
    ['https://127.0.0.1\\@example.org/', 'outbound.notAllowed'],
    ['https://example.org:25/', 'outbound.badPort'],
    ['https://example.org:22/', 'outbound.badPort'],
  ])('%s is refused as %s', async (address, code) => {
    const outbound = openOutbound({ allowed: nothing, resolve: async () => ['8.8.8.8'] })
    expect(await outbound.send({ address })).toMatchObject({ refusal: code })
  })

  test('a name with one good and one bad answer is refused as a whole', async () => {
    const { port, connections } = await side(yes)
    for (const addresses of [
      ['8.8.8.8', '127.0.0.1'],
      ['127.0.0.1', '8.8.8.8'],
      ['2606:4700::1', '::1'],
      ['fe80::1%eth0'],
    ]) {
      const outbound = openOutbound({ allowed: nothing, resolve: async () => addresses })
      expect(await outbound.send({ address: `https://mixed.example.org:${port}/` })).toEqual(
        refuse('outbound.notAllowed', { host: `mixed.example.org:${port}` }),
      )
    }
    expect(connections()).toBe(0)
  })

  test('a name that changes its answer between judgement and connection still gets the judged one', async () => {
    const meant = await side(yes, { host: '127.0.0.2' })
    const inside = await side(yes, { host: '127.0.0.1', port: meant.port })
    const answers = ['127.0.0.2', '127.0.0.1', '127.0.0.1']
    const outbound = openOutbound({
      allowed: networks('127.0.0.2'),
      resolve: async () => [answers.shift() ?? '127.0.0.1'],
    })
    const address = `http://rebinding.example.org:${meant.port}/`
    expect(await outbound.send({ address })).toMatchObject({ status: 200 })
    expect([meant.connections(), inside.connections()]).toEqual([1, 0])
    expect(await outbound.send({ address })).toMatchObject({ refusal: 'outbound.notAllowed' })
    expect([meant.connections(), inside.connections()]).toEqual([1, 0])
  })

  test('a redirect is an answer like any other, and nobody goes where it points', async () => {
    const inside = await side(yes)
    const redirecting = await side((_request, response) => {
      response.writeHead(307, { location: `http://127.0.0.1:${inside.port}/` }).end()
    })
    const outbound = openOutbound({ allowed: loopback })
    const answer = await outbound.send({ address: `http://127.0.0.1:${redirecting.port}/`, method: 'POST' })
    expect(answer).toMatchObject({ status: 307 })
    expect(inside.connections()).toBe(0)
  })

  test('in the sample nobody is reached', async () => {
    expect(await closedOutbound.send({ address: 'https://example.org/' })).toEqual(refuse('outbound.closed'))
  })
})

describe('an address that one may go to', () => {
  const outboundTo = (parts: Partial<OutboundParts> = {}) => openOutbound({ allowed: loopback, ...parts })

  test('is reached under its own name, encrypted, with what was to be said', async () => {
    const heard: unknown[] = []
    const { port } = await side(
      async (request, response) => {
        heard.push(request.method, request.headers.host, request.headers['x-kind'], await bodyOf(request))
        response.setHeader('x-answer', 'there').end('yes')
      },
      { encrypted: true },
    )
    const outbound = outboundTo({ resolve: HERE, authorities: testTls.cert })
    const answer = await outbound.send({
      address: `https://hooks.example.org:${port}/hook?a=1`,
      method: 'POST',
      headers: { 'x-kind': 'ask.opened', host: 'elsewhere.example.org' },
      body: 'Grüße',
      mostBytes: 100,
    })
    expect(heard).toEqual(['POST', `hooks.example.org:${port}`, 'ask.opened', 'Grüße'])
    expect(answer).toMatchObject({ status: 200, headers: { 'x-answer': 'there' }, body: Buffer.from('yes') })
  })

  test('is not believed with a certificate that nobody knows, or one of another name', async () => {
    const { port } = await side(yes, { encrypted: true })
    const stranger = outboundTo({ resolve: HERE })
    await expect(stranger.send({ address: `https://hooks.example.org:${port}/` })).rejects.toThrow(
      'DEPTH_ZERO_SELF_SIGNED_CERT',
    )
    const misnamed = outboundTo({ resolve: HERE, authorities: testTls.cert })
    await expect(misnamed.send({ address: `https://third.example.org:${port}/` })).rejects.toThrow(
      'ERR_TLS_CERT_ALTNAME_INVALID',
    )
  })

  test('has to be encrypted outside the allowed networks', async () => {
    const outbound = openOutbound({ allowed: networks('10.0.0.0/8'), resolve: async () => ['8.8.8.8'] })
    expect(await outbound.judge('http://example.org/')).toEqual(refuse('outbound.notEncrypted'))
    expect(await outbound.judge('https://example.org/')).toBeNull()
    expect(await outbound.judge('http://10.1.2.3/')).toBeNull()
  })

  test('may be typed while no name server answers', async () => {
    const silent = openOutbound({
      allowed: nothing,
      resolve: () => new Promise(() => undefined),
      limits: { connectMs: 20 },
    })
    expect(await silent.judge('https://example.org/')).toBeNull()
    await expect(silent.send({ address: 'https://example.org/' })).rejects.toThrow(
      'The name servers say nothing',
    )
    const unknown = openOutbound({ allowed: nothing, resolve: async () => [] })
    await expect(unknown.send({ address: 'https://example.org/' })).rejects.toBeInstanceOf(Outage)
  })

  const hurried = { limits: { wholeMs: 150 } }

  test.each<[string, RequestListener, string]>([
    ['never answers', () => undefined, 'took too long'],
    [
      'drips a letter now and then',
      (_request, response) => {
        const drip = setInterval(() => response.write('.'), 10)
        response.once('close', () => clearInterval(drip))
      },
      'took too long',
    ],
    ['resets the connection', (request) => request.socket.resetAndDestroy(), 'ECONNRESET'],
    [
      'breaks off in the middle',
      (request, response) => {
        response.writeHead(200, { 'content-length': 100 }).write('half')
        setImmediate(() => request.socket.destroy())
      },
      'broke off',
    ],
    [
      'answers without end',
      (_request, response) => {
        const more = () => {
          while (!response.destroyed && response.write('x'.repeat(65_536)));
        }
        response.on('drain', more)
        more()
      },
      'larger than 100000 bytes',
    ],
    [
      'speaks no HTTP',
      (request) => {
        request.socket.end('220 mail.example.org ESMTP\r\n')
      },
      'HPE_INVALID_CONSTANT',
    ],
    [
      'sends headers without end',
      (request) => {
        request.socket.write(`HTTP/1.1 200 OK\r\n${'X-Long: y\r\n'.repeat(100_000)}`)
      },
      'HPE_HEADER_OVERFLOW',
    ],
  ])('and %s is an outage, told in codes', async (_how, answer, says) => {
    const { port } = await side(answer)
    const sent = outboundTo(says === 'took too long' ? hurried : {}).send({
      address: `http://127.0.0.1:${port}/`,
      mostBytes: 100_000,
    })
    await expect(sent).rejects.toThrow(says)
    await expect(sent).rejects.toBeInstanceOf(Outage)
  })

  test('and answers a gigabyte has answered once its status is known, and gets to send no more', async () => {
    let written = 0
    const { port } = await side((_request, response) => {
      const more = () => {
        while (!response.destroyed && written < 2 ** 30) {
          written += 65_536
          if (!response.write('x'.repeat(65_536))) return
        }
      }
      response.on('drain', more)
      more()
    })
    const answer = await outboundTo().send({
      address: `http://127.0.0.1:${port}/`,
      method: 'POST',
      body: '{}',
    })
    expect(answer).toMatchObject({ status: 200, body: new Uint8Array() })
    expect(written).toBeLessThan(2 ** 25)
  })

  test('but where nobody listens is an outage', async () => {
    const { port, close } = await otherSide(yes)
    await close()
    await expect(outboundTo().send({ address: `http://127.0.0.1:${port}/` })).rejects.toThrow('ECONNREFUSED')
  })

  test('is left when whoever asked has to stop', async () => {
    const stopping = new AbortController()
    const { port } = await side(() => stopping.abort())
    const sent = outboundTo().send({ address: `http://127.0.0.1:${port}/`, signal: stopping.signal })
    await expect(sent).rejects.toThrow('Ended from our side')
  })
})

describe('the setting of allowed networks', () => {
  test.each(['10.0.0.0/33', '10.0.0', 'fd00::/129', 'all', '10.0.0.0/8/8', '10.0.0.0/-1', 'fe80::1%eth0/64'])(
    '%s is no network',
    (part) => {
      expect(readNetworks(`10.0.0.0/8, ${part}`)).toEqual(refuse('settings.badNetwork', { part }))
    },
  )

  test('is a list of both families, with or without a size', async () => {
    const outbound = openOutbound({ allowed: networks('10.1.0.0/16, fd00:1::/48 192.168.7.9') })
    for (const host of ['10.1.2.3', '[fd00:1::7]', '192.168.7.9']) {
      expect(await outbound.judge(`http://${host}/`)).toBeNull()
    }
    for (const host of ['10.2.0.1', '[fd00:2::7]', '192.168.7.8']) {
      expect(await outbound.judge(`https://${host}/`)).toMatchObject({ refusal: 'outbound.notAllowed' })
    }
  })
})

test('addresses of the public net are public, at the edges of what is not as well', () => {
  for (const address of ['9.255.255.255', '11.0.0.0', '172.15.255.255', '172.32.0.0', '100.63.255.255']) {
    expect(isPublic(address)).toBe(true)
  }
  for (const address of ['100.128.0.0', '1.1.1.1', '2606:4700:4700::1111', '2a00:1450::1', '2001:4860::1']) {
    expect(isPublic(address)).toBe(true)
  }
  expect(isPublic('example.org')).toBe(false)
})
