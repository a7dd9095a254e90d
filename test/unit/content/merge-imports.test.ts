import assert from 'node:assert/strict';
import { applyInsertions, mergeImports } from '../../../src/content/merge-imports.ts';

function merged(source: string, imports: string, language: string): string {
  return applyInsertions(source, mergeImports(source, imports, language).insertions);
}

/** Name, language, source, imports, expected. */
type Case = readonly [name: string, language: string, source: string, imports: string, expected: string];

const CASES: readonly Case[] = [
  [
    'adds a line after the last import',
    'typescript',
    "import express from 'express';\n\nconst app = express();\n",
    "import helmet from 'helmet';",
    "import express from 'express';\nimport helmet from 'helmet';\n\nconst app = express();\n",
  ],
  ['does not repeat an import', 'ts', "import helmet from 'helmet';\n", "import helmet from 'helmet';", "import helmet from 'helmet';\n"],
  [
    'does not mind quotes and semicolons when it compares',
    'ts',
    'import { rateLimit } from "express-rate-limit"\n',
    "import { rateLimit } from 'express-rate-limit';",
    'import { rateLimit } from "express-rate-limit"\n',
  ],
  [
    'joins names to the import they belong to',
    'ts',
    "import { a } from 'x';\n",
    "import { b, a } from 'x';",
    "import { a, b } from 'x';\n",
  ],
  [
    'joins names to an import over several lines with a trailing comma',
    'ts',
    "import {\n    a,\n    c,\n} from 'x';\n",
    "import { b } from 'x';",
    "import {\n    a,\n    c,\n    b,\n} from 'x';\n",
  ],
  [
    'joins names to a default import',
    'ts',
    "import express from 'express';\n",
    "import express, { Router } from 'express';",
    "import express, { Router } from 'express';\n",
  ],
  [
    'keeps types and values apart',
    'ts',
    "import type { Request } from 'express';\n",
    "import express from 'express';",
    "import type { Request } from 'express';\nimport express from 'express';\n",
  ],
  [
    'adds a default name that the file has under another name',
    'ts',
    "import token from 'jsonwebtoken';\n",
    "import jwt from 'jsonwebtoken';",
    "import token from 'jsonwebtoken';\nimport jwt from 'jsonwebtoken';\n",
  ],
  [
    'adds only what is missing of an import',
    'ts',
    "import * as z from 'zod';\n",
    "import zod, { type ZodType } from 'zod';",
    "import * as z from 'zod';\nimport zod, { type ZodType } from 'zod';\n",
  ],
  ['fills an empty file', 'ts', '', "import a from 'a';", "import a from 'a';\n"],
  [
    'goes below shebang, licence and directive',
    'javascript',
    "#!/usr/bin/env node\n/* Copyright */\n\n'use strict';\n\nmain();\n",
    "const a = require('a');",
    "#!/usr/bin/env node\n/* Copyright */\n\n'use strict';\n\nconst a = require('a');\n\nmain();\n",
  ],
  [
    'leaves a comment with the code it is about',
    'javascript',
    '// Starts the server.\nstart();\n',
    "import a from 'a';",
    "import a from 'a';\n\n// Starts the server.\nstart();\n",
  ],
  [
    'joins names of a require',
    'javascript',
    "const { a } = require('x');\nconst b = require('b')();\n",
    "const { c } = require('x');\nconst b = require('b')();",
    "const { a, c } = require('x');\nconst b = require('b')();\n",
  ],
  [
    'finds imports below other code',
    'ts',
    "import 'dotenv/config';\nsetup();\nimport a from 'a';\n",
    "import a from 'a';\nimport 'dotenv/config';",
    "import 'dotenv/config';\nsetup();\nimport a from 'a';\n",
  ],
  [
    'sorts Python into its groups',
    'python',
    '"""The app."""\nfrom __future__ import annotations\n\nimport os\n\nfrom fastapi import FastAPI\n\nfrom .db import session\n\napp = FastAPI()\n',
    'import logging\nfrom fastapi import Depends\nimport jwt',
    '"""The app."""\nfrom __future__ import annotations\n\nimport os\nimport logging\n\nfrom fastapi import FastAPI, Depends\nimport jwt\n\nfrom .db import session\n\napp = FastAPI()\n',
  ],
  [
    'opens a group of its own before a later one',
    'python',
    'from fastapi import FastAPI\n\napp = FastAPI()\n',
    'import os\nfrom typing import Annotated, Any',
    'import os\nfrom typing import Annotated, Any\n\nfrom fastapi import FastAPI\n\napp = FastAPI()\n',
  ],
  [
    'goes below a Python docstring and encoding',
    'python',
    '#!/usr/bin/env python3\n# -*- coding: utf-8 -*-\n"""Doc\n\nmore."""\n\nprint(1)\n',
    'import os\n\nimport jwt',
    '#!/usr/bin/env python3\n# -*- coding: utf-8 -*-\n"""Doc\n\nmore."""\n\nimport os\n\nimport jwt\n\nprint(1)\n',
  ],
  [
    'joins names in parentheses',
    'python',
    'from fastapi import (\n    FastAPI,\n)\n',
    'from fastapi import Depends, HTTPException',
    'from fastapi import (\n    FastAPI,\n    Depends,\n    HTTPException,\n)\n',
  ],
  [
    'joins a Go block, sorted, in two groups',
    'go',
    'package main\n\nimport (\n\t"log"\n\t"net/http"\n\n\t"github.com/go-chi/chi/v5"\n)\n\nfunc main() {}\n',
    'import (\n\t"context"\n\t"net/http"\n\t"time"\n\n\t"golang.org/x/time/rate"\n)',
    'package main\n\nimport (\n\t"context"\n\t"log"\n\t"net/http"\n\t"time"\n\n\t"github.com/go-chi/chi/v5"\n\t"golang.org/x/time/rate"\n)\n\nfunc main() {}\n',
  ],
  [
    'gives a Go block its second group',
    'go',
    'package main\n\nimport (\n\t"log"\n)\n',
    'import "golang.org/x/time/rate"',
    'package main\n\nimport (\n\t"log"\n\n\t"golang.org/x/time/rate"\n)\n',
  ],
  [
    'writes a Go block after a single import',
    'go',
    'package main\n\nimport "log"\n\nfunc main() {}\n',
    'import (\n\t"log"\n\t"time"\n)',
    'package main\n\nimport "log"\nimport (\n\t"time"\n)\n\nfunc main() {}\n',
  ],
  [
    'writes a Go block below the package line',
    'go',
    '// Package main serves.\npackage main\n\nfunc main() {}\n',
    'import "time"',
    '// Package main serves.\npackage main\n\nimport (\n\t"time"\n)\n\nfunc main() {}\n',
  ],
  [
    'knows a Go alias',
    'go',
    'package a\n\nimport (\n\tjwt "github.com/golang-jwt/jwt/v5"\n)\n',
    'import jwt "github.com/golang-jwt/jwt/v5"',
    'package a\n\nimport (\n\tjwt "github.com/golang-jwt/jwt/v5"\n)\n',
  ],
  [
    'adds Java imports after the last one and knows the wildcard',
    'java',
    'package a.b;\n\nimport java.util.*;\nimport java.io.File;\n\nclass A {}\n',
    'import java.util.List;\nimport java.time.Duration;',
    'package a.b;\n\nimport java.util.*;\nimport java.io.File;\nimport java.time.Duration;\n\nclass A {}\n',
  ],
  [
    'puts the first Java import below the package line',
    'java',
    '/* Licence */\npackage a.b;\nclass A {}\n',
    'import java.util.List;',
    '/* Licence */\npackage a.b;\n\nimport java.util.List;\n\nclass A {}\n',
  ],
  [
    'adds PHP use lines below the namespace',
    'php',
    '<?php\n\ndeclare(strict_types=1);\n\nnamespace App;\n\nuse A\\B;\n\nclass C {}\n',
    'use A\\B;\nuse A\\D;',
    '<?php\n\ndeclare(strict_types=1);\n\nnamespace App;\n\nuse A\\B;\nuse A\\D;\n\nclass C {}\n',
  ],
  [
    'keeps Windows line ends',
    'typescript',
    "import a from 'a';\r\n\r\nrun();\r\n",
    "import b from 'b';\nimport c from 'c';",
    "import a from 'a';\r\nimport b from 'b';\r\nimport c from 'c';\r\n\r\nrun();\r\n",
  ],
];

describe('mergeImports', () => {
  for (const [name, language, source, imports, expected] of CASES) {
    it(name, () => {
      assert.equal(merged(source, imports, language), expected);
    });
    it(`${name}: a second time changes nothing`, () => {
      const once = merged(source, imports, language);
      assert.equal(merged(once, imports, language), once);
    });
  }

  it('tells where code may begin', () => {
    const source = "#!/usr/bin/env node\nimport a from 'a';\n\nrun();\n";
    assert.equal(source.slice(mergeImports(source, undefined, 'typescript').headerEnd), '\n\nrun();\n');
  });
});
