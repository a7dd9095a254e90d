/** An idiom that no page may show as good code. */
export interface AntiIdiom {
  readonly pattern: RegExp;
  /** Languages of fences that it is looked for in; in all when absent. */
  readonly languages?: readonly string[];
  readonly because: string;
  /** A line that shows it, so that each pattern is known to work. */
  readonly example: string;
}

const JS = ['js', 'ts', 'tsx'];
const PYTHON = ['python'];
const JAVA = ['java'];
const GO = ['go'];
const YAML = ['yaml'];

/** An import of an npm package, by its name or a part of it. */
function npm(name: string): RegExp {
  return new RegExp(`(?:from |require\\(|import |import\\()['"]${name}['"/]`);
}

/** A line that looks like an idiom of the catalogue and is right where it stands. */
export interface ShownOnPurpose {
  readonly path: string;
  readonly found: RegExp;
  readonly because: string;
}

export const SHOWN_ON_PURPOSE: readonly ShownOnPurpose[] = [
  {
    path: 'topics/security/injection.md',
    found: /^query/,
    because: 'the sort order comes from a closed list',
  },
  {
    path: 'topics/databases/relational-databases.md',
    found: /^timestamp/,
    because: 'in MySQL it is a moment, kept in UTC',
  },
  {
    path: 'checks/rel/dev-server-in-production.md',
    found: /nodemon|npm|CMD/,
    because: 'what passes: nodemon in a script that no image starts',
  },
  {
    path: 'checks/security/debug-mode.md',
    found: /app\.run/,
    because: 'what passes: a block that production never reaches',
  },
  {
    path: 'checks/security/management-endpoints.md',
    found: /ListenAndServe/,
    because: 'what passes: pprof on the loopback address',
  },
];

export const ANTI_CATALOGUE: readonly AntiIdiom[] = [
  // Node.js packages
  {
    pattern: npm('body-parser'),
    languages: JS,
    because: 'Express has its own parsers',
    example: "import bodyParser from 'body-parser';",
  },
  { pattern: npm('csurf'), languages: JS, because: 'archived', example: "const csurf = require('csurf');" },
  {
    pattern: npm('moment'),
    languages: JS,
    because: 'its maintainers call it done',
    example: "import moment from 'moment';",
  },
  { pattern: npm('request'), languages: JS, because: 'dead', example: "const request = require('request');" },
  {
    pattern: npm('node-fetch'),
    languages: JS,
    because: 'fetch is built in',
    example: "import fetch from 'node-fetch';",
  },
  {
    pattern: npm('kafkajs'),
    languages: JS,
    because: 'abandoned',
    example: "import { Kafka } from 'kafkajs';",
  },
  {
    pattern: npm('express-async-errors'),
    languages: JS,
    because: 'Express 5 passes rejections on',
    example: "import 'express-async-errors';",
  },
  {
    pattern: npm('(?:xss-clean|express-mongo-sanitize)'),
    languages: JS,
    because: 'assigns req.query, which Express 5 does not allow',
    example: "import xss from 'xss-clean';",
  },
  {
    pattern: npm('(?:express-brute|express-bouncer|toobusy-js)'),
    languages: JS,
    because: 'unmaintained',
    example: "import brute from 'express-brute';",
  },
  {
    pattern: npm('(?:bluebird|rimraf|md5|uuid)'),
    languages: JS,
    because: 'built in',
    example: "import { v4 } from 'uuid';",
  },
  {
    pattern: npm('(?:cls-hooked|jaeger-client|opentracing)'),
    languages: JS,
    because: 'retired',
    example: "import cls from 'cls-hooked';",
  },
  {
    pattern: /\b(?:tslint|ts-node|nodemon)\b/,
    because: 'superseded by eslint, tsx and node --watch',
    example: '"dev": "nodemon src/app.js"',
  },
  // Node.js code
  {
    pattern: /\bapp\.(?:all|get|use|post)\(\s*['"](?:\/?\*|[^'"]*\/:\w+\?)['"]/,
    languages: JS,
    because: 'throws in Express 5',
    example: "app.get('*', notFound);",
  },
  { pattern: /\bapp\.del\(/, languages: JS, because: 'removed in Express 5', example: "app.del('/a', f);" },
  {
    pattern: /\breq\.query\s*=[^=]/,
    languages: JS,
    because: 'read-only in Express 5',
    example: 'req.query = clean(req.query);',
  },
  {
    pattern: /\bfastify\.listen\(\s*\d/,
    languages: JS,
    because: 'Fastify takes an object',
    example: 'fastify.listen(3000);',
  },
  {
    pattern: /\bFastify\(\{[^}]*\blogger:\s*(?:pino|logger)\b/i,
    languages: JS,
    because: 'Fastify 5 wants loggerInstance',
    example: 'Fastify({ logger: pino() });',
  },
  {
    pattern: /\bxssFilter\b|X-XSS-Protection['"]?\s*[:,]\s*['"]?1/i,
    because: 'makes holes where there were none',
    example: "res.set('X-XSS-Protection', '1; mode=block');",
  },
  {
    pattern: /Expect-CT|Public-Key-Pins/i,
    because: 'retired',
    example: "res.set('Expect-CT', 'max-age=1');",
  },
  {
    pattern:
      /\borigin:\s*(?:true|['"]\*['"])[^}]*credentials:\s*true|credentials:\s*true[^}]*\borigin:\s*(?:true|['"]\*['"])/,
    languages: JS,
    because: 'any site may read with the user’s cookies',
    example: 'cors({ origin: true, credentials: true })',
  },
  {
    pattern: /['"]trust proxy['"]\s*,\s*true|\btrustProxy:\s*true/,
    languages: JS,
    because: 'clients choose their own address',
    example: "app.set('trust proxy', true);",
  },
  {
    pattern: /\balgorithms?:?\s*[=:]\s*\[?\s*['"]none['"]/i,
    because: 'anybody can write such a token',
    example: "algorithms: ['none']",
  },
  {
    pattern: /\bcreateCipher\(|\bcreateDecipher\(/,
    languages: JS,
    because: 'removed from Node.js',
    example: "crypto.createCipher('aes', key);",
  },
  {
    pattern: /aes-\d+-ecb|\bMODE_ECB\b|AES\/ECB|\bmodes\.ECB\b/i,
    because: 'equal blocks stay equal',
    example: "createCipheriv('aes-256-ecb', key, null)",
  },
  {
    pattern: /createHash\(['"](?:md5|sha1)['"]\)[^;]*passw|hashlib\.(?:md5|sha1|sha256)\([^)]*passw/i,
    because: 'fast hashes are no password hashes',
    example: 'hashlib.sha256(password.encode())',
  },
  {
    pattern:
      /\b(?:token|secret|session|nonce|csrf|password|otp)\w*\s*(?::=|=|:)[^;\n]*(?:Math\.random\(|\brandom\.(?:choice|randint|random)\(|\brand\.(?:Int|Intn|IntN)\()/i,
    because: 'predictable',
    example: 'const sessionToken = Math.random().toString(36);',
  },
  {
    pattern: /\bstore:\s*new\s+(?:session\.)?MemoryStore\b/,
    languages: JS,
    because: 'leaks and forgets',
    example: 'session({ store: new session.MemoryStore() })',
  },
  {
    pattern: /\bjwt\.decode\(/,
    languages: JS,
    because: 'reads without verifying',
    example: 'const user = jwt.decode(token);',
  },
  {
    pattern: /verify_signature['"]?\s*[:=]\s*False/,
    languages: PYTHON,
    because: 'reads without verifying',
    example: 'options={"verify_signature": False}',
  },
  {
    pattern:
      /\bbcrypt\w*\.(?:hash|hashSync|genSalt|gensalt|GenerateFromPassword)\((?:[^()]*,\s*)?(?:rounds=)?[4-9]\)/,
    because: 'a cost below 10',
    example: 'await bcrypt.hash(password, 8)',
  },
  {
    pattern: /rejectUnauthorized:\s*false|NODE_TLS_REJECT_UNAUTHORIZED/,
    languages: JS,
    because: 'talks to whoever answers',
    example: 'new https.Agent({ rejectUnauthorized: false })',
  },
  // Python
  {
    pattern: /^\s*(?:from|import)\s+(?:jose|passlib|pytz|bleach|md5)\b/m,
    languages: PYTHON,
    because: 'unmaintained or replaced by the standard library',
    example: 'from jose import jwt',
  },
  {
    pattern: /@app\.on_event\(/,
    languages: PYTHON,
    because: 'deprecated for lifespan',
    example: '@app.on_event("startup")',
  },
  {
    pattern: /from pydantic import [^\n]*\b(?:validator|BaseSettings)\b/,
    languages: PYTHON,
    because: 'pydantic 1',
    example: 'from pydantic import BaseModel, validator',
  },
  {
    pattern: /before_first_request|\bapp\.run\([^)]*debug\s*=\s*True|\bDEBUG\s*=\s*True\b/,
    languages: PYTHON,
    because: 'removed, or a console for everybody',
    example: 'app.run(debug=True)',
  },
  {
    pattern: /\bdatetime\.utc(?:now|fromtimestamp)\(/,
    languages: PYTHON,
    because: 'a time without a zone',
    example: 'datetime.utcnow()',
  },
  {
    pattern: /django\.conf\.urls\s+import\s+[^\n]*\burl\b|SECURE_BROWSER_XSS_FILTER/,
    languages: PYTHON,
    because: 'removed in Django 4',
    example: 'from django.conf.urls import url',
  },
  {
    pattern: /\b(?:pickle|cPickle|marshal)\.loads?\(|\byaml\.load\((?![^)]*SafeLoader)|\byaml\.unsafe_load\(/,
    languages: PYTHON,
    because: 'runs what it reads',
    example: 'yaml.load(text)',
  },
  {
    pattern: /\bverify\s*=\s*False\b/,
    languages: PYTHON,
    because: 'talks to whoever answers',
    example: 'requests.get(url, verify=False)',
  },
  // Java
  {
    pattern: /WebSecurityConfigurerAdapter|\.antMatchers\(|\bEnableGlobalMethodSecurity\b/,
    languages: JAVA,
    because: 'removed in Spring Security 6 and 7',
    example: '.antMatchers("/a").permitAll()',
  },
  {
    pattern: /\bjavax\.(?:servlet|persistence|validation|annotation|inject|ws|mail|transaction)\b/,
    languages: JAVA,
    because: 'jakarta since Spring Boot 3',
    example: 'import javax.servlet.http.HttpServletRequest;',
  },
  {
    pattern: /@Autowired\s+(?:private|protected)\s/,
    languages: JAVA,
    because: 'constructors say what a class needs',
    example: '@Autowired\n  private Store store;',
  },
  {
    pattern: /com\.netflix\.hystrix|springfox|cloud\.sleuth|org\.springframework\.retry/,
    because: 'archived',
    example: 'import org.springframework.retry.annotation.Retryable;',
  },
  {
    pattern:
      /exposure\.include\s*[=:]\s*["']?\*|ddl-auto\s*[=:]\s*(?:update|create)|open-in-view\s*[=:]\s*true/,
    because: 'leaks, drifts or hides queries',
    example: 'spring.jpa.hibernate.ddl-auto=update',
  },
  {
    pattern: /activateDefaultTyping\(|enableDefaultTyping\(/,
    languages: JAVA,
    because: 'runs what it reads',
    example: 'mapper.enableDefaultTyping();',
  },
  // Go
  {
    pattern: /\bhttp\.ListenAndServe(?:TLS)?\(|\bhttp\.(?:Get|Post|Head)\(|\bhttp\.DefaultClient\b/,
    languages: GO,
    because: 'no timeouts',
    example: 'log.Fatal(http.ListenAndServe(":8080", mux))',
  },
  {
    pattern: /"io\/ioutil"|\bioutil\./,
    languages: GO,
    because: 'deprecated since Go 1.16',
    example: 'ioutil.ReadAll(r.Body)',
  },
  {
    pattern: /"github\.com\/(?:dgrijalva\/jwt-go|pkg\/errors)"/,
    languages: GO,
    because: 'archived',
    example: 'import "github.com/dgrijalva/jwt-go"',
  },
  {
    pattern: /"github\.com\/labstack\/echo"|\bc echo\.Context\b/,
    languages: GO,
    because: 'Echo 5 has another signature',
    example: 'func a(c echo.Context) error {',
  },
  {
    pattern: /InsecureSkipVerify:\s*true/,
    languages: GO,
    because: 'talks to whoever answers',
    example: 'tls.Config{InsecureSkipVerify: true}',
  },
  // Ruby and PHP
  {
    pattern: /\bpermit!|\bupdate_attributes\b|Rails\.application\.secrets\b/,
    languages: ['ruby'],
    because: 'mass assignment, or removed',
    example: 'params.permit!',
  },
  {
    pattern: /\$guarded\s*=\s*\[\s*\]|\bunserialize\((?![^)]*allowed_classes)|\bmd5\(\$pass/,
    languages: ['php'],
    because: 'mass assignment, code execution, fast hashes',
    example: 'protected $guarded = [];',
  },
  // Dockerfiles and compose
  {
    pattern: /^FROM\s+(?:--\S+\s+)?\S+:latest\b/im,
    languages: ['dockerfile'],
    because: 'another image every day',
    example: 'FROM node:latest',
  },
  {
    pattern: /^MAINTAINER\b/im,
    languages: ['dockerfile'],
    because: 'deprecated for a label',
    example: 'MAINTAINER me',
  },
  {
    pattern: /^USER\s+(?:root|0)\b/im,
    languages: ['dockerfile'],
    because: 'the process owns the container',
    example: 'USER root',
  },
  {
    pattern: /^(?:CMD|ENTRYPOINT)\s+(?!\[)/im,
    languages: ['dockerfile'],
    because: 'a shell gets the signals',
    example: 'CMD node server.js',
  },
  {
    pattern: /"npm",\s*"(?:start|run)"/,
    languages: ['dockerfile'],
    because: 'npm gets the signals',
    example: 'CMD ["npm", "start"]',
  },
  {
    pattern: /^ADD\s+(?:--\S+\s+)*https?:/im,
    languages: ['dockerfile'],
    because: 'fetched without a checksum',
    example: 'ADD https://example.org/a.tgz /a',
  },
  {
    pattern: /npm (?:install|i) (?:--production|--only=prod)/,
    because: 'npm ci --omit=dev',
    example: 'RUN npm install --production',
  },
  {
    pattern: /^(?:ARG|ENV)\s+\w*(?:PASSWORD|SECRET|TOKEN|PRIVATE_KEY)\w*\s*=\s*\S/im,
    languages: ['dockerfile'],
    because: 'stays in the layers',
    example: 'ENV DB_PASSWORD=x',
  },
  {
    pattern: /^COPY\s+(?:\S+\s+)*\.env\b/im,
    languages: ['dockerfile'],
    because: 'the secrets are in the image',
    example: 'COPY .env ./',
  },
  {
    pattern: /tiangolo\/uvicorn-gunicorn/,
    because: 'retired by its author',
    example: 'FROM tiangolo/uvicorn-gunicorn:1',
  },
  {
    pattern: /\bnode:(?:8|10|12|14|16|18)\b|\bpython:(?:2|3\.[0-9])(?!\d)/,
    because: 'out of support',
    example: 'FROM node:14-alpine',
  },
  {
    pattern: /^version:\s*['"]?[23](?:\.\d+)?['"]?\s*\n(?:.*\n)*?services:/m,
    languages: YAML,
    because: 'compose warns about it',
    example: "version: '3.8'\nservices:\n",
  },
  {
    pattern: /^\s*links:\s*$/m,
    languages: YAML,
    because: 'networks do that',
    example: '    links:\n      - db',
  },
  {
    pattern: /-\s*['"]?(?:0\.0\.0\.0:)?(?:5432:5432|3306:3306|27017:27017|6379:6379)\b/,
    languages: YAML,
    because: 'a database open to the network, past the host’s firewall',
    example: '      - "5432:5432"',
  },
  {
    pattern: /^\s*depends_on:\s*(?:\[|\n\s*- )/m,
    languages: YAML,
    because: 'waits for the start, not for health',
    example: '    depends_on: [db]',
  },
  // Kubernetes
  {
    pattern:
      /apiVersion:\s*(?:extensions\/v1beta1|batch\/v1beta1|policy\/v1beta1|apps\/v1beta[12])|kind:\s*PodSecurityPolicy|\bk8s\.gcr\.io\b/,
    languages: YAML,
    because: 'removed',
    example: 'apiVersion: extensions/v1beta1',
  },
  {
    pattern: /nginx\.ingress\.kubernetes\.io\/|ingressClassName:\s*nginx\b/,
    languages: YAML,
    because: 'ingress-nginx is retired',
    example: '    nginx.ingress.kubernetes.io/rewrite-target: /',
  },
  // Pipelines
  {
    pattern: /^\s*(?:-\s*)?uses:\s*(?!\.\/|docker:)(?!slsa-framework\/)\S+@(?![0-9a-f]{40}\b)\S+/m,
    languages: YAML,
    because: 'a tag can be moved',
    example: '      - uses: actions/checkout@v7',
  },
  {
    pattern:
      /run:[^\n]*\$\{\{\s*github\.(?:event\.(?:issue|pull_request|comment|review|head_commit)|head_ref)/,
    languages: YAML,
    because: 'the text of strangers becomes script',
    example: '        run: echo "${{ github.event.issue.title }}"',
  },
  {
    pattern: /pull_request_target[\s\S]*ref:\s*\$\{\{\s*github\.event\.pull_request\.head/,
    languages: YAML,
    because: 'runs a stranger’s code with your secrets',
    example: 'on: pull_request_target\n  ref: ${{ github.event.pull_request.head.sha }}',
  },
  {
    pattern: /aws-access-key-id:|AWS_SECRET_ACCESS_KEY:\s*\$\{\{\s*secrets/,
    languages: YAML,
    because: 'a key that never ends',
    example: '          aws-access-key-id: ${{ secrets.ID }}',
  },
  {
    pattern: /\bsh\s+"[^"]*\$\{(?:params|env)\./,
    languages: ['groovy'],
    because: 'the text of strangers becomes script',
    example: 'sh "deploy ${params.target}"',
  },
  // nginx
  {
    pattern: /^\s*listen\s[^;]*\bhttp2\b/m,
    languages: ['nginx'],
    because: 'deprecated for http2 on',
    example: '  listen 443 ssl http2;',
  },
  {
    pattern: /ssl_protocols[^;]*TLSv1(?:\.1)?(?=[\s;])|\bssl_stapling\s+on/,
    languages: ['nginx'],
    because: 'weak, or without an answer since OCSP ended',
    example: 'ssl_protocols TLSv1 TLSv1.2;',
  },
  // Terraform
  {
    pattern: /=\s*"\$\{[\w.]+\}"\s*$/m,
    languages: ['hcl'],
    because: 'an expression needs no quotes since 0.12',
    example: '  name = "${var.name}"',
  },
  {
    pattern: /data\s+"template_file"|dynamodb_table\s*=/,
    languages: ['hcl'],
    because: 'replaced by templatefile and native locks',
    example: '    dynamodb_table = "locks"',
  },
  // SQL, wherever it stands
  {
    pattern: /\bSELECT\s+\*\s+FROM\b/i,
    because: 'reads columns that nobody asked for',
    example: 'SELECT * FROM users',
  },
  {
    pattern: /\b(?:big|small)?serial\b(?=[\s,)]+(?:PRIMARY|NOT|UNIQUE|,))/i,
    languages: ['sql'],
    because: 'identity columns are the standard',
    example: 'id serial PRIMARY KEY',
  },
  {
    pattern: /\btimestamp\b(?!\s*(?:\(\d\))?\s*(?:with\s+time|tz))(?=[\s,)]+(?:NOT|DEFAULT|NULL|,))/i,
    languages: ['sql'],
    because: 'a time without a zone',
    example: 'created timestamp NOT NULL',
  },
  {
    pattern:
      /\b(?:execute|query|raw)\w*\(\s*(?:f["']|`[^`]*(?:SELECT|INSERT|UPDATE|DELETE)[^`]*\$\{|["'](?:SELECT|INSERT|UPDATE|DELETE)[^"']*["']\s*(?:\+|%\s))/i,
    because: 'input becomes SQL',
    example: 'cursor.execute(f"SELECT id FROM t WHERE n = {name}")',
  },
];
