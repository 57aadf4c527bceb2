import { expect, test } from 'vitest'
import { refuse } from '../refusal.ts'
import { hostOf, isPlainAddress, readMailFrom, readMailSettings, readSmtpUrl } from './smtp-settings.ts'

test('the address of a mail server says host, port, password and how safely', () => {
  expect(readSmtpUrl('smtp://askwell:p%40ss@mail.example.org')).toEqual({
    host: 'mail.example.org',
    port: 587,
    secure: false,
    requireTls: true,
    checkCertificate: true,
    auth: { user: 'askwell', pass: 'p@ss' },
  })
  expect(readSmtpUrl('smtps://mail.example.org')).toMatchObject({
    port: 465,
    secure: true,
    checkCertificate: true,
  })
})

test('TLS is demanded where a password travels, and taken as offered where none does', () => {
  expect(readSmtpUrl('smtp://relay.example.org:25')).toMatchObject({
    requireTls: false,
    checkCertificate: false,
  })
  expect(readSmtpUrl('smtp://a:b@localhost:2525')).toMatchObject({
    requireTls: false,
    checkCertificate: false,
  })
  expect(readSmtpUrl('smtp://a:b@relay.example.org?requireTLS=false')).toMatchObject({ requireTls: false })
  expect(readSmtpUrl('smtps://[::1]:465?tls.rejectUnauthorized=true')).toMatchObject({
    host: '::1',
    checkCertificate: true,
  })
})

test('a setting that is not a mail server is refused, and so is an option that would be overlooked', () => {
  for (const url of ['mail.example.org:25', 'http://mail.example.org', 'smtp://', '']) {
    expect(readSmtpUrl(url)).toEqual(refuse('mail.badUrl'))
  }
  expect(readSmtpUrl('smtp://mail.example.org?requiretls=true')).toEqual(
    refuse('mail.unknownOption', { option: 'requiretls' }),
  )
})

test('a sender is one mailbox, with or without a name', () => {
  expect(readMailFrom('askwell@example.org')).toEqual({ name: '', address: 'askwell@example.org' })
  expect(readMailFrom('"Askwell at Example" <askwell@example.org>')).toEqual({
    name: 'Askwell at Example',
    address: 'askwell@example.org',
  })
  for (const from of [
    '',
    'Askwell',
    'a@b.org, c@d.org',
    'A <a@b.org>, c@d.org',
    'A\r\nBcc: x <a@b.org>',
    'a@b.org <>',
  ]) {
    expect(readMailFrom(from)).toEqual(refuse('mail.badFrom'))
  }
})

test('mail is not set up halfway: a server without a sender is refused', () => {
  expect(readMailSettings({ smtpUrl: 'smtp://localhost', mailFrom: undefined })).toEqual(
    refuse('mail.noFrom'),
  )
  expect(readMailSettings({ smtpUrl: 'smtp://localhost', mailFrom: 'a@b.org' })).toMatchObject({
    server: { host: 'localhost' },
    from: { address: 'a@b.org' },
  })
})

test('an address is one plain mailbox, in any script', () => {
  for (const address of [
    'ada@example.org',
    'ada+x@a.b-c.org',
    'åsa@bücher.example',
    "o'neil@example.org",
    'ada@localhost',
  ]) {
    expect(isPlainAddress(address)).toBe(true)
  }
  const strange = [
    'a@',
    '@b',
    'a@b@c.org',
    'a@-b.org',
    'a@b..org',
    '"a b"@c.org',
    'a@[127.0.0.1]',
    `${'a'.repeat(65)}@b.org`,
  ]
  for (const address of strange) expect(isPlainAddress(address)).toBe(false)
  expect(hostOf('åsa@bücher.example')).toBe('xn--bcher-kva.example')
})
