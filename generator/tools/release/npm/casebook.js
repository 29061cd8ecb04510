#!/usr/bin/env node
// Runs the program that npm installed for this system, in a package of its own.
"use strict"
const { spawnSync } = require("node:child_process")
const name = `@casebook-dev/${process.platform}-${process.arch}`
let program
try {
  program = require.resolve(`${name}/casebook${process.platform === "win32" ? ".exe" : ""}`)
} catch {
  console.error(`casebook: the package ${name} is not installed; install without --omit=optional, on Linux, macOS or Windows (x64, arm64)`)
  process.exit(2)
}
const ran = spawnSync(program, process.argv.slice(2), { stdio: "inherit" })
if (ran.error) console.error(`casebook: ${ran.error.message}`)
if (ran.signal) process.kill(process.pid, ran.signal)
process.exit(ran.status ?? 2)
