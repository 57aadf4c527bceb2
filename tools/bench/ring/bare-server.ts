import { createServer } from 'node:http'

/** Answers at once and knows nothing: what it takes is what the machine takes at the moment. */
const server = createServer((_, response) => response.end('here'))

server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (typeof address === 'object' && address !== null) process.stdout.write(`${address.port}\n`)
})
