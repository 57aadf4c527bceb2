import { createECDH, hkdfSync } from 'node:crypto'

/** Order of the curve P-256 (SEC 2, 2.4.2): a private key is a number below it. */
const ORDER = BigInt('0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551')

/** The pair by which push services know this organisation (VAPID), each in base64url. */
export interface PushKeys {
  readonly publicKey: string
  readonly privateKey: string
}

/**
 * The same pair for the same secret, on each instance and after each start: what browsers were given stays good, and
 * there is one thing less to set. 40 bytes are drawn, so that no number is noticeably likelier than another.
 *
 * @param secret at least 32 random bytes of this channel alone
 * @source FIPS 186-5, A.2.1 (extra random bits); RFC 5869; RFC 8292
 */
export function pushKeys(secret: Uint8Array): PushKeys {
  const drawn = Buffer.from(hkdfSync('sha256', secret, '', 'web push, P-256', 40))
  const number = (BigInt(`0x${drawn.toString('hex')}`) % (ORDER - 1n)) + 1n
  const pair = createECDH('prime256v1')
  pair.setPrivateKey(Buffer.from(number.toString(16).padStart(64, '0'), 'hex'))
  return {
    publicKey: pair.getPublicKey('base64url'),
    privateKey: pair.getPrivateKey('base64url').padStart(43, 'A'),
  }
}
