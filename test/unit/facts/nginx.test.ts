import assert from 'node:assert/strict';
import { readNginx, type NginxDirective } from '../../../src/facts/nginx/read-nginx.ts';
import { readNginxFile } from '../../../src/facts/nginx.ts';
import { mutations, source } from './source.ts';

const SAMPLE = `# top { ; }
http {
  server {
    listen 80 default_server; # after
    add_header X-A "a \\"quoted\\" } ; #" always;
    location ~ ^/u/\\d\\{2}$ { return 200 'x'; }
    location ^~/files { alias /srv/\${root}/files/; }
    content_by_lua_block { if x then ngx.say("}") end -- }
    }
    location "/with space/" {
      alias '/srv/a b/';
    }
  }
}
events {}
`;

function names(directives: readonly NginxDirective[]): unknown[] {
  return directives.map(({ name, args, block }) =>
    block === undefined ? [name, ...args] : [name, ...args, names(block)],
  );
}

describe('reading nginx files', () => {
  it('reads directives, blocks and quotes', () => {
    assert.deepEqual(names(readNginx(SAMPLE)), [
      [
        'http',
        [
          [
            'server',
            [
              ['listen', '80', 'default_server'],
              ['add_header', 'X-A', 'a "quoted" } ; #', 'always'],
              ['location', '~', '^/u/\\d\\{2}$', [['return', '200', 'x']]],
              ['location', '^~/files', [['alias', '/srv/${root}/files/']]],
              ['content_by_lua_block', []],
              ['location', '/with space/', [['alias', '/srv/a b/']]],
            ],
          ],
        ],
      ],
      ['events', []],
    ]);
  });

  it('gives aliases their places', () => {
    const file = readNginxFile(source('nginx.conf', SAMPLE));
    assert.deepEqual(
      file?.aliases.map(({ modifier, location, alias, site }) => [modifier, location, alias, site.line]),
      [
        ['^~', '/files', '/srv/${root}/files/', 7],
        ['', '/with space/', '/srv/a b/', 11],
      ],
    );
  });

  it('passes over what a template engine fills in', () => {
    const text = 'server {\n{% if a %}\n  location /a { alias {{ root }}/; }\n{% endif %}\n}\n';
    assert.deepEqual(
      readNginxFile(source('a.conf.j2', text))?.aliases.map(({ alias, site }) => [
        alias.endsWith('/'),
        site.line,
      ]),
      [[true, 3]],
    );
  });

  it('is not nginx without a block of its own', () => {
    assert.equal(readNginxFile(source('redis.conf', 'save 900 1\nserver a\n')), undefined);
  });

  it('ends, and keeps its places in the text, whatever it is given', () => {
    const check = (directives: readonly NginxDirective[], text: string): void => {
      for (const { start, end, block } of directives) {
        assert.ok(start >= 0 && start < end && end <= text.length, text);
        check(block ?? [], text);
      }
    };
    for (const text of mutations(SAMPLE, 2000)) {
      check(readNginx(text), text);
    }
    readNginx('a {'.repeat(5000));
    readNginx('a "'.repeat(5000));
  });
});
