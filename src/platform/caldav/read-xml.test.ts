import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findAll, findFirst, readXml } from './read-xml.ts'

test('names are told by their namespaces, however a server abbreviates them', () => {
  const ways = [
    '<?xml version="1.0"?><multistatus xmlns="DAV:"><response><href>/a%20b/</href></response></multistatus>',
    `<!-- x --><d:multistatus xmlns:d='DAV:'><d:response ><d:href><![CDATA[/a%20b/]]></d:href><d:prop/></d:response></d:multistatus>`,
  ]
  for (const text of ways) {
    const root = readXml(text)
    expect(root?.name).toBe('DAV: multistatus')
    expect(root && findFirst(root, 'DAV: response', 'DAV: href')?.text).toBe('/a%20b/')
  }
})

test('texts are read with what was escaped in them, and nothing is looked up', () => {
  const root = readXml('<a xmlns="x">1 &lt; 2 &amp;&amp; &#x41;&#66; &nbsp;<b name="VEVENT"/></a>')
  expect(root?.text).toBe('1 < 2 && AB &nbsp;')
  expect(root && findAll(root, 'x b')[0]?.is).toBe('VEVENT')
})

test('what is not well formed, or brings a document type, is no answer', () => {
  const bomb = '<!DOCTYPE a [<!ENTITY x "xxxx">]><a>&x;</a>'
  const deep = '<a>'.repeat(100) + '</a>'.repeat(100)
  for (const text of ['', 'plain', '<a>', '<a></b>', '<a/><b/>', '</a>', bomb, deep, '<a><b></a></b>']) {
    expect(readXml(text)).toBeNull()
  }
})

test('whatever comes, nothing is thrown', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('<a', '>', '</a>', '<!--', '-->', '<![CDATA[', ']]>', '&', ';', '"', ' x')),
      (parts) => {
        const read = readXml(parts.join(''))
        expect(read === null || typeof read.name === 'string').toBe(true)
      },
    ),
  )
})
