import type { Server } from 'node:http'

/**
 * Starts a server on the first free port at or after `first` and gives the port. With `isFixed` no other port is
 * tried. Listens on the loopback address only: what is built here is meant for this machine.
 */
export async function listenOnFreePort(server: Server, first: number, isFixed = false): Promise<number> {
  const last = isFixed ? first : Math.min(first + 99, 65_535)
  for (let port = first; port <= last; port += 1) {
    if (await listens(server, port)) return port
  }
  throw new Error(
    isFixed
      ? `Port ${first} is in use. End the program that holds it, or choose another with --port.`
      : `All ports from ${first} to ${last} are in use. Choose another with --port.`,
  )
}

function listens(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => {
      server.off('listening', listening)
      if (error.code === 'EADDRINUSE') resolve(false)
      else reject(error)
    }
    const listening = () => {
      server.off('error', failed)
      resolve(true)
    }
    server.once('error', failed)
    server.once('listening', listening)
    server.listen(port, '127.0.0.1')
  })
}
