// Runs a task of this repository on the Node version that the lockfile pins, installing what is missing first.
// Written in CommonJS for the oldest Node that may start it: usage `node scripts/bootstrap.cjs <script.ts> [arguments]`.
'use strict';
const { spawn, spawnSync } = require('node:child_process');
const { createHash } = require('node:crypto');
const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..');
const modules = join(root, 'node_modules');
const stamp = join(modules, '.cairn-install');

function stop(sentence) {
  console.error(`cairn: ${sentence}`);
  process.exit(1);
}

function lockfileHash() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

/** Installs exactly what the lockfile names, once for each state of the lockfile. */
function install() {
  const wanted = lockfileHash();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.error('cairn: installing packages, about half a minute the first time …');
  const windows = process.platform === 'win32';
  const done = spawnSync(windows ? 'npm.cmd' : 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: windows,
  });
  if (done.status !== 0) stop('npm ci failed; its message is above. Mend that and run the same command again.');
  writeFileSync(stamp, wanted);
}

/** The pinned Node, or this one when it is new enough to run TypeScript as it stands. */
function findNode() {
  const pinned = join(
    modules,
    `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`,
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );
  if (existsSync(pinned)) return pinned;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  return stop(
    `this machine has Node ${process.versions.node} and no pinned Node for ${process.platform} ${process.arch}. ` +
      'Install Node 24 and run the same command again.',
  );
}

const [script, ...rest] = process.argv.slice(2);
if (!script) stop('say which script to run, for example: node scripts/bootstrap.cjs scripts/start.ts');
install();
const child = spawn(findNode(), ['--disable-warning=ExperimentalWarning', join(root, script), ...rest], {
  cwd: process.env.INIT_CWD || process.cwd(),
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
