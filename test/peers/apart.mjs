/**
 * Runs a program where it can talk to nobody but itself: the stand-ins listen on all interfaces, so they, the assistant and the test share a network
 * namespace that has a loopback interface and nothing else.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'

const here = import.meta.dirname
const localSlack = join(here, 'node_modules/local-slack-linux-x64/bin/local-slack')

/** npm notes what it has installed in a file of its own: an older one is of another lock file. */
function isInstalled() {
  const noted = join(here, 'node_modules/.package-lock.json')
  return existsSync(noted) && statSync(noted).mtimeMs >= statSync(join(here, 'package-lock.json')).mtimeMs
}

/** A new namespace begins with loopback down. Where iproute2 is missing, the kernel takes the flag (1 is "up") through a sysfs of the new namespace. */
const raiseLoopback = 'ip link set lo up 2>/dev/null || { mount -t sysfs none /sys && echo 1 > /sys/class/net/lo/flags; } && exec "$@"'

/** An unprivileged user needs a user namespace; root in a container may not be allowed one. */
const waysIn = [
  ['--map-root-user', '--net', '--mount'],
  ['--net', '--mount'],
]

const talksToItself = `require('net').createServer((socket) => socket.end()).listen(0, '127.0.0.1', function () {
  require('net').connect(this.address().port, '127.0.0.1').on('close', () => process.exit(0)).on('error', () => process.exit(1)).resume()
}).on('error', () => process.exit(1))`

const throughUnshare = (way, command) => [...way, 'sh', '-c', raiseLoopback, 'sh', ...command]

/**
 * Installs the stand-ins where they are missing and finds the way into a namespace.
 * @returns {{ way: string[] } | { missing: string }}
 */
export function prepare() {
  if (process.platform !== 'linux') return { missing: `the stand-ins run on Linux only, and this is ${process.platform}` }
  if (!isInstalled()) {
    const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: here, stdio: ['ignore', 2, 2] })
    if (status !== 0) return { missing: 'the stand-ins could not be installed: npm ci failed in test/peers' }
  }
  if (!existsSync(localSlack)) return { missing: `there is no Slack stand-in for ${process.platform} on ${process.arch}` }
  const way = waysIn.find((options) => spawnSync('unshare', throughUnshare(options, [process.execPath, '-e', talksToItself]), { timeout: 10_000 }).status === 0)
  if (way === undefined) return { missing: 'no network namespace can be made here (unshare --net), and the stand-ins listen on all interfaces' }
  return { way }
}

/** Runs a command in the namespace. @returns {Promise<number>} its exit status */
export function runApart(way, command, environment = {}) {
  return run('unshare', throughUnshare(way, command), environment)
}

/** @returns {Promise<number>} exit status of the program, which gets the signals that this process gets */
export function run(program, args, environment = {}) {
  const child = spawn(program, args, { stdio: 'inherit', env: { ...process.env, ...environment } })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (status) => resolve(status ?? 1))
  })
}
