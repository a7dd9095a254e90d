import { baseName } from '../../workspace/paths.ts';
import type { DebugSetting } from '../debug-settings.ts';
import { lastWord } from '../pieces.ts';
import type { SourceFile } from '../source-file.ts';

/** PHP's own settings files, Apache's for a folder, and pool files of php-fpm. */
export function isIniPath(path: string): boolean {
  const name = baseName(path);
  return (
    /^(\.htaccess|\.user\.ini|php[\w.-]*\.ini)$/i.test(name) ||
    /(^|\/)(php|conf\.d|fpm|php-fpm\.d)\/(.*\/)?[\w.-]+\.(ini|conf)$/i.test(path)
  );
}

const DISPLAY_ERRORS =
  /^\s*(?:php_(?:admin_)?(?:flag|value)(?:\[|\s+))?display_errors\]?\s*(?:=|\s)\s*["']?([\w]+)/i;

/** Finds `display_errors` in files of PHP and of the servers that run it. */
export function readIniSwitches(source: SourceFile): DebugSetting[] {
  // php.ini-development and its like say in their name what they are for.
  if (/dev(elopment)?([.-]|$)|xdebug/i.test(baseName(source.path))) {
    return [];
  }
  return source.text.split('\n').flatMap((line, index): DebugSetting[] => {
    const value = DISPLAY_ERRORS.exec(line)?.[1];
    if (value === undefined) {
      return [];
    }
    const state = /^(on|1|true|yes|stdout)$/i.test(value) ? 'on' : 'off';
    const site = source.lineSite(index + 1);
    return [
      {
        name: 'PHP display_errors',
        state,
        place: 'config',
        technology: undefined,
        isMainGuarded: false,
        site,
        literal: lastWord(source, site),
      },
    ];
  });
}
